import { sha256Hex } from '../hash/sha256';
import { canonicalJson } from '../hash/canonicalJson';
import { DEFAULT_DUE_SOON_DAYS } from './computeStanding';
import { addDays, dayOf, endOfDay } from './dayBoundary';
import { Standing, StandingReason, StandingReasonCode } from './standing';

/** What a release pipeline is told of an entity, worst first. @public */
export const VERDICTS = ['noGo', 'conditional', 'go', 'notRequired'] as const;

/** What a release pipeline is told of an entity. @public */
export type Verdict = (typeof VERDICTS)[number];

/** How long an overdue entity may still be released, unless the organisation says otherwise, in days. @public */
export const OVERDUE_GRACE_DAYS = 14;

/** A standing under a checklist that is required of the entity. @public */
export interface VerdictStanding {
  /** The checklist that it is under. */
  checklistId: string;
  /** Where the entity stands. */
  standing: Standing;
  /** Why; of one that is overdue each with the last day on which it was not. */
  reasons: StandingReason[];
  /** YYYY-MM-DD until which the decision holds. */
  validUntil?: string;
  /** ISO instant at which the standing next changes by itself. */
  nextChangeAt?: string;
  /** The hash of the snapshot that was decided on. */
  snapshotHash?: string;
}

/** What a verdict is found from. Days count to their end in the organisation's time zone. @public */
export interface VerdictInput {
  /** Under all published checklists, those included that are not required of the entity. */
  standings: VerdictStanding[];
  /** How long after it was due an entity may still be released. Default {@link OVERDUE_GRACE_DAYS}. */
  overdueGraceDays?: number;
  /** So long before the end of a decision it is said to be due soon, which stops nothing. 30 where absent. */
  dueSoonDays?: number;
  /** The moment the verdict is asked for. */
  now: Date;
  /** IANA name of the organisation's time zone. */
  timeZone: string;
}

/** What one checklist says to a release. @public */
export interface ChecklistVerdict {
  /** The checklist. */
  checklistId: string;
  /** What it says. */
  verdict: Verdict;
  /** YYYY-MM-DD: while it is overdue, the last day on which that does not stop a release. */
  graceUntil?: string;
}

/** A reason for a verdict: that of the standing under one checklist. @public */
export interface VerdictReason extends StandingReason {
  /** The checklist that it is a reason under. */
  checklistId: string;
}

/** What all checklists together say to a release. @public */
export interface VerdictResult {
  /** The worst of what the checklists say. */
  verdict: Verdict;
  /** Why: the reasons of those checklists that say so. */
  reasons: VerdictReason[];
  /**
   * What it rests on: the hash of the snapshot that was decided on, or of the list of them where there are several; absent
   * before the first decision.
   */
  snapshotHash?: string;
  /**
   * YYYY-MM-DD: the last day on which decisions, conditions, accepted risks and graces let it hold; absent where nothing
   * lapses.
   */
  validUntil?: string;
  /** ISO instant at which it may next change by itself. */
  nextChangeAt?: string;
  /** What each checklist says, in the order of the standings. */
  checklists: ChecklistVerdict[];
}

/** What a release pipeline is told; not required where no checklist is. @public */
export function verdictOf(input: VerdictInput): VerdictResult {
  const judged = input.standings.map(standing => ({
    standing,
    said: checklistVerdictOf(standing, input),
  }));
  const verdict =
    VERDICTS.find(one => judged.some(({ said }) => said.verdict === one)) ??
    'notRequired';
  return {
    verdict,
    reasons: judged
      .filter(({ said }) => said.verdict === verdict)
      .flatMap(({ standing: { checklistId, reasons } }) =>
        reasons.map(reason => ({ checklistId, ...reason })),
      ),
    ...withoutAbsent({
      snapshotHash: snapshotHashOf(input.standings),
      validUntil: verdict === 'noGo' ? undefined : earliestLapse(judged, input),
      nextChangeAt: nextChangeOf(judged, input),
    }),
    checklists: judged.map(({ said }) => said),
  };
}

interface Judged {
  standing: VerdictStanding;
  said: ChecklistVerdict;
}

function checklistVerdictOf(
  { checklistId, standing, reasons }: VerdictStanding,
  input: VerdictInput,
): ChecklistVerdict {
  switch (standing) {
    case 'ready':
      return { checklistId, verdict: 'go' };
    case 'readyWithConditions':
      return { checklistId, verdict: 'conditional' };
    case 'notRequired':
      return { checklistId, verdict: 'notRequired' };
    case 'overdue': {
      const graceUntil = graceOf(reasons, input);
      const today = dayOf(input.now, input.timeZone);
      const isWithin = graceUntil !== undefined && today <= graceUntil;
      return {
        checklistId,
        verdict: isWithin ? 'conditional' : 'noGo',
        ...withoutAbsent({ graceUntil }),
      };
    }
    default:
      return { checklistId, verdict: 'noGo' };
  }
}

/** Counted from what was due first. */
function graceOf(
  reasons: StandingReason[],
  { overdueGraceDays = OVERDUE_GRACE_DAYS }: VerdictInput,
): string | undefined {
  const [first] = reasons.flatMap(({ date }) => date ?? []).sort();
  return first && addDays(first, overdueGraceDays);
}

function snapshotHashOf(standings: VerdictStanding[]): string | undefined {
  const frozen = standings
    .filter(({ standing }) => standing !== 'notRequired')
    .flatMap(({ checklistId, snapshotHash }) =>
      snapshotHash === undefined ? [] : [{ checklistId, snapshotHash }],
    )
    .sort((a, b) => (a.checklistId < b.checklistId ? -1 : 1));
  return frozen.length > 1
    ? sha256Hex(canonicalJson(frozen))
    : frozen[0]?.snapshotHash;
}

/** What lapses at the end of the day that the reason names. */
const LAPSING: StandingReasonCode[] = [
  'exempt',
  'conditionOpen',
  'acceptedHigh',
  'mitigationResidualHigh',
  'gapWithinGrace',
];

/**
 * The last day before the standing changes by itself, whatever it is that lapses then: the reasons name only what they are
 * about now. That a decision is due soon is no such change.
 */
function lastDayOf(
  { nextChangeAt, validUntil }: VerdictStanding,
  { dueSoonDays = DEFAULT_DUE_SOON_DAYS, now, timeZone }: VerdictInput,
): string[] {
  if (nextChangeAt === undefined || nextChangeAt <= now.toISOString()) {
    return [];
  }
  const changes = dayOf(new Date(nextChangeAt), timeZone);
  return validUntil && changes === addDays(validUntil, -dueSoonDays)
    ? []
    : [addDays(changes, -1)];
}

function earliestLapse(
  judged: Judged[],
  input: VerdictInput,
): string | undefined {
  const days = judged.flatMap(({ standing, said }) => {
    const { reasons, validUntil } = standing;
    const ofDecision = said.graceUntil ?? validUntil;
    return [
      ...(said.verdict !== 'notRequired' && ofDecision ? [ofDecision] : []),
      ...(said.verdict === 'notRequired' ? [] : lastDayOf(standing, input)),
      ...reasons.flatMap(({ code, date }) =>
        date !== undefined && LAPSING.includes(code) ? [date] : [],
      ),
    ];
  });
  return days.sort()[0];
}

function nextChangeOf(
  judged: Judged[],
  { now, timeZone }: VerdictInput,
): string | undefined {
  const instants = judged.flatMap(({ standing, said }) => [
    ...(standing.nextChangeAt ? [standing.nextChangeAt] : []),
    ...(said.graceUntil
      ? [endOfDay(said.graceUntil, timeZone).toISOString()]
      : []),
  ]);
  return instants.filter(at => at > now.toISOString()).sort()[0];
}

function withoutAbsent<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
