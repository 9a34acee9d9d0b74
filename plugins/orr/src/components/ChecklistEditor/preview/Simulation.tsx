import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  decideByRules,
  Question,
  questionLevel,
} from 'backstage-plugin-orr-common';
import { useToday } from '../../../hooks/useToday';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { LevelMark } from '../../Level';
import { AnswerDraft } from '../../Questionnaire/autosave/answerDraft';
import { readDraft } from '../../Questionnaire/autosave/readDraft';
import { ruleText } from '../../Questionnaire/ruleText';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(1),
    padding: theme.spacing(1.5),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.default,
    overflowWrap: 'anywhere',
  },
}));

/** The rule that decides, by its place; undefined where none does. */
function decidingRule(question: Question, choices: string[]) {
  const { answer } = question;
  if (answer.type !== 'choices') {
    return 0;
  }
  const decision = decideByRules(
    {
      choices: answer.choices,
      conditions: answer.riskRules.map(({ when }) => when),
    },
    { selected: choices },
  );
  return typeof decision === 'object' ? decision.index : undefined;
}

/** A condition that cannot be read has no words. */
function wordsOf(
  ...[form, index, t]: Parameters<typeof ruleText>
): string | undefined {
  try {
    return ruleText(form, index, t);
  } catch {
    return undefined;
  }
}

/** What the answer in the preview would show, and by which rule. @internal */
export function Simulation(props: { question: Question; draft: AnswerDraft }) {
  const { question, draft } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const today = useToday();
  const statement = readDraft(draft, question).write?.statement;
  const { level } = useMemo(
    () =>
      questionLevel({
        question,
        statement,
        confirmed: true,
        today,
      }),
    [question, statement, today],
  );
  const isAnswered = level !== 'UNANSWERED';
  const rule = isAnswered
    ? wordsOf(question.answer, decidingRule(question, draft.choices), t)
    : undefined;
  return (
    <div className={classes.root} role="status">
      {isAnswered ? (
        <>
          <Typography variant="body2">
            {t('editor.preview.shows')}{' '}
            <LevelMark mark={level ?? 'informs'} words />
          </Typography>
          {rule && <Typography variant="body2">{rule}</Typography>}
        </>
      ) : (
        <Typography variant="body2">{t('editor.preview.tryIt')}</Typography>
      )}
    </div>
  );
}
