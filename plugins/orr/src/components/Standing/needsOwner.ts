import { EntitySummary } from 'backstage-plugin-orr-common';

/** Whether somebody has to own the entity: people and groups own, and are owned by nobody. @internal */
export function needsOwner({ kind }: Pick<EntitySummary, 'kind'>): boolean {
  return kind !== 'user' && kind !== 'group';
}
