import { Decision } from '../review/decision';
import { addDays, dayOf, startOfDay } from './dayBoundary';
import {
  Standing,
  StandingFlags,
  StandingInput,
  StandingReason,
  StandingResult,
} from './standing';
import {
  StandingMoment,
  cadenceEndOf,
  conditionsReasons,
  gapsSince,
  graceOf,
  isDecisionInDate,
  notReadyReasons,
  notRequiredReasons,
  overdueReasons,
  validityOf,
  windowOf,
} from './standingReasons';

/** @internal */
export const DEFAULT_DUE_SOON_DAYS = 30;

type Matched = Pick<StandingResult, 'standing' | 'rule' | 'reasons'>;

/**
 * The decision that a standing follows from: the latest of a launch or periodic review. Equal instants are told apart by
 * id, so that the order of storage never decides.
 *
 * @internal
 */
export function latestDecisionOf<
  TDecision extends Pick<Decision, 'id' | 'reviewKind' | 'decidedAt'>,
>(decisions: readonly TDecision[]): TDecision | undefined {
  return decisions
    .filter(
      ({ reviewKind }) => reviewKind === 'launch' || reviewKind === 'periodic',
    )
    .reduce<TDecision | undefined>((latest, decision) => {
      const later = latest
        ? Date.parse(decision.decidedAt) - Date.parse(latest.decidedAt)
        : 1;
      return later > 0 || (later === 0 && latest && decision.id > latest.id)
        ? decision
        : latest;
    }, undefined);
}

function sortKey(reason: StandingReason): string {
  const { date, questionId, conditionId, personRef } = reason;
  return JSON.stringify(
    [date, questionId, conditionId, personRef].map(part => part ?? ''),
  );
}

function inFixedOrder(reasons: StandingReason[]): StandingReason[] {
  const codes = [...new Set(reasons.map(reason => reason.code))];
  return codes.flatMap(code =>
    reasons
      .filter(reason => reason.code === code)
      .map(reason => ({ reason, key: sortKey(reason) }))
      .sort(
        (one, other) =>
          Number(one.key > other.key) - Number(one.key < other.key),
      )
      .map(({ reason }) => reason),
  );
}

function match(moment: StandingMoment): Matched {
  const matched = (
    standing: Standing,
    rule: StandingResult['rule'],
    reasons: StandingReason[],
  ) =>
    reasons.length > 0
      ? { standing, rule, reasons: inFixedOrder(reasons) }
      : undefined;
  const notRequired = matched('notRequired', 1, notRequiredReasons(moment));
  const { decision } = moment;
  if (notRequired || !decision) {
    return (
      notRequired ?? {
        standing: 'neverReviewed',
        rule: 2,
        reasons: [{ code: 'noDecision' }],
      }
    );
  }
  const { id: decisionId, decidedAt: date, decidedBy: personRef } = decision;
  return (
    matched('notReady', 3, notReadyReasons(moment, decision)) ??
    matched('overdue', 4, overdueReasons(moment, decision)) ??
    matched('readyWithConditions', 5, conditionsReasons(moment, decision)) ?? {
      standing: 'ready',
      rule: 6,
      reasons: [{ code: 'decidedGo', decisionId, date, personRef }],
    }
  );
}

function dueSoonFrom(validUntil: string, input: StandingInput): string {
  return addDays(validUntil, -(input.dueSoonDays ?? DEFAULT_DUE_SOON_DAYS));
}

function flagsOf(
  { input, decision, today }: StandingMoment,
  required: boolean,
): StandingFlags {
  const validUntil = decision && validityOf(decision, input);
  const inProduction =
    !!input.deployedToProduction ||
    input.lifecycle?.toLowerCase() === 'production';
  return {
    dueSoon:
      required &&
      validUntil !== undefined &&
      today >= dueSoonFrom(validUntil, input) &&
      today <= validUntil,
    newerVersion:
      required &&
      decision !== undefined &&
      input.latestVersion > decision.checklistVersion,
    inReview: input.inReview,
    contradicted: input.contradictions.some(
      contradiction => !contradiction.answeredAt,
    ),
    launchedUnreviewed: required && !decision && inProduction,
    ownerProblem: input.ownerState !== 'owned',
    relaxed: !!input.relaxed,
  };
}

function resultOn(moment: StandingMoment): StandingResult {
  const { input, decision } = moment;
  const matched = match(moment);
  const required = matched.standing !== 'notRequired';
  const validUntil = decision && validityOf(decision, input);
  return {
    ...matched,
    flags: flagsOf(moment, required),
    decisionInDate: required && isDecisionInDate(moment),
    ...(validUntil && { validUntil }),
    ...(decision && { decisionId: decision.id }),
  };
}

/** Every day with whose beginning the passing of time alone could change something. */
function turningDays(
  input: StandingInput,
  decision: Decision | undefined,
): string[] {
  const validUntil = decision && validityOf(decision, input);
  const lastDays = [
    ...(input.exemption ? [input.exemption.until] : []),
    ...(decision?.conditions.map(condition => condition.dueOn) ?? []),
    ...input.acceptances.map(acceptance => acceptance.expiresOn),
    ...input.mitigations.map(mitigation => mitigation.reviewOn),
    ...(decision
      ? gapsSince(decision, input).map(gap => graceOf(gap, input))
      : []),
    ...input.contradictions.map(contradiction =>
      windowOf(contradiction, input),
    ),
    ...input.rollout.map(rule => rule.dueOn),
    ...(decision ? [cadenceEndOf(decision, input)] : []),
  ];
  return [
    ...lastDays.map(day => addDays(day, 1)),
    ...(validUntil ? [dueSoonFrom(validUntil, input)] : []),
  ];
}

function nextChange(
  moment: StandingMoment,
  present: StandingResult,
): Date | undefined {
  const { input, decision } = moment;
  const shown = JSON.stringify(present);
  const next = [...new Set(turningDays(input, decision))]
    .filter(day => day > moment.today)
    .sort()
    .find(
      day =>
        JSON.stringify(resultOn({ input, decision, today: day })) !== shown,
    );
  return next === undefined ? undefined : startOfDay(next, input.timeZone);
}

/**
 * Where an entity stands under a checklist: the first of six rules that matches, why, and when that changes by itself.
 * A pure function of its input; throws InputError on a day or a time zone that cannot be read.
 *
 * @public
 */
export function computeStanding(input: StandingInput): StandingResult {
  const decision = latestDecisionOf(input.decisions);
  const moment: StandingMoment = {
    input,
    ...(decision && { decision }),
    today: dayOf(input.now, input.timeZone),
  };
  const present = resultOn(moment);
  const next = nextChange(moment, present);
  return { ...present, ...(next && { nextChangeAt: next.toISOString() }) };
}
