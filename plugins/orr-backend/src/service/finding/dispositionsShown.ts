import { FindingDisposition } from 'backstage-plugin-orr-common';
import {
  StoredDisposition,
  toFindingDisposition,
} from '../../database/dispositionRows';

/** As the contract shows them; those of single covered entities only where these are named as shown to the caller. @internal */
export function dispositionsShown(
  stored: StoredDisposition[],
  shownRefs: ReadonlySet<string> = new Set(),
): FindingDisposition[] {
  return stored
    .filter(
      ({ coveredEntityRef }) =>
        coveredEntityRef === undefined || shownRefs.has(coveredEntityRef),
    )
    .map(toFindingDisposition);
}
