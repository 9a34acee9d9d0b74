import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntitySnapshot,
  SnapshotComparison,
} from 'backstage-plugin-orr-common';
import { SnapshotComparisonState } from '../../hooks/useSnapshotComparison';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSnapshotName } from '../../hooks/useSnapshotName';
import { useRelativeDate } from '../DateText';
import { PageTextField } from '../PageTextField';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    alignItems: 'center',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  button: { minHeight: 44 },
}));

type Option = Pick<
  EntitySnapshot,
  | 'id'
  | 'kind'
  | 'name'
  | 'sequence'
  | 'createdAt'
  | 'checklistVersion'
  | 'reviewKind'
>;

/** Those of the list, and the two that are compared where it does not reach so far back. */
function optionsOf(
  items: EntitySnapshot[],
  comparison?: SnapshotComparison,
): Option[] {
  const compared = comparison ? [comparison.from, comparison.to] : [];
  const beyond = compared
    .map(({ snapshot, ...stand }) => ({ ...stand, ...snapshot }))
    .filter(({ id }) => !items.some(item => item.id === id));
  const byId = new Map<string, Option>(
    [...items, ...beyond].map(item => [item.id, item]),
  );
  return [...byId.values()].sort((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
}

/** Chooses the two snapshots among all of the entity under the checklist. @internal */
export function SnapshotPickers(props: {
  state: SnapshotComparisonState;
  comparison?: SnapshotComparison;
}) {
  const { state, comparison } = props;
  const { from, to, choose, snapshots } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const snapshotName = useSnapshotName();
  const relative = useRelativeDate();
  const options = optionsOf(snapshots.items, comparison);
  const picker = (name: 'from' | 'to', value: string | undefined) => (
    <PageTextField
      select
      fullWidth
      id={`orr-compare-${name}`}
      label={t(name === 'from' ? 'compare.before' : 'compare.after')}
      value={options.some(({ id }) => id === value) ? value : ''}
      onChange={event => choose({ [name]: event.target.value })}
      size="small"
    >
      {options.map(option => (
        <MenuItem key={option.id} value={option.id}>
          {t('compare.option', {
            review: t(`reviewKind.${option.reviewKind}`),
            version: String(option.checklistVersion),
            name: snapshotName(option),
            date: relative(option.createdAt).full,
          })}
        </MenuItem>
      ))}
    </PageTextField>
  );
  return (
    <div>
      <div className={classes.root}>
        {picker('from', from)}
        <Button
          className={classes.button}
          onClick={() => choose({ from: to, to: from })}
        >
          <span aria-hidden>⇄&nbsp;</span>
          {t('compare.swap')}
        </Button>
        {picker('to', to)}
      </div>
      {snapshots.newest.status === 'error' && (
        <Typography role="alert">{t('compare.listFailed')}</Typography>
      )}
      {snapshots.older.hasMore && (
        <Button
          className={classes.button}
          size="small"
          aria-disabled={snapshots.older.status === 'loading'}
          onClick={
            snapshots.older.status === 'loading'
              ? undefined
              : snapshots.loadOlder
          }
        >
          {t(
            snapshots.older.status === 'loading'
              ? 'compare.olderLoading'
              : 'compare.older',
          )}
        </Button>
      )}
    </div>
  );
}
