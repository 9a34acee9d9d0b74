import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { FactBinding, FactCondition } from '../checklist/factCondition';
import { Fact, VouchedFact } from '../review/disposition';
import { isSameRef } from '../review/entityRefs';
import {
  FactControl,
  FactDefinition,
  FactReading,
  FactType,
  FactValue,
} from './fact';
import { FactReason, HeldReading, judgeFact, maxAgeDaysOf } from './judgeFact';

/** A fact with who tells it. @public */
export interface ProvidedFact extends FactDefinition {
  /** What people know its provider by. */
  source: string;
}

/** Who vouches for the answer to a question, and for how long. @public */
export interface QuestionVouching {
  /** The vouching. */
  id: string;
  /** Which of its versions. */
  revision: number;
  /** What the platform does, in the words of who vouches. */
  statement: string;
  /** Full ref of who said so. */
  by: string;
  /** ISO instant at which it was first vouched for. */
  since: string;
  /** YYYY-MM-DD, the last day for which it is. */
  until: string;
  /** ISO instant at which it ends before, since it is being withdrawn. */
  endsAt?: string;
}

/** What a fact says to a question that is bound to it, or what something that the entity is built on vouches for; and from where that is known. @public */
export interface QuestionFact extends Pick<Fact, 'state' | 'rung' | 'met'> {
  /** The question. */
  questionId: string;
  /** Full ref of the covered entity that it is about; absent where the review is about one entity. */
  coveredEntityRef?: string;
  /** The fact that it is bound to; names a vouching where there is one. */
  factId: string;
  /** Absent where a fact says it: those that are vouched for count only where nobody has answered. */
  vouching?: QuestionVouching;
  /** What people know the fact by, or who vouches. */
  title: string;
  /** What people know its provider by; absent where nobody provides it. */
  source?: string;
  /** How the value is read; absent where nobody provides it. */
  type?: FactType;
  /** Who can change what it says; absent where nobody provides it. */
  controlledBy?: FactControl;
  /** When it meets the question. */
  condition: FactCondition;
  /** Days for which it answers. */
  maxAgeDays: number;
  /** Why it answers nothing. */
  reason?: FactReason;
  /** What was said last. */
  value?: FactValue;
  /** Of a share: how many, of how many. */
  sample?: FactReading['sample'];
  /** In the words of the provider. */
  note?: string;
  /** ISO instant at which it was so; absent where it was never read. */
  observedAt?: string;
  /** ISO instant since when its source could not be asked. */
  failingSince?: string;
  /** An http or https address where people can look at it. */
  url?: string;
}

/** What is known of one of the entities that a review is about. @public */
export interface FactSubject {
  /** Full ref; absent where the review is about one entity. */
  coveredEntityRef?: string;
  /** The newest reading of each fact. */
  readings: readonly HeldReading[];
}

/** The fact that a question is bound to: it answers where verification is fact, else it confirms or contradicts a person. */
function factOf({ fact }: Pick<Question, 'fact'>): FactBinding | undefined {
  return fact;
}

/** Ids of the facts that questions of a checklist are bound to. @public */
export function boundFactIds(
  checklist: Pick<ChecklistDocument, 'sections'>,
): string[] {
  return [
    ...new Set(
      questionsOf(checklist).flatMap(question => factOf(question)?.id ?? []),
    ),
  ];
}

function questionFactOf(
  question: Question,
  binding: FactBinding,
  options: {
    subject: FactSubject;
    definition?: ProvidedFact;
    now: Date;
  },
): QuestionFact {
  const { subject, definition, now } = options;
  const { id, condition, maxAgeDays } = binding;
  const { coveredEntityRef } = subject;
  const bound = {
    questionId: question.id,
    ...(coveredEntityRef !== undefined && { coveredEntityRef }),
    factId: id,
    condition,
  };
  if (!definition) {
    return {
      ...bound,
      title: id,
      maxAgeDays: maxAgeDaysOf({}, maxAgeDays),
      state: 'unknown',
      rung: 'said',
      reason: 'notProvided',
    };
  }
  const reading = subject.readings.find(({ factId }) => factId === id);
  const { at, ...judged } = judgeFact({
    definition,
    reading,
    condition,
    maxAgeDays,
    now,
  });
  return {
    ...bound,
    title: definition.title,
    source: definition.source,
    type: definition.type,
    controlledBy: definition.controlledBy,
    maxAgeDays: maxAgeDaysOf(definition, maxAgeDays),
    ...judged,
    ...(reading && { ...saidBy(reading), observedAt: at }),
  };
}

function saidBy({ value, sample, note, failingSince, url }: HeldReading) {
  return {
    ...(value !== undefined && { value }),
    ...(sample && { sample }),
    ...(note !== undefined && { note }),
    ...(failingSince !== undefined && { failingSince }),
    ...(url !== undefined && { url }),
  };
}

/**
 * What facts say to the questions of a checklist that are bound to them, for each of the entities that a review is about.
 *
 * @public
 */
export function questionFactsOf(options: {
  checklist: Pick<ChecklistDocument, 'sections'>;
  subjects: readonly FactSubject[];
  definitionOf: (factId: string) => ProvidedFact | undefined;
  now: Date;
}): QuestionFact[] {
  const { checklist, subjects, definitionOf, now } = options;
  return questionsOf(checklist).flatMap(question => {
    const binding = factOf(question);
    return binding
      ? subjects.map(subject =>
          questionFactOf(question, binding, {
            subject,
            definition: definitionOf(binding.id),
            now,
          }),
        )
      : [];
  });
}

function judges(
  { coveredEntityRef, state, observedAt }: QuestionFact,
  entityRef: string,
): boolean {
  return (
    state === 'ok' &&
    observedAt !== undefined &&
    (coveredEntityRef === undefined || isSameRef(coveredEntityRef, entityRef))
  );
}

/** What is vouched for of the questions of one of the entities that a review is about. @public */
export function judgingVouchings(
  facts: readonly QuestionFact[],
  entityRef: string,
): Record<string, VouchedFact> {
  return Object.fromEntries(
    facts.flatMap(fact =>
      fact.vouching && judges(fact, entityRef)
        ? [
            [
              fact.questionId,
              {
                state: fact.state,
                met: true,
                rung: fact.rung,
                at: fact.observedAt!,
                vouchingId: fact.vouching.id,
                by: fact.vouching.by,
              },
            ],
          ]
        : [],
    ),
  );
}

/** The facts that judge the questions of one of the entities that a review is about. @public */
export function judgingFacts(
  facts: readonly QuestionFact[],
  entityRef: string,
): Record<string, Fact> {
  return Object.fromEntries(
    facts
      .filter(fact => fact.vouching === undefined && judges(fact, entityRef))
      .map(({ questionId, state, met, rung, observedAt }) => [
        questionId,
        { state, met, rung, at: observedAt! },
      ]),
  );
}
