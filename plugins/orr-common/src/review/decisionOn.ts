import { Decision } from './decision';
import { isSameRef } from './entityRefs';

/**
 * A decision as it binds one of the entities that its review covers: without the conditions of the others.
 *
 * @internal
 */
export function decisionOn<TDecision extends Pick<Decision, 'conditions'>>(
  decision: TDecision,
  entityRef: string,
): TDecision {
  return {
    ...decision,
    conditions: decision.conditions.filter(
      condition =>
        !condition.entityRefs ||
        condition.entityRefs.some(ref => isSameRef(ref, entityRef)),
    ),
  };
}
