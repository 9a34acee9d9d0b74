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

/** How many questions of a checklist have evidence at hand for an entity. @internal */
export function countPrefillable(
  checklist: Pick<ChecklistDocument, 'sections'>,
  entity: unknown,
  facts: readonly KnownFact[],
): number {
  return questionsOf(checklist).filter(
    question =>
      questionApplies(question, entity) &&
      factsForQuestion(question, facts).some(isLinkedFact),
  ).length;
}
