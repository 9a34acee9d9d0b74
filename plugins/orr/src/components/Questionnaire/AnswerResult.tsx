import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AnswerStatement,
  Question,
  QuestionJudgement,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EvidenceRung } from './EvidenceRung';
import { improvementsOf } from 'backstage-plugin-orr-common';
import { QuestionStanding } from './QuestionStanding';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2), maxWidth: '80ch' },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(3),
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
}));

/** The level an answer shows now, and what would close its gap. @internal */
export function AnswerResult(props: {
  question: Question;
  statement?: AnswerStatement | null;
  judgement: QuestionJudgement;
  /** It is judged without a statement too. */
  byFact?: boolean;
}) {
  const { question, statement, judgement, byFact } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!statement && !byFact) {
    return null;
  }
  const gap = ['HIGH', 'MEDIUM', 'LOW'].includes(judgement.level ?? 'NONE');
  const improvements = gap ? improvementsOf(question, statement) : [];
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t('answer.result')}{' '}
        <QuestionStanding judgement={judgement} statement={statement} words />
        {judgement.rung && (
          <>
            {' · '}
            <EvidenceRung question={question} rung={judgement.rung} />
          </>
        )}
      </Typography>
      {judgement.needsConfirmation && (
        <Typography variant="body2" color="textSecondary">
          {t('answer.rule.needsConfirmation')}
        </Typography>
      )}
      {judgement.evidenceMissing && (
        <Typography variant="body2" color="textSecondary">
          {t('answer.rule.evidenceMissing')}
        </Typography>
      )}
      {improvements.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h5">
            {t('answer.improvement')}
          </Typography>
          <ul className={classes.list}>
            {improvements.map(item => (
              <Typography variant="body2" component="li" key={item.id}>
                {item.title ? `${item.title}: ${item.text}` : item.text}
              </Typography>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
