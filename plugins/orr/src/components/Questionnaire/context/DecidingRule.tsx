import Typography from '@material-ui/core/Typography';
import { AnswerStatement, gateOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { QuestionStanding } from '../QuestionStanding';
import { ruleText } from '../ruleText';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';
import { RiskRules } from './RiskRules';

const FROM_THE_FORM: AnswerStatement['kind'][] = [
  'choices',
  'practice',
  'number',
  'duration',
  'date',
  'text',
];

/** Which rule decides the level of a question now, and what its gate does with it. @internal */
export function DecidingRule(props: ContextPanelProps) {
  const { question, judgement, statement } = props;
  const form = question.answer;
  const { t } = useOrrTranslation();
  const rule =
    statement && FROM_THE_FORM.includes(statement.kind)
      ? ruleText(form, judgement.ruleIndex, t)
      : undefined;
  const open =
    judgement.level !== undefined &&
    !['NONE', 'NOT_APPLICABLE'].includes(judgement.level);
  return (
    <ContextPanel title={t('answer.ruleNow')}>
      <Typography variant="body2">
        <QuestionStanding judgement={judgement} statement={statement} words />
      </Typography>
      {rule && <Typography variant="body2">{rule}</Typography>}
      {open && (
        <Typography variant="body2" color="textSecondary">
          {t(`answer.gate.${gateOf(question)}`)}
        </Typography>
      )}
      {form.type === 'choices' && (
        <RiskRules form={form} decided={judgement.ruleIndex} />
      )}
    </ContextPanel>
  );
}
