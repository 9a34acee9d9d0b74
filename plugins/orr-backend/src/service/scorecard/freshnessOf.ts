import { Freshness } from 'backstage-plugin-orr-common';
import { StoredRollUpState } from '../../database/rollUp/DatabaseRollUpStore';

/** How current counts are: those of rows, without a state, are of now. @internal */
export function freshnessOf(
  now: Date,
  state: StoredRollUpState | undefined,
): Freshness {
  if (!state) {
    return { from: 'rows', asOf: now.toISOString(), due: 0 };
  }
  return {
    from: 'rollUps',
    asOf: state.due ? state.drainedAt : now.toISOString(),
    due: state.due,
  };
}
