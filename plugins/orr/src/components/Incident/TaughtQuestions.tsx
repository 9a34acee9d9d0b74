import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  IncidentStatistics,
  QuestionIncidents,
  WOULD_HAVE_HELPED,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { TaughtIncidents } from './TaughtIncidents';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  card: { padding: theme.spacing(2), overflowWrap: 'anywhere' },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    listStyle: 'none',
    margin: theme.spacing(0.5, 0),
    padding: 0,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Stands for the incidents for which no question is named. */
const NO_QUESTION = '';

interface Opening {
  /** Of the question whose incidents are shown. */
  openKey: string | null;
  open: (key: string | undefined) => void;
}

/** Something that incidents taught, with the incidents themselves when they are asked for. */
function Card(
  props: Opening & {
    checklistId: string;
    questionId?: string;
    title: string;
    children: ReactNode;
  },
) {
  const { checklistId, questionId, title, openKey, open, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const key = questionId ?? NO_QUESTION;
  const isOpen = openKey === key;
  return (
    <Paper component="section" className={classes.card} aria-label={title}>
      <Typography variant="h6" component="h3">
        {title}
      </Typography>
      {children}
      <Button
        size="small"
        color="primary"
        style={{ minHeight: 44, textTransform: 'none' }}
        aria-expanded={isOpen}
        aria-label={t(
          isOpen ? 'incident.authors.hideOf' : 'incident.authors.showOf',
          { question: title },
        )}
        onClick={() => open(isOpen ? undefined : key)}
      >
        {t(isOpen ? 'incident.authors.hide' : 'incident.authors.show')}
      </Button>
      {isOpen && (
        <TaughtIncidents
          checklistId={checklistId}
          questionId={questionId}
          label={title}
        />
      )}
    </Paper>
  );
}

function Taught({ question }: { question: QuestionIncidents }) {
  const { origin, links, incidents, helped, lastOpenedAt } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t(`incident.authors.origin.${origin ?? 'gone'}`)}
        {links > 0 && ` · ${t('incident.authors.links', { count: links })}`}
      </Typography>
      <Typography>
        {t('incident.authors.since', { count: incidents })}
      </Typography>
      <ul className={classes.counts}>
        {WOULD_HAVE_HELPED.filter(key => helped[key] > 0).map(key => (
          <Typography key={key} component="li" variant="body2">
            {t(`incident.authors.count.${key}`)}: {helped[key]}
          </Typography>
        ))}
      </ul>
      <Typography variant="body2" color="textSecondary">
        {t('incident.authors.last')} <DateText date={lastOpenedAt} />
      </Typography>
    </>
  );
}

/** What incidents taught about the questions of one checklist. @internal */
export function TaughtQuestions(
  props: Opening & { statistics: IncidentStatistics },
) {
  const { statistics, ...opening } = props;
  const { checklistId, questions, withoutQuestion } = statistics;
  const { missing, none } = withoutQuestion;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!questions.length && !missing && !none) {
    return <Typography>{t('incident.authors.empty')}</Typography>;
  }
  return (
    <div className={classes.root}>
      {missing + none > 0 && (
        <Card
          {...opening}
          checklistId={checklistId}
          title={t('incident.authors.withoutQuestion')}
        >
          {missing > 0 && (
            <Typography>
              {t('incident.authors.missing', { count: missing })}
            </Typography>
          )}
          {none > 0 && (
            <Typography>
              {t('incident.authors.none', { count: none })}
            </Typography>
          )}
        </Card>
      )}
      {questions.map(question => (
        <Card
          key={question.questionId}
          {...opening}
          checklistId={checklistId}
          questionId={question.questionId}
          title={question.title}
        >
          <Taught question={question} />
        </Card>
      ))}
    </div>
  );
}
