import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import { ChecklistVersionSummary } from 'backstage-plugin-orr-common';
import { ChecklistDifferencesState } from '../../hooks/useChecklistDifferences';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { PageTextField } from '../PageTextField';
import { OlderVersions } from './OlderVersions';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    alignItems: 'center',
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      '& .MuiInputBase-root': { minHeight: 44 },
    },
  },
  button: { minHeight: 44 },
}));

/** Those of the list, and the two that are compared where it does not reach so far back. */
function optionsOf({
  versions,
  compared,
}: ChecklistDifferencesState): ChecklistVersionSummary[] {
  const known =
    compared.status === 'ready' && compared.value
      ? [compared.value.from, compared.value.to]
      : [];
  const byVersion = new Map(
    [...known, ...versions.items].map(one => [one.version, one]),
  );
  return [...byVersion.values()].sort(
    (one, other) => other.version - one.version,
  );
}

function Picker(props: {
  state: ChecklistDifferencesState;
  name: 'from' | 'to';
}) {
  const { state, name } = props;
  const { from, to, choose } = state;
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const options = optionsOf(state);
  const value = state[name];
  return (
    <PageTextField
      select
      fullWidth
      id={`orr-versions-${name}`}
      label={t(
        name === 'from'
          ? 'checklists.differences.before'
          : 'checklists.differences.after',
      )}
      value={options.some(({ version }) => version === value) ? value : ''}
      onChange={event =>
        // Both are named, so that the address means the same when a version is added.
        choose({ ...named(from, to), [name]: String(event.target.value) })
      }
      size="small"
    >
      {options.map(({ version, publishedAt }) => (
        <MenuItem key={version} value={version}>
          {t('checklists.differences.option', {
            version: String(version),
            date: relative(publishedAt).full,
          })}
        </MenuItem>
      ))}
    </PageTextField>
  );
}

function named(from: number | undefined, to: number | undefined) {
  return { from: from?.toString(), to: to?.toString() };
}

/** Chooses the two versions of a checklist that are compared. @internal */
export function VersionPickers({
  state,
}: {
  state: ChecklistDifferencesState;
}) {
  const { from, to, choose, versions } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <div className={classes.root}>
        <Picker state={state} name="from" />
        <Button
          className={classes.button}
          onClick={() => choose(named(to, from))}
        >
          <span aria-hidden>⇄&nbsp;</span>
          {t('checklists.differences.swap')}
        </Button>
        <Picker state={state} name="to" />
      </div>
      <OlderVersions state={versions} />
    </div>
  );
}
