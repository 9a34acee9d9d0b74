import { AnswerForm, Question } from 'backstage-plugin-orr-common';

/** In which ways a question can be answered, what is chosen most first. @internal */
export const ANSWER_TYPES = [
  'practice',
  'choices',
  'number',
  'duration',
  'date',
  'text',
] as const satisfies readonly AnswerForm['type'][];

/** How a question begins to be answered in another form; how to improve stays where both have it. @internal */
export function answerOfType(
  type: AnswerForm['type'],
  before: Pick<Question, 'answer' | 'risk'>,
): AnswerForm {
  const improvement =
    'improvement' in before.answer ? before.answer.improvement : undefined;
  const kept = improvement ? { improvement } : {};
  switch (type) {
    case 'choices':
      return {
        type,
        choices: [],
        riskRules: [{ when: 'default', level: before.risk }],
      };
    case 'number':
      return { type, unit: '', ...kept };
    case 'duration':
      return { type, unit: 'minutes', ...kept };
    case 'text':
      return { type };
    default:
      return { type, ...kept };
  }
}
