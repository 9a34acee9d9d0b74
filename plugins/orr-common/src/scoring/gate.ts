import { Gate } from '../checklist/checklistDocument';
import { Disposition, Level, RiskLevel } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { isFullEntityRef, isSameRef } from '../review/entityRefs';
import { addDays } from './dayBoundary';
import { reaches } from './reaches';
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
  /** The one that counts; absent where none does. */
  disposition?: Disposition;
}

interface DisposalInput {
  level: Level | undefined;
  gate: Gate;
  dispositions?: readonly Disposition[];
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

type Of<TType extends Disposition['type']> = Extract<
  Disposition,
  { type: TType }
>;

function mitigates(
  { authorRef, confirmedBy, reviewOn, ...item }: Of<'mitigated'>,
  level: RiskLevel,
  { answeredBy, today }: DisposalInput,
): boolean {
  return (
    isOther(confirmedBy, authorRef, answeredBy) &&
    isRunning(reviewOn, today) &&
    reaches(item.level, level)
  );
}

function accepts(
  { approverRef, approverMayAccept, expiresOn, ...item }: Of<'accepted'>,
  level: RiskLevel,
  { answeredBy, today }: DisposalInput,
): boolean {
  return (
    approverMayAccept &&
    isOther(approverRef, answeredBy) &&
    isRunning(expiresOn, today) &&
    reaches(item.level, level)
  );
}

/**
 * Applies to the gap of a question what was decided about it; only a gap, HIGH, MEDIUM or LOW, can be disposed of. Each
 * that counts does what it does by itself, whatever else was decided: an acceptance passes, a mitigation puts the row of
 * its residual level in the place of the other, and an action makes a condition of what would stop. Of a kind, the first
 * that counts.
 *
 * @internal
 */
export function disposeOf(input: DisposalInput): DisposedGap {
  const { level, gate, dispositions = [] } = input;
  if (level !== 'HIGH' && level !== 'MEDIUM' && level !== 'LOW') {
    return { gateLevel: level, cell: gateCell(level, gate), accepted: false };
  }
  const first = <TType extends Disposition['type']>(
    type: TType,
    counts: (item: Of<TType>) => boolean,
  ) =>
    dispositions.find(
      (item): item is Of<TType> =>
        item.type === type && counts(item as Of<TType>),
    );
  const acceptance = first('accepted', item => accepts(item, level, input));
  if (acceptance) {
    return {
      gateLevel: 'NONE',
      cell: 'none',
      accepted: true,
      disposition: acceptance,
    };
  }
  const mitigation = first('mitigated', item => mitigates(item, level, input));
  const gateLevel = mitigation ? mitigation.residualLevel : level;
  const cell = gateCell(gateLevel, gate);
  const action =
    cell === 'stops'
      ? first('action', item =>
          isBindingAction(item, input.today, input.conditionLimitDays),
        )
      : undefined;
  const disposition = mitigation ?? action;
  return {
    gateLevel,
    cell: action ? 'condition' : cell,
    accepted: false,
    ...(disposition && { disposition }),
  };
}
