import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { questionsOf } from '../checklist/checklistDefaults';
import { decideByRules } from '../checklist/decideByRules';
import { evaluateLensQuestion } from '../lens/evaluateLensQuestion';
import { Lens } from '../lens/lens';
import { AnswerStatement } from '../review/answer';
import { Level } from '../review/disposition';
import { questionLevel } from '../scoring/questionLevel';
import { GivenAnswer, GivenAnswers } from './givenAnswers';

const PRACTICES = ['yes', 'partly', 'no'] as const;
const ORDER = ['none', 'low', 'medium', 'high'];
const LEVELS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'] as const;

/** What asks the questions. @public */
export type Asking = { lens: Lens } | { document: ChecklistDocument };

/**
 * The level of each question for the given answers, by the ids of the questions. What only informs, and was answered, shows no risk.
 *
 * @public
 */
export function levelsOf(
  asking: Asking,
  answers: GivenAnswers,
  options: {
    /** YYYY-MM-DD. */
    today: string;
  },
): Record<string, Level> {
  const answerTo = (id: string): GivenAnswer =>
    Object.hasOwn(answers, id) ? answers[id] : {};
  const levels =
    'lens' in asking
      ? asking.lens.pillars.flatMap(({ questions }) =>
          questions.map(question => [
            question.id,
            evaluateLensQuestion(question, answerTo(question.id)),
          ]),
        )
      : questionsOf(asking.document).map(question => [
          question.id,
          levelOf(question, answerTo(question.id), options.today),
        ]);
  return Object.fromEntries(levels);
}

/** What of the answers names nothing that is asked, in words. @public */
export function unknownAnswers(
  asking: Asking,
  answers: GivenAnswers,
): string[] {
  const known = new Map<string, readonly string[]>(
    'lens' in asking
      ? asking.lens.pillars.flatMap(({ questions }) =>
          questions.map(({ id, choices }) => [id, choices.map(one => one.id)]),
        )
      : questionsOf(asking.document).map(({ id, answer }) => [
          id,
          choicesOf(answer),
        ]),
  );
  return Object.entries(answers).flatMap(([id, answer]) => {
    const choices = known.get(id);
    return choices
      ? [...(answer.selected ?? []), ...(answer.notApplicable ?? [])]
          .filter(choice => !choices.includes(choice))
          .map(choice => `"${choice}" is no choice of "${id}"`)
      : [`There is no question "${id}"`];
  });
}

function choicesOf(form: Question['answer']): readonly string[] {
  switch (form.type) {
    case 'choices':
      return form.choices.map(({ id }) => id);
    case 'practice':
      return PRACTICES;
    default:
      return [];
  }
}

function levelOf(
  question: Question,
  answer: GivenAnswer,
  today: string,
): Level {
  const { answer: form } = question;
  const level = (statement: AnswerStatement | undefined) =>
    questionLevel({ question, statement, confirmed: false, today }).level ??
    'NONE';
  if (answer.isApplicable === false) {
    return level({ kind: 'notApplicable', reason: 'As it was given' });
  }
  if (form.type !== 'choices') {
    return level(statementOf(form, answer));
  }
  if (!answer.notApplicable?.length) {
    return level({ kind: 'choices', choices: answer.selected ?? [] });
  }
  const decision = decideByRules(
    {
      choices: form.choices,
      conditions: form.riskRules.map(({ when }) => when),
    },
    answer,
  );
  if (decision === 'unanswered' || decision === 'notApplicable') {
    return 'UNANSWERED';
  }
  const rule =
    decision.index === undefined ? undefined : form.riskRules[decision.index];
  return LEVELS[
    Math.min(
      ORDER.indexOf(rule?.level ?? question.risk),
      ORDER.indexOf(question.risk),
    )
  ];
}

function statementOf(
  form: Question['answer'],
  { selected = [], value }: GivenAnswer,
): AnswerStatement | undefined {
  switch (form.type) {
    case 'practice': {
      // Of several, the one that claims least.
      const practice = [...PRACTICES]
        .reverse()
        .find(one => selected.includes(one) || value === one);
      return practice && { kind: 'practice', value: practice };
    }
    case 'number':
    case 'duration':
      return typeof value === 'number' ? { kind: form.type, value } : undefined;
    case 'date':
    case 'text':
      return typeof value === 'string' ? { kind: form.type, value } : undefined;
    default:
      return undefined;
  }
}
