import { isOwnerResolved } from '../ownership';
import { Decision } from '../review/decision';
import { addDays, dayOf, validUntilOf } from './dayBoundary';
import { StandingInput, StandingReason } from './standing';

/** The input on one day, with what the rules share. @public */
export interface StandingMoment {
  input: StandingInput;
  /** The latest decision of a launch or periodic review. */
  decision?: Decision;
  /** YYYY-MM-DD in the organisation's time zone. */
  today: string;
}

const DEFAULT_GRACE_DAYS = 14;
const DEFAULT_WINDOW_DAYS = 14;

/** The last day of a period that begins on the day of an instant. */
function lastDayOf(instant: string, days: number, timeZone: string): string {
  return addDays(dayOf(instant, timeZone), days);
}

/** The last day of the grace of a disclosed gap. @internal */
export function graceOf(
  gap: StandingInput['disclosedGaps'][number],
  input: StandingInput,
): string {
  return lastDayOf(
    gap.disclosedAt,
    input.disclosureGraceDays ?? DEFAULT_GRACE_DAYS,
    input.timeZone,
  );
}

/** The last day on which a contradiction may be answered, or is to be fixed as somebody said. @internal */
export function windowOf(
  contradiction: StandingInput['contradictions'][number],
  input: StandingInput,
): string {
  const window = lastDayOf(
    contradiction.since,
    input.contradictionWindowDays ?? DEFAULT_WINDOW_DAYS,
    input.timeZone,
  );
  const { fixBy } = contradiction;
  return fixBy !== undefined && fixBy > window ? fixBy : window;
}

/** The last day on which a decision holds; none on a no-go. @internal */
export function validityOf(
  decision: Decision,
  input: StandingInput,
): string | undefined {
  if (decision.outcome === 'noGo') {
    return undefined;
  }
  return cadenceEndOf(decision, input);
}

/** The last day before the cadence of a decision has passed, whatever its outcome. @internal */
export function cadenceEndOf(
  { validUntil, decidedAt }: Decision,
  { cadenceMonths, timeZone }: StandingInput,
): string {
  return validUntil ?? validUntilOf(decidedAt, cadenceMonths, timeZone);
}

/** Whether the cadence of the latest decision has not passed. @internal */
export function isDecisionInDate(moment: StandingMoment): boolean {
  const { decision, input } = moment;
  return (
    decision !== undefined && !isPast(cadenceEndOf(decision, input), moment)
  );
}

/** Gaps that the latest decision did not know. @internal */
export function gapsSince(
  decision: Decision,
  input: StandingInput,
): StandingInput['disclosedGaps'] {
  return input.disclosedGaps.filter(
    gap => Date.parse(gap.disclosedAt) > Date.parse(decision.decidedAt),
  );
}

// Days are compared as text, which YYYY-MM-DD allows: it costs no arithmetic in the time zone.
function isPast(day: string, { today }: StandingMoment): boolean {
  return day < today;
}

/** Rule 1: not required. @internal */
export function notRequiredReasons(moment: StandingMoment): StandingReason[] {
  const { applies, inScope, exemption, relaxed, before } = moment.input;
  // Easier rules apply from the next review: until then, what was asked before is asked still.
  const held = relaxed && isDecisionInDate(moment) ? before : undefined;
  const reasons: StandingReason[] = [];
  if (!applies && !held?.applies) {
    reasons.push({ code: 'checklistDoesNotApply' });
  }
  if (!inScope && !held?.inScope) {
    reasons.push({ code: 'outOfScope' });
  }
  if (exemption && !isPast(exemption.until, moment)) {
    reasons.push({
      code: 'exempt',
      date: exemption.until,
      personRef: exemption.approvedBy,
    });
  }
  return reasons;
}

/** Rule 3: not ready. @internal */
export function notReadyReasons(
  moment: StandingMoment,
  decision: Decision,
): StandingReason[] {
  const { input } = moment;
  const reasons: StandingReason[] = [];
  if (!isOwnerResolved(input.ownerState)) {
    reasons.push({ code: 'ownerUnresolved' });
  }
  if (decision.outcome === 'noGo') {
    const { id: decisionId, decidedAt: date, decidedBy: personRef } = decision;
    reasons.push({ code: 'decidedNoGo', decisionId, date, personRef });
  }
  return [
    ...reasons,
    ...conditionReasons(moment, decision, true),
    ...acceptanceReasons(moment, true),
    ...mitigationReasons(moment, true),
    ...gapReasons(moment, decision, true),
    ...contradictionReasons(moment, true),
  ];
}

/** Rule 4: overdue. @internal */
export function overdueReasons(
  moment: StandingMoment,
  decision: Decision,
): StandingReason[] {
  const validUntil = validityOf(decision, moment.input);
  const cadence: StandingReason[] =
    validUntil && isPast(validUntil, moment)
      ? [{ code: 'cadencePassed', date: validUntil, decisionId: decision.id }]
      : [];
  const rollout = moment.input.rollout
    .filter(
      rule =>
        rule.version > decision.checklistVersion && isPast(rule.dueOn, moment),
    )
    .map(
      (rule): StandingReason => ({
        code: 'newerVersionDue',
        date: rule.dueOn,
        decisionId: decision.id,
      }),
    );
  return [...cadence, ...rollout];
}

/** Rule 5: ready with conditions. @internal */
export function conditionsReasons(
  moment: StandingMoment,
  decision: Decision,
): StandingReason[] {
  return [
    ...conditionReasons(moment, decision, false),
    ...acceptanceReasons(moment, false),
    ...mitigationReasons(moment, false),
    ...gapReasons(moment, decision, false),
    ...contradictionReasons(moment, false),
  ];
}

function conditionReasons(
  moment: StandingMoment,
  decision: Decision,
  past: boolean,
): StandingReason[] {
  return decision.conditions
    .filter(
      condition => !condition.metAt && isPast(condition.dueOn, moment) === past,
    )
    .map(condition => ({
      code: past ? 'conditionPastDue' : 'conditionOpen',
      ...(condition.questionId !== undefined && {
        questionId: condition.questionId,
      }),
      conditionId: condition.id,
      decisionId: decision.id,
      date: condition.dueOn,
      personRef: condition.ownerRef,
    }));
}

function acceptanceReasons(
  moment: StandingMoment,
  past: boolean,
): StandingReason[] {
  return moment.input.acceptances
    .filter(
      acceptance =>
        isPast(acceptance.expiresOn, moment) === past &&
        (past || acceptance.level === 'HIGH'),
    )
    .map(acceptance => ({
      code: past ? 'acceptanceExpired' : 'acceptedHigh',
      questionId: acceptance.questionId,
      date: acceptance.expiresOn,
      personRef: acceptance.approverRef,
    }));
}

function mitigationReasons(
  moment: StandingMoment,
  past: boolean,
): StandingReason[] {
  return moment.input.mitigations
    .filter(
      item =>
        isPast(item.reviewOn, moment) === past &&
        (past || item.residualLevel === 'HIGH'),
    )
    .map(item => ({
      code: past ? 'mitigationReviewPast' : 'mitigationResidualHigh',
      questionId: item.questionId,
      date: item.reviewOn,
      personRef: item.confirmedBy,
    }));
}

function gapReasons(
  moment: StandingMoment,
  decision: Decision,
  past: boolean,
): StandingReason[] {
  const { input } = moment;
  const gaps = gapsSince(decision, input);
  const stopping = gaps
    .filter(
      gap =>
        gap.cell === 'stops' && isPast(graceOf(gap, input), moment) === past,
    )
    .map(
      (gap): StandingReason => ({
        code: past ? 'gapPastGrace' : 'gapWithinGrace',
        questionId: gap.questionId,
        date: graceOf(gap, input),
      }),
    );
  // Time must not heal: a gap that only calls for a condition has no date on which it stops, nor one on which it goes.
  const conditional = gaps
    .filter(gap => gap.cell === 'condition' && !past)
    .map(
      (gap): StandingReason => ({
        code: 'gapWithinGrace',
        questionId: gap.questionId,
      }),
    );
  return [...stopping, ...conditional];
}

function contradictionReasons(
  moment: StandingMoment,
  past: boolean,
): StandingReason[] {
  const { input } = moment;
  const open = input.contradictions.filter(
    contradiction => !contradiction.answeredAt,
  );
  if (!past) {
    return open
      .filter(contradiction => contradiction.policy === 'condition')
      .map(({ questionId, since }) => ({
        code: 'contradictionOpen',
        questionId,
        date: since,
      }));
  }
  return open
    .filter(
      item => item.policy === 'lost' && isPast(windowOf(item, input), moment),
    )
    .map(item => ({
      code: 'contradictionUnanswered',
      questionId: item.questionId,
      date: windowOf(item, input),
    }));
}
