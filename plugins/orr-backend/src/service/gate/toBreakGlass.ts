import { BreakGlass } from 'backstage-plugin-orr-common';
import { StoredBreakGlass } from '../../database/gate/DatabaseBreakGlassStore';

/** An override as the contract shows it. @internal */
export function toBreakGlass(stored: StoredBreakGlass): BreakGlass {
  const { entityId: _, expiresAt, ...told } = stored;
  return { ...told, until: expiresAt };
}
