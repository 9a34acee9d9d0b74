import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { StoredChecklistLocation } from '../../../database/DatabaseChecklistLocationStore';
import { ChecklistLocation } from './LocationReader';
import { shownLocation } from './shownLocation';

/** What was found at a location in one round. @internal */
export interface FoundPlace {
  location: ChecklistLocation;
  known?: StoredChecklistLocation;
  /** Absent where nothing is different, or what there is cannot be taken. */
  document?: ChecklistDocument;
  contentHash?: string;
  etag?: string;
  problem?: string;
}

/** The first that names an id has it, as configuration names them. @internal */
export function refuseDoubled(options: {
  configured: ChecklistLocation[];
  shippedIds: readonly string[];
  places: ReadonlyMap<string, StoredChecklistLocation>;
  round: FoundPlace[];
}): void {
  const { configured, shippedIds, places, round } = options;
  const of = new Map(round.map(found => [found.location.at, found]));
  const holders = new Map<string, string>(
    shippedIds.map(id => [id, 'what comes with the plugin']),
  );
  for (const { at } of configured) {
    const found = of.get(at);
    const id = found?.document?.id ?? places.get(at)?.checklistId;
    const holder = id && holders.get(id);
    if (id && !holder) {
      holders.set(id, shownLocation(at));
    } else if (holder && found?.document) {
      found.document = undefined;
      found.problem = `Two checklists have the id "${id}": ${holder} and ${shownLocation(
        at,
      )}`;
    }
  }
}
