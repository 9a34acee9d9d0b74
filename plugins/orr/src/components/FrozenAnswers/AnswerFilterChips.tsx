import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ANSWER_FILTERS, AnswerFilter } from './answerFilter';
import { AnswerFilterState } from './useAnswerFilter';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(2, 0),
  },
  chip: {
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('xs')]: { height: 44, borderRadius: 22 },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

// These two are what a reviewer comes for, so that none of them is worth saying too.
const ALWAYS: readonly AnswerFilter[] = ['risks', 'notApplicable'];

/** Which answers show, each kind with how many there are; all of them are one press away. @internal */
export function AnswerFilterChips(props: {
  filter: AnswerFilterState;
  counts: Record<AnswerFilter, number>;
  total: number;
}) {
  const { filter, counts, total } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const chip = (pressed: boolean, label: string, onClick: () => void) => (
    <Chip
      key={label}
      className={classes.chip}
      component="button"
      clickable
      color={pressed ? 'primary' : 'default'}
      variant={pressed ? 'default' : 'outlined'}
      aria-pressed={pressed}
      label={label}
      onClick={onClick}
    />
  );
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('scrutiny.filter.label')}
    >
      {ANSWER_FILTERS.filter(
        item => counts[item] > 0 || ALWAYS.includes(item),
      ).map(item =>
        chip(
          filter.chosen.includes(item),
          t(`scrutiny.filter.${item}`, { number: String(counts[item]) }),
          () => filter.toggle(item),
        ),
      )}
      {chip(
        filter.showsAll,
        t('scrutiny.filter.all', { number: String(total) }),
        filter.showsAll ? filter.showPreset : filter.showAll,
      )}
    </div>
  );
}
