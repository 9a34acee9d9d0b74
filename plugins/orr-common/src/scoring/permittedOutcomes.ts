import { DecisionOutcome } from '../review/decision';
import { GateCell } from './reviewJudgement';

/** Which decisions the cells of the counted questions allow. @internal */
export function permittedOutcomes(
  cells: Iterable<GateCell>,
): DecisionOutcome[] {
  const present = new Set(cells);
  if (present.has('stops')) {
    return ['noGo'];
  }
  return present.has('condition')
    ? ['conditionalGo', 'noGo']
    : ['go', 'conditionalGo', 'noGo'];
}
