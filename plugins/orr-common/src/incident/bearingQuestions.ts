import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { FactTopic } from '../checklist/factTopics';

/** Why the answer to a question bears on incidents: the fact it is held against, what it is prefilled with, or its area. @public */
export type Bearing = 'fact' | 'topic' | 'area';

/** A question whose answer bears on incidents. @internal */
export interface BearingQuestion {
  /** The question itself. */
  question: Question;
  /** Why it does. */
  bearing: Bearing;
}

/** Facts about how incidents are noticed and put right. */
const FACTS = ['deployHealth.lastRollbackAt', 'deployHealth.changeFailRate'];
const FACT_PREFIX = 'incidents.';

/** What somebody uses who notices an incident and responds to it. */
const TOPICS: readonly FactTopic[] = [
  'alerts',
  'incidents',
  'on-call',
  'runbook',
];

/** A question about noticing is told by this alone; its area is looked at as well. */
const NOTICING: FactTopic = 'alerts';

function isAboutIncidents({ fact }: Question): boolean {
  return (
    fact !== undefined &&
    (fact.id.startsWith(FACT_PREFIX) || FACTS.includes(fact.id))
  );
}

/**
 * The questions of a checklist that bear on any incident, in its order: those held against facts about incidents and
 * rollbacks, those prefilled with what responders use, and those of the areas in which noticing is asked about.
 *
 * @internal
 */
export function bearingQuestions(
  document: Pick<ChecklistDocument, 'sections'>,
): BearingQuestion[] {
  const all = questionsOf(document);
  const areas = new Set(
    all
      .filter(
        question =>
          isAboutIncidents(question) || question.prefill?.includes(NOTICING),
      )
      .map(({ area }) => area.trim().toLowerCase()),
  );
  const bearingOf = (question: Question): Bearing | undefined => {
    if (isAboutIncidents(question)) {
      return 'fact';
    }
    if (question.prefill?.some(topic => TOPICS.includes(topic))) {
      return 'topic';
    }
    return areas.has(question.area.trim().toLowerCase()) ? 'area' : undefined;
  };
  return all.flatMap(question => {
    const bearing = bearingOf(question);
    return bearing ? [{ question, bearing }] : [];
  });
}
