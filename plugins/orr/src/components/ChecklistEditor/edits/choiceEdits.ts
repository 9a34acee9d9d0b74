import {
  AnswerForm,
  Choice,
  isSame,
  Question,
  RiskRule,
  rulesOfTiers,
} from 'backstage-plugin-orr-common';
import { isProvisional, proposedId, provisionalId } from './draftIds';

/** @internal */
export type ChoicesForm = Extract<AnswerForm, { type: 'choices' }>;

/** What a checklist takes of each. @internal */
export const CHOICE_LIMITS = { choices: 15, rules: 4 };

/** The rules that the tiers of its choices give a question. @internal */
export function rulesByTiers(
  question: Pick<Question, 'risk'>,
  choices: readonly Choice[],
): RiskRule[] {
  return rulesOfTiers({ risk: question.risk, choices });
}

/** Whether its rules are those that follow from the tiers. @internal */
export function isByTiers(question: Question): boolean {
  const { answer } = question;
  return (
    answer.type === 'choices' &&
    isSame(answer.riskRules, rulesByTiers(question, answer.choices))
  );
}

/** A question whose rules followed from its tiers has those that follow now, unless the rules themselves were changed. @internal */
export function withRulesOfTiers(before: Question, after: Question): Question {
  const { answer } = after;
  if (
    answer.type !== 'choices' ||
    before.answer.type !== 'choices' ||
    answer.riskRules !== before.answer.riskRules ||
    !isByTiers(before)
  ) {
    return after;
  }
  const riskRules = rulesByTiers(after, answer.choices);
  return isSame(riskRules, answer.riskRules)
    ? after
    : { ...after, answer: { ...answer, riskRules } };
}

/** @internal */
export function addChoice(form: ChoicesForm): ChoicesForm {
  const id = provisionalId(
    'choice',
    new Set(form.choices.map(choice => choice.id)),
  );
  return { ...form, choices: [...form.choices, { id, title: '' }] };
}

/** What is changed to undefined is gone. @internal */
export function changeChoice(
  form: ChoicesForm,
  index: number,
  change: Partial<Choice>,
): ChoicesForm {
  const choices = [...form.choices];
  choices[index] = withoutUndefined({ ...choices[index], ...change });
  return { ...form, choices };
}

/** @internal */
export function removeChoice(form: ChoicesForm, index: number): ChoicesForm {
  return {
    ...form,
    choices: form.choices.filter((_, place) => place !== index),
  };
}

/** @internal */
export function shiftChoice(
  form: ChoicesForm,
  index: number,
  by: -1 | 1,
): ChoicesForm {
  const to = index + by;
  if (to < 0 || to >= form.choices.length) {
    return form;
  }
  const choices = [...form.choices];
  [choices[index], choices[to]] = [choices[to], choices[index]];
  return { ...form, choices };
}

/** Ids in a condition are whole words of letters, digits, - and _. */
function renamedIn(when: string, id: string, newId: string): string {
  return when.replace(/[A-Za-z0-9_][A-Za-z0-9_-]*/g, word =>
    word === id ? newId : word,
  );
}

/** The id that the title of a choice gives it, where it has none of its own yet, in the rules as well. @internal */
export function settledChoice(
  form: ChoicesForm,
  index: number,
): ChoicesForm | undefined {
  const choice = form.choices[index];
  const taken = new Set([...form.choices.map(({ id }) => id), 'default']);
  const id =
    choice && isProvisional(choice.id)
      ? proposedId(choice.title, taken)
      : undefined;
  return id
    ? {
        ...changeChoice(form, index, { id }),
        riskRules: form.riskRules.map(rule => ({
          ...rule,
          when: renamedIn(rule.when, choice.id, id),
        })),
      }
    : undefined;
}

/** An object without what is not there. @internal */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as T;
}
