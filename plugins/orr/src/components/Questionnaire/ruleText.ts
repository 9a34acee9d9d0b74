import {
  AnswerForm,
  Level,
  RiskExpression,
  parseRiskExpression,
} from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';

type ChoicesForm = Extract<AnswerForm, { type: 'choices' }>;

function words(
  expression: RiskExpression,
  form: ChoicesForm,
  t: OrrText,
): string {
  const inner = (operand: RiskExpression) => {
    const text = words(operand, form, t);
    return operand.type === 'and' || operand.type === 'or' ? `(${text})` : text;
  };
  switch (expression.type) {
    case 'default':
      return t('answer.rule.default');
    case 'choice':
      return `“${
        form.choices.find(choice => choice.id === expression.id)?.title ??
        expression.id
      }”`;
    case 'not':
      return `${t('answer.rule.not')} ${inner(expression.operand)}`;
    default:
      return expression.operands
        .map(inner)
        .join(` ${t(`answer.rule.${expression.type}`)} `);
  }
}

function choicesRule(
  form: ChoicesForm,
  ruleIndex: number | undefined,
  t: OrrText,
): string | undefined {
  const rule = ruleIndex === undefined ? undefined : form.riskRules[ruleIndex];
  if (!rule) {
    return undefined;
  }
  const expression = parseRiskExpression(
    rule.when,
    form.choices.map(choice => choice.id),
  );
  return t('answer.rule.by', {
    number: String(ruleIndex! + 1),
    total: String(form.riskRules.length),
    condition: words(expression, form, t),
  });
}

function limitsRule(
  met: { atLeast?: number; atMost?: number },
  unit: string,
  t: OrrText,
): string {
  const { atLeast, atMost } = met;
  if (atLeast !== undefined && atMost !== undefined) {
    return t('answer.rule.between', {
      from: String(atLeast),
      to: String(atMost),
      unit,
    });
  }
  return atLeast !== undefined
    ? t('answer.rule.atLeast', { limit: String(atLeast), unit })
    : t('answer.rule.atMost', { limit: String(atMost), unit });
}

/** The unit of a number or duration, in words. @internal */
export function unitText(
  form: Extract<AnswerForm, { type: 'number' | 'duration' }>,
  t: OrrText,
): string {
  return form.type === 'duration' ? t(`answer.unit.${form.unit}`) : form.unit;
}

/** Every rule of a question over choices, first match first. @internal */
export function riskRulesOf(
  form: ChoicesForm,
  t: OrrText,
): { level: Level; condition: string }[] {
  const ids = form.choices.map(choice => choice.id);
  return form.riskRules.map(({ when, level }) => ({
    level: level.toLocaleUpperCase('en-US') as Level,
    condition: words(parseRiskExpression(when, ids), form, t),
  }));
}

/** The rule by which an answer gets its level, in words. @internal */
export function ruleText(
  form: AnswerForm,
  ruleIndex: number | undefined,
  t: OrrText,
): string | undefined {
  switch (form.type) {
    case 'choices':
      return choicesRule(form, ruleIndex, t);
    case 'practice':
      return t('answer.rule.practice');
    case 'number':
    case 'duration':
      return form.met && limitsRule(form.met, unitText(form, t), t);
    case 'date':
      return (
        form.met && t('answer.rule.withinDays', { count: form.met.withinDays })
      );
    default:
      return undefined;
  }
}
