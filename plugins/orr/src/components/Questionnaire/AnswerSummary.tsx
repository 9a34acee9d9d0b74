import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Answer, AnswerStatement, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { AnswerWords } from './AnswerWords';
import { unitText } from './ruleText';
import { CopiedFrom } from './known/CopiedFrom';
import { SafeLink } from './SafeLink';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: '80ch', overflowWrap: 'anywhere' },
  text: { whiteSpace: 'pre-line' },
  list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(3) },
}));

function Statement(props: { question: Question; statement: AnswerStatement }) {
  const { question, statement } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const form = question.answer;
  switch (statement.kind) {
    case 'choices':
      return (
        <ul className={classes.list}>
          {statement.choices.map(id => (
            <Typography component="li" key={id}>
              {(form.type === 'choices' &&
                form.choices.find(choice => choice.id === id)?.title) ||
                id}
            </Typography>
          ))}
        </ul>
      );
    case 'practice':
      return <Typography>{t(`answer.practice.${statement.value}`)}</Typography>;
    case 'number':
    case 'duration': {
      const unit =
        form.type === 'number' || form.type === 'duration'
          ? unitText(form, t)
          : '';
      return (
        <Typography>
          {statement.value} {unit}
        </Typography>
      );
    }
    case 'date':
      return (
        <Typography>
          <DateText date={statement.value} absolute />
        </Typography>
      );
    case 'text':
      return (
        <Typography className={classes.text}>{statement.value}</Typography>
      );
    case 'notApplicable':
      return (
        <Typography className={classes.text}>
          {t('answer.summary.notApplicable', { reason: statement.reason })}
        </Typography>
      );
    case 'coveredElsewhere':
      return (
        <Typography>
          {t('answer.summary.coveredElsewhere')}:{' '}
          <SafeLink url={statement.url} />, {t('answer.evidence.seenOn')}{' '}
          <DateText date={statement.date} absolute />
        </Typography>
      );
    default:
      return (
        <Typography className={classes.text}>
          {t('answer.summary.researchedBy', {
            person: (
              <EntityDisplayName entityRef={statement.assigneeRef} hideIcon />
            ),
          })}
          {statement.note && `: ${statement.note}`}
        </Typography>
      );
  }
}

/** An answer to read: what it says, its note and its evidence. @internal */
export function AnswerSummary(props: {
  question: Question;
  answer?: Pick<
    Answer,
    'statement' | 'note' | 'isNoteKept' | 'evidence' | 'copiedFrom'
  >;
}) {
  const { question, answer } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      {answer?.statement ? (
        <Statement question={question} statement={answer.statement} />
      ) : (
        <Typography color="textSecondary">
          {t(answer ? 'answer.summary.cleared' : 'answer.summary.unanswered')}
        </Typography>
      )}
      {answer && <AnswerWords answer={answer} />}
      {answer?.copiedFrom && <CopiedFrom source={answer.copiedFrom} />}
    </div>
  );
}
