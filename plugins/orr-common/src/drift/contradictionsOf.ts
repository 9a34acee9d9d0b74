import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { QuestionFact } from '../facts/questionFact';
import { JudgedAnswer } from '../review/answer';
import { hasEvidenceInDate } from '../scoring/evidenceRung';
import { dayOf } from '../scoring/dayBoundary';
import { QuestionJudgement } from '../scoring/reviewJudgement';
import { Standing } from '../scoring/standing';
import { VouchingTerm, vouchingEndOf } from '../vouching/vouches';
import { ContradictionCause, FoundContradiction } from './contradiction';

/** Something that an entity depends on, as it is now. @internal */
export interface KnownDependency {
  /** Full ref. */
  entityRef: string;
  /** As the catalog has it. */
  tier?: string;
  /** Its worst standing. */
  headline: Standing;
  /** ISO instant since when that is so, or at which it was looked at. */
  at: string;
  /** Whether it is known that the entity did not depend on it when it was decided. */
  isNew: boolean;
}

/** What was decided about one entity, and what is known of it now. @internal */
export interface DriftInput {
  /** The version that was answered. */
  checklist: ChecklistDocument;
  /** Each question as the decision found it. */
  questions: readonly QuestionJudgement[];
  /** The answers that the decision found, of the entity itself where it has its own. */
  answers: Readonly<Record<string, JudgedAnswer>>;
  /** What facts say now to the questions that are bound to them. */
  facts: readonly QuestionFact[];
  /** What the decision found that was vouched for; frozen with it. */
  vouched?: readonly QuestionFact[];
  /** What has become of these vouchings, by id; those that are gone are absent. */
  vouchings?: ReadonlyMap<string, VouchingTerm>;
  /** What it depends on. */
  dependencies: readonly KnownDependency[];
  /** Of the entity, as the catalog has it. */
  tier?: string;
  /** From the most to the least critical. */
  tierOrder?: readonly string[];
  /** Questions about which something was disclosed since: whoever said so is not contradicted. */
  disclosedQuestionIds: readonly string[];
  /** Whether the next review is due soon, or overdue: that asks for newer evidence by itself. */
  isNextDue: boolean;
  /** ISO instant of the decision. */
  decidedAt: string;
  /** The moment that ages are judged at. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** Names a contradiction within a decision. @internal */
export interface ContradictionKey {
  /** The question that was answered. */
  questionId: string;
  /** What kind of signal it is. */
  cause: ContradictionCause;
  /** What the signal is about. */
  causeKey: string;
}

/** What contradicts a decision now. @internal */
export interface Drift {
  /** In the order of the checklist. */
  found: FoundContradiction[];
  /** Signals that say nothing now: what they contradicted before neither holds nor is over. */
  silent: ContradictionKey[];
}

const fold = (word: string) => word.trim().toLowerCase();

/** Whether a tier is known to be as critical as another, or more. */
function isAsCritical(
  tier: string | undefined,
  than: string | undefined,
  order: readonly string[] = [],
): boolean {
  if (tier === undefined || than === undefined) {
    return false;
  }
  const folded = order.map(fold);
  const [one, other] = [folded.indexOf(fold(tier)), folded.indexOf(fold(than))];
  return one >= 0 && other >= 0
    ? one <= other
    : fold(tier) === fold(than) && one === other;
}

/** Whether the decision took it that the question is met, by an answer or by what was decided about its gap. */
function passed(judgement: QuestionJudgement | undefined): boolean {
  return (
    judgement !== undefined &&
    judgement.counted &&
    (judgement.level === 'NONE' ||
      (judgement.gateLevel === 'NONE' && !judgement.accepted))
  );
}

function fromFact(question: Question, facts: readonly QuestionFact[]): Drift {
  const fact = facts.find(
    ({ questionId, vouching }) =>
      questionId === question.id && vouching === undefined,
  );
  if (!fact) {
    return { found: [], silent: [] };
  }
  const { factId: causeKey, observedAt, title, source, type } = fact;
  const { value, sample, condition, url } = fact;
  const key = { cause: 'factNotMet' as const, causeKey };
  if (fact.state !== 'ok' || fact.met === undefined || !observedAt) {
    return { found: [], silent: [{ questionId: question.id, ...key }] };
  }
  return {
    found: fact.met
      ? []
      : [
          {
            questionId: question.id,
            signal: {
              ...key,
              at: observedAt,
              title,
              condition,
              ...(source !== undefined && { source }),
              ...(type !== undefined && { type }),
              ...(value !== undefined && { value }),
              ...(sample && { sample }),
              ...(url !== undefined && { url }),
            },
          },
        ],
    silent: [],
  };
}

function fromEvidence(
  question: Question,
  judgement: QuestionJudgement,
  input: DriftInput,
): Drift {
  const { answers, now, decidedAt, timeZone } = input;
  const answer = Object.hasOwn(answers, question.id)
    ? answers[question.id]
    : undefined;
  const isInDate = (at: string | Date) =>
    hasEvidenceInDate({ question, answer, today: dayOf(at, timeZone) });
  const expired =
    question.evidence?.rule === 'required' &&
    judgement.level === 'NONE' &&
    !judgement.evidenceMissing &&
    isInDate(decidedAt) &&
    !isInDate(now);
  const key = { cause: 'evidenceExpired' as const, causeKey: '' };
  if (!expired) {
    return { found: [], silent: [] };
  }
  return input.isNextDue
    ? { found: [], silent: [{ questionId: question.id, ...key }] }
    : {
        found: [
          {
            questionId: question.id,
            signal: { ...key, at: now.toISOString() },
          },
        ],
        silent: [],
      };
}

function fromDependencies(
  question: Question,
  { dependencies, tier, tierOrder }: DriftInput,
): FoundContradiction[] {
  if (!question.prefill?.includes('dependencies')) {
    return [];
  }
  return dependencies
    .filter(dependency => isAsCritical(dependency.tier, tier, tierOrder))
    .flatMap(({ entityRef, headline, isNew, at }) => {
      const cause =
        (headline === 'notReady' && ('dependencyNotReady' as const)) ||
        (isNew && ('dependencyAdded' as const));
      return cause
        ? [
            {
              questionId: question.id,
              signal: { cause, causeKey: entityRef, at },
            },
          ]
        : [];
    });
}

/** An answer that rests on a vouching needs that, or another in its place. */
function fromVouching(
  { id }: Question,
  { vouchingId }: QuestionJudgement,
  input: DriftInput,
): FoundContradiction[] {
  const { facts, vouched = [], vouchings, now, timeZone } = input;
  const isVouchedFor = facts.some(
    ({ questionId, vouching }) => questionId === id && vouching !== undefined,
  );
  if (vouchingId === undefined || isVouchedFor) {
    return [];
  }
  const frozen = vouched.find(
    ({ questionId, vouching }) =>
      questionId === id && vouching?.id === vouchingId,
  );
  return [
    {
      questionId: id,
      signal: {
        cause: 'vouchingWithdrawn',
        causeKey: vouchingId,
        at: now.toISOString(),
        vouchingEnd: vouchingEndOf(vouchings?.get(vouchingId), {
          now,
          timeZone,
        }),
        ...(frozen && { title: frozen.title, url: frozen.url }),
        ...(frozen?.source !== undefined && { source: frozen.source }),
      },
    },
  ];
}

/**
 * What signals say against the answers that a decision rests on. A signal that cannot be relied on contradicts nothing, and
 * neither does one about a gap that the decision knew or that was disclosed since. Owners and tiers that have changed are
 * asked about by themselves.
 *
 * @internal
 */
export function contradictionsOf(input: DriftInput): Drift {
  const judged = new Map(
    input.questions.map(judgement => [judgement.questionId, judgement]),
  );
  const drift: Drift = { found: [], silent: [] };
  for (const question of questionsOf(input.checklist)) {
    const judgement = judged.get(question.id);
    if (
      judgement === undefined ||
      !passed(judgement) ||
      input.disclosedQuestionIds.includes(question.id)
    ) {
      continue;
    }
    const fact = fromFact(question, input.facts);
    const evidence = fromEvidence(question, judgement, input);
    drift.found.push(
      ...fact.found,
      ...evidence.found,
      ...fromDependencies(question, input),
      ...fromVouching(question, judgement, input),
    );
    drift.silent.push(...fact.silent, ...evidence.silent);
  }
  return drift;
}
