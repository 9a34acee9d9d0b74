import { Decision } from 'backstage-plugin-orr-common';
import { StoredDecision } from '../../database/reviewRows';

/**
 * A decision as the contract shows it. What it says of single covered entities is told of those alone that are named as
 * shown to the caller.
 *
 * @internal
 */
export function withoutAggregate(
  stored: StoredDecision,
  shownRefs: ReadonlySet<string> = new Set(),
): Decision {
  const {
    entityId: _entityId,
    checklistId: _checklistId,
    confirmedExceptions,
    ...decision
  } = stored;
  return {
    ...decision,
    ...(decision.gaps && {
      gaps: decision.gaps.filter(
        ({ coveredEntityRef }) =>
          coveredEntityRef === undefined || shownRefs.has(coveredEntityRef),
      ),
    }),
    ...(confirmedExceptions && {
      confirmedExceptions: confirmedExceptions.filter(({ entityRef }) =>
        shownRefs.has(entityRef),
      ),
    }),
    conditions: decision.conditions.flatMap(condition => {
      const { entityRefs, ...rest } = condition;
      const shown = entityRefs?.filter(ref => shownRefs.has(ref));
      return shown?.length === 0
        ? []
        : [{ ...rest, ...(shown && { entityRefs: shown }) }];
    }),
  };
}
