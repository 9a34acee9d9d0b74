import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import { FilterExplanation } from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { toneColour } from '../../Standing';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0, 0, 0, 3),
    display: 'grid',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
  truth: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 2,
    verticalAlign: 'bottom',
  },
  icon: { fontSize: '1.25em', flexShrink: 0 },
}));

function Truth({ holds }: { holds: boolean }) {
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useOrrTranslation();
  const Icon = holds ? CheckIcon : CloseIcon;
  return (
    <span
      className={classes.truth}
      style={{ color: toneColour(theme, holds ? 'success' : 'neutral') }}
    >
      <Icon className={classes.icon} aria-hidden />
      {t(holds ? 'matches.holds' : 'matches.holdsNot')}
    </span>
  );
}

function wordsOf(part: FilterExplanation, t: OrrText): string {
  const { type, field = '', test = 'unknown', wanted = '', found } = part;
  if (type !== 'field') {
    return type === 'value'
      ? t('matches.part.value', { wanted })
      : t(`matches.part.${type}`);
  }
  const asked = t(`matches.test.${test}`, { field, wanted });
  const there =
    found === undefined
      ? t('matches.nothingThere')
      : t('matches.there', { found });
  return `${asked}. ${there}`;
}

/** One part of a filter in words, with whether it holds, and those that it is made of below. @internal */
export function FilterPart({ part }: { part: FilterExplanation }) {
  const { holds, parts = [] } = part;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <Typography component="span" variant="body2">
        <Truth holds={holds} />: {wordsOf(part, t)}
      </Typography>
      {parts.length > 0 && (
        <ul className={classes.list}>
          {parts.map((inner, index) => (
            // eslint-disable-next-line react/no-array-index-key -- they have nothing else to be told apart by
            <li key={index}>
              <FilterPart part={inner} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
