import { periodsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { Level, RiskLevel } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { isSameRef } from '../review/entityRefs';
import { addDays } from '../scoring/dayBoundary';
import { DispositionType, FindingDisposition } from './findingDisposition';

const LEVELS: readonly (RiskLevel | 'NONE')[] = [
  'NONE',
  'LOW',
  'MEDIUM',
  'HIGH',
];

/** Whether a level is a gap that something can be decided about. @public */
export function isGap(level: Level | undefined): level is RiskLevel {
  return level === 'HIGH' || level === 'MEDIUM' || level === 'LOW';
}

/**
 * The days on which a disposition may end, or be due: from today on; an acceptance and a mitigation at most as long as
 * the checklist says, an action without a last day.
 *
 * @public
 */
export function dispositionRange(options: {
  type: DispositionType;
  checklist: ChecklistDocument;
  /** YYYY-MM-DD */
  today: string;
}): { from: string; to?: string } {
  const { type, checklist, today } = options;
  return {
    from: today,
    to:
      type === 'action'
        ? undefined
        : addDays(today, periodsOf(checklist).acceptanceLimitDays),
  };
}

/** What keeps a day from being agreed on, if anything does. @internal */
export function dispositionDayProblem(
  until: string | undefined,
  options: {
    type: DispositionType;
    level: RiskLevel;
    checklist: ChecklistDocument;
    today: string;
  },
): string | undefined {
  const { type, level } = options;
  if (until === undefined) {
    // No invented dates: what does not stop or condition a decision may wait in the backlog.
    return type === 'action' && level !== 'HIGH' ? undefined : 'is missing';
  }
  if (!isCalendarDay(until)) {
    return 'must be a day of the calendar, written YYYY-MM-DD';
  }
  const { from, to } = dispositionRange(options);
  if (until < from) {
    return `must not lie in the past: today is ${from}`;
  }
  return to !== undefined && until > to
    ? `must be ${to} at the latest, which is as long as the checklist allows`
    : undefined;
}

/** A disposition as it is about to be proposed. @internal */
export interface DispositionDraft
  extends Pick<
    FindingDisposition,
    'type' | 'until' | 'ownerRef' | 'effort' | 'url'
  > {
  /** What the question shows now. */
  level: Level | undefined;
  /** The version of the checklist that is answered. */
  checklist: ChecklistDocument;
  /** YYYY-MM-DD, in the organisation's time zone. */
  today: string;
}

/** What keeps a disposition from being proposed, by field; nothing where it can be. @internal */
export function proposalProblem(
  draft: DispositionDraft,
): { field: string; message: string } | undefined {
  const { type, level, until, ownerRef, effort } = draft;
  if (!isGap(level)) {
    return {
      field: 'questionId',
      message:
        level === 'UNANSWERED'
          ? 'is not answered yet: answer it first'
          : 'shows no gap that something could be decided about',
    };
  }
  if (type === 'action' && ownerRef === undefined) {
    return { field: 'ownerRef', message: 'is missing: who does it' };
  }
  if (type !== 'action' && ownerRef !== undefined) {
    return { field: 'ownerRef', message: 'is for actions only' };
  }
  if (type !== 'action' && effort !== undefined) {
    return { field: 'effort', message: 'is for actions only' };
  }
  if (type === 'acceptance' && draft.url !== undefined) {
    return { field: 'url', message: 'is for actions and mitigations only' };
  }
  const message = dispositionDayProblem(until, { ...draft, level });
  return message === undefined ? undefined : { field: 'until', message };
}

/** Why somebody may not approve or refuse a disposition, whatever policy says; undefined where they may. @public */
export type DispositionRefusal = 'isProposer' | 'isAnswerer' | 'isAction';

/** Whoever answered the question or proposed it decides on neither acceptance nor mitigation. @internal */
export function dispositionRefusal(options: {
  disposition: Pick<FindingDisposition, 'type' | 'proposedBy'>;
  /** Full ref of who gave the present answer; absent where there is none. */
  answeredBy?: string;
  deciderRef: string;
}): DispositionRefusal | undefined {
  const { disposition, answeredBy, deciderRef } = options;
  if (disposition.type === 'action') {
    return 'isAction';
  }
  if (isSameRef(disposition.proposedBy, deciderRef)) {
    return 'isProposer';
  }
  return answeredBy && isSameRef(answeredBy, deciderRef)
    ? 'isAnswerer'
    : undefined;
}

/** Whether a mitigation may be said to leave a level: at most what the gap shows. @internal */
export function residualLevelProblem(
  residual: RiskLevel | 'NONE' | undefined,
  level: RiskLevel,
): string | undefined {
  if (residual === undefined) {
    return 'is missing: say what is left of the risk';
  }
  return LEVELS.indexOf(residual) > LEVELS.indexOf(level)
    ? 'must not be higher than what the question shows'
    : undefined;
}

/** The order of an improvement plan: the greater risk first, among equals the lesser effort, then the order of the checklist. @internal */
export function compareByPlan(
  one: { level: RiskLevel; question: Pick<Question, 'effort'> },
  other: { level: RiskLevel; question: Pick<Question, 'effort'> },
): number {
  const efforts = ['low', 'medium', 'high'];
  return (
    LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level) ||
    efforts.indexOf(one.question.effort) -
      efforts.indexOf(other.question.effort)
  );
}
