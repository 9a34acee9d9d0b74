import { questionApplies } from '../checklist/applicability';
import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { isLinkedFact, KnownFact } from './knownFact';

/** The facts that a question asks to be shown beside it, in its own order. @internal */
export function factsForQuestion<T extends Pick<KnownFact, 'topic'>>(
  question: Pick<Question, 'prefill'>,
  facts: readonly T[],
): T[] {
  return (question.prefill ?? []).flatMap(topic =>
    facts.filter(fact => fact.topic === topic),
  );
}

/** How many questions of a checklist an entity is asked, and how many of them have evidence at hand. @internal */
export function countPrefillable(
  checklist: Pick<ChecklistDocument, 'sections'>,
  of: {
    entity: unknown;
    facts: readonly KnownFact[];
    /** What it is not asked since it is asked of new entities only. */
    sparedQuestionIds?: readonly string[];
  },
): { prefillable: number; questionCount: number } {
  const { entity, facts, sparedQuestionIds = [] } = of;
  const asked = questionsOf(checklist).filter(
    question =>
      questionApplies(question, entity) &&
      !sparedQuestionIds.includes(question.id),
  );
  return {
    prefillable: asked.filter(question =>
      factsForQuestion(question, facts).some(isLinkedFact),
    ).length,
    questionCount: asked.length,
  };
}
