import { BreakGlass } from 'backstage-plugin-orr-common';
import { StoredBreakGlass } from '../../database/gate/DatabaseBreakGlassStore';

/** An override as the contract shows it. @internal */
export function toBreakGlass(stored: StoredBreakGlass): BreakGlass {
  const { id, personRef, declaredBy, reason, brokenAt, expiresAt } = stored;
  return { id, personRef, declaredBy, reason, brokenAt, until: expiresAt };
}
