import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question, QuestionFact } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { VouchedAnswer } from '../Vouching';
import { FactLine } from './FactLine';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(2, 0),
    padding: theme.spacing(1, 2),
    borderLeft: `2px solid ${theme.palette.divider}`,
    '& > * + *': { marginTop: theme.spacing(1) },
  },
}));

/** Whether a fact judges the question, or something is vouched for, for one of the entities at least. @internal */
export function isAnsweredByFact(facts: readonly QuestionFact[]): boolean {
  return facts.some(({ state }) => state === 'ok');
}

function whoAnswers(facts: readonly QuestionFact[]) {
  if (!isAnsweredByFact(facts)) {
    return 'fact.person';
  }
  return facts.every(({ state }) => state === 'ok')
    ? 'fact.answers'
    : 'fact.answersSome';
}

/** What the fact says that a question is bound to, and whether it or a person answers the question. */
function Told(props: { question: Question; facts: readonly QuestionFact[] }) {
  const { question, facts } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!facts.length) {
    return null;
  }
  return (
    <section
      className={classes.root}
      aria-label={t('fact.titleOf', { question: question.title })}
    >
      <Typography variant="subtitle2" component="h5">
        {t('fact.title')}
      </Typography>
      {facts.map(fact => (
        <FactLine key={fact.coveredEntityRef ?? ''} fact={fact} />
      ))}
      <Typography variant="body2">{t(whoAnswers(facts))}</Typography>
    </section>
  );
}

/** What facts say to a question, and what is vouched for by something that the entity is built on. @internal */
export function FactAnswer(props: {
  question: Question;
  facts: readonly QuestionFact[];
}) {
  const { question, facts } = props;
  return (
    <>
      <Told
        question={question}
        facts={facts.filter(({ vouching }) => vouching === undefined)}
      />
      <VouchedAnswer
        question={question}
        facts={facts.filter(({ vouching }) => vouching !== undefined)}
      />
    </>
  );
}
