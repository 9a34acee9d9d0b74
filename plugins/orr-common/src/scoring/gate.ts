import { Gate } from '../checklist/checklistDocument';
import { Disposition, Level } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { isFullEntityRef, isSameRef } from '../review/entityRefs';
import { addDays } from './dayBoundary';
import { GateCell } from './reviewJudgement';

const CELLS: Record<Level, Record<Gate, GateCell>> = {
  UNANSWERED: { blocking: 'stops', conditional: 'condition', advisory: 'note' },
  HIGH: { blocking: 'stops', conditional: 'condition', advisory: 'note' },
  MEDIUM: { blocking: 'condition', conditional: 'note', advisory: 'note' },
  LOW: { blocking: 'note', conditional: 'note', advisory: 'none' },
  NONE: { blocking: 'none', conditional: 'none', advisory: 'none' },
  NOT_APPLICABLE: { blocking: 'none', conditional: 'none', advisory: 'none' },
};

/** What a level does to a decision under a gate; an answer that only informs does nothing. @internal */
export function gateCell(level: Level | undefined, gate: Gate): GateCell {
  return level ? CELLS[level][gate] : 'none';
}

/** What a gap does to a decision after its disposition. @internal */
export interface DisposedGap {
  gateLevel?: Level;
  cell: GateCell;
  accepted: boolean;
}

interface DisposalInput {
  level: Level | undefined;
  gate: Gate;
  disposition?: Disposition;
  /** Who answered; absent where a fact was judged. */
  answeredBy?: string;
  conditionLimitDays: number;
  /** YYYY-MM-DD, in the time zone of the review. */
  today: string;
}

function isOther(
  ref: string | undefined,
  ...others: (string | undefined)[]
): boolean {
  return (
    !!ref && !others.some(other => other !== undefined && isSameRef(ref, other))
  );
}

// Days are compared as text, which YYYY-MM-DD allows.
function isRunning(until: string, today: string): boolean {
  return isCalendarDay(until) && until >= today;
}

function isBindingAction(
  action: Extract<Disposition, { type: 'action' }>,
  today: string,
  conditionLimitDays: number,
): boolean {
  return (
    !!action.ownerRef &&
    isFullEntityRef(action.ownerRef) &&
    !!action.dueOn &&
    isRunning(action.dueOn, today) &&
    action.dueOn <= addDays(today, conditionLimitDays)
  );
}

/** Applies a disposition to the gap of a question; only a gap, HIGH, MEDIUM or LOW, can be disposed of. @internal */
export function disposeOf(input: DisposalInput): DisposedGap {
  const { level, gate, disposition, answeredBy, today } = input;
  const undisposed: DisposedGap = {
    gateLevel: level,
    cell: gateCell(level, gate),
    accepted: false,
  };
  if (
    !disposition ||
    (level !== 'HIGH' && level !== 'MEDIUM' && level !== 'LOW')
  ) {
    return undisposed;
  }
  switch (disposition.type) {
    case 'mitigated': {
      const confirmed = isOther(
        disposition.confirmedBy,
        disposition.authorRef,
        answeredBy,
      );
      return confirmed && isRunning(disposition.reviewOn, today)
        ? {
            ...undisposed,
            gateLevel: disposition.residualLevel,
            cell: gateCell(disposition.residualLevel, gate),
          }
        : undisposed;
    }
    case 'action': {
      const binding = isBindingAction(
        disposition,
        today,
        input.conditionLimitDays,
      );
      return undisposed.cell === 'stops' && binding
        ? { ...undisposed, cell: 'condition' }
        : undisposed;
    }
    default: {
      const accepted =
        disposition.approverMayAccept &&
        isOther(disposition.approverRef, answeredBy) &&
        isRunning(disposition.expiresOn, today);
      return accepted
        ? { gateLevel: 'NONE', cell: 'none', accepted: true }
        : undisposed;
    }
  }
}
