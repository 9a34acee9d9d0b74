import { DispositionState, FindingDisposition } from './findingDisposition';

function stateAt(
  { type, state, decidedAt, closedAt }: FindingDisposition,
  at: string,
): DispositionState {
  if (type === 'action') {
    return closedAt !== undefined && closedAt > at ? 'open' : state;
  }
  if (decidedAt !== undefined && decidedAt > at) {
    return 'asked';
  }
  if (closedAt !== undefined && closedAt > at) {
    return decidedAt === undefined ? 'asked' : 'approved';
  }
  return state;
}

/**
 * The dispositions as they stood at an instant: what was proposed later is left out, what was decided, closed or
 * postponed later was not yet. What was changed without a trace, as the words of an action, stands as it is now.
 *
 * @internal
 */
export function dispositionsAt(
  dispositions: readonly FindingDisposition[],
  at: string,
): FindingDisposition[] {
  return dispositions
    .filter(({ proposedAt }) => proposedAt <= at)
    .map(disposition => {
      const moved = disposition.postponements.find(
        ({ postponedAt }) => postponedAt > at,
      );
      return {
        ...disposition,
        state: stateAt(disposition, at),
        ...(moved && { until: moved.from }),
      };
    });
}
