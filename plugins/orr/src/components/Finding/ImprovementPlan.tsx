import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { compareByPlan, isGap } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AskedQuestion } from '../Questionnaire/askedSections';
import { QuestionStanding } from '../Questionnaire/QuestionStanding';
import { ShortDisposition } from './ShortDisposition';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(1, 0),
    '& summary': { cursor: 'pointer', ...theme.typography.subtitle2 },
  },
  list: { margin: theme.spacing(0.5, 0, 1), paddingLeft: theme.spacing(3) },
  link: {
    textAlign: 'left',
    overflowWrap: 'anywhere',
    font: 'inherit',
    verticalAlign: 'top',
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
}));

/** The gaps of a review in the order in which closing them helps most, each with what is done about it. @internal */
export function ImprovementPlan(props: {
  asked: AskedQuestion[];
  /** Whether it is unfolded at first. */
  open?: boolean;
  onOpen: (questionId: string) => void;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const gaps = props.asked
    .flatMap(({ question, judgement, statement }) =>
      isGap(judgement.level)
        ? [{ question, judgement, statement, level: judgement.level }]
        : [],
    )
    .sort(compareByPlan);
  if (!gaps.length) {
    return null;
  }
  const title = t('finding.plan.title', { count: gaps.length });
  return (
    <details className={classes.root} open={props.open}>
      <summary>{title}</summary>
      <Typography variant="body2" color="textSecondary">
        {t('finding.plan.order')}
      </Typography>
      <ol className={classes.list} aria-label={title}>
        {gaps.map(({ question, judgement, statement }) => (
          <Typography component="li" variant="body2" key={question.id}>
            <Link
              component="button"
              type="button"
              underline="always"
              className={classes.link}
              onClick={() => props.onOpen(question.id)}
            >
              {question.title}
            </Link>{' '}
            <QuestionStanding
              judgement={judgement}
              statement={statement}
              words
            />
            {` · ${t(`answer.effort.${question.effort}`)}`}
            <ShortDisposition questionId={question.id} orNothing />
          </Typography>
        ))}
      </ol>
    </details>
  );
}
