import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { QUESTION_FILTERS, SELDOM_FILTERS } from './questionFilter';
import { ShownQuestions } from './useQuestionFilter';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 1, 1),
  },
  chip: {
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('xs')]: { height: 44, borderRadius: 22 },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

/** Which of the questions show, each with how many there are. @internal */
export function QuestionFilters(props: {
  shown: Pick<ShownQuestions, 'filter' | 'counts' | 'choose'>;
}) {
  const { filter: chosen, counts, choose } = props.shown;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const offered = QUESTION_FILTERS.filter(
    filter =>
      !SELDOM_FILTERS.includes(filter) ||
      counts[filter] > 0 ||
      filter === chosen,
  );
  return (
    <div
      className={classes.root}
      role="group"
      data-question-filters
      aria-label={t('questionnaire.filter.label')}
    >
      {offered.map(filter => (
        <Chip
          key={filter}
          className={classes.chip}
          component="button"
          size="small"
          clickable
          color={filter === chosen ? 'primary' : 'default'}
          variant={filter === chosen ? 'default' : 'outlined'}
          aria-pressed={filter === chosen}
          label={t(`questionnaire.filter.${filter}`, {
            number: String(counts[filter]),
          })}
          onClick={() => choose(filter)}
        />
      ))}
    </div>
  );
}
