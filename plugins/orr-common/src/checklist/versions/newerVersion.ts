import { questionApplies } from '../applicability';
import { questionsOf } from '../checklistDefaults';
import { ChecklistDocument, Question, Risk } from '../checklistDocument';
import { bindableQuestions, BindableQuestion } from './bindableQuestions';
import { bindingOn } from './bindingOn';
import { BindingQuestion, SparedQuestion } from './rollout';

/** A checklist document with its number and what it binds. @public */
export interface VersionInForce {
  /** The number of the version. */
  version: number;
  /** What it asks. */
  document: ChecklistDocument;
  /** What does not wait for the next review, that of earlier versions included. */
  binding?: readonly BindingQuestion[];
  /** What it asks of new entities only, that of earlier versions included. */
  spared?: readonly SparedQuestion[];
}

const BY_WEIGHT: readonly Risk[] = ['high', 'medium', 'low'];

const givesStanding = ({ profiles }: Question) =>
  profiles.some(profile => profile === 'launch' || profile === 'periodic');

/**
 * What a newer version asks of an entity besides what it was decided on, the greater risk first, and the last day, YYYY-MM-DD, on
 * which that decision holds. Absent where the decided version is current.
 *
 * @public
 */
export function newerVersion(
  decided: VersionInForce,
  current: VersionInForce,
  entity: object,
  /** What the newer version does not ask of this entity. */
  sparedQuestionIds: readonly string[] = [],
):
  | {
      dueOn?: string;
      questions: (Pick<Question, 'title' | 'risk'> &
        Pick<BindableQuestion, 'questionId' | 'why'>)[];
    }
  | undefined {
  if (current.version <= decided.version) {
    return undefined;
  }
  const asked = new Map(
    questionsOf(current.document)
      .filter(
        question =>
          givesStanding(question) &&
          questionApplies(question, entity) &&
          !sparedQuestionIds.includes(question.id),
      )
      .map(question => [question.id, question]),
  );
  const questions = bindableQuestions(
    decided.document,
    current.document,
  ).flatMap(({ questionId, why }) => {
    const question = asked.get(questionId);
    return question
      ? [{ questionId, why, title: question.title, risk: question.risk }]
      : [];
  });
  const [dueOn] = bindingOn(current.binding ?? [], current.document, entity)
    .filter(({ version }) => version > decided.version)
    .map(rule => rule.dueOn)
    .sort();
  return {
    ...(dueOn !== undefined && { dueOn }),
    questions: questions.sort(
      (one, other) =>
        BY_WEIGHT.indexOf(one.risk) - BY_WEIGHT.indexOf(other.risk),
    ),
  };
}
