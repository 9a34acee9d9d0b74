import { ConflictError } from '@backstage/errors';
import { DatabaseChecklistLocationStore } from '../../../database/DatabaseChecklistLocationStore';
import { shownLocation } from '../locations/shownLocation';

/** Refuses an id that a checklist has which is kept at a watched place, in force or not. @internal */
export async function requireNoPlace(
  locations: DatabaseChecklistLocationStore,
  checklistId: string,
  field: string,
): Promise<void> {
  const place = await locations.findOf(checklistId);
  if (place) {
    throw new ConflictError(
      `${field}: the id ${checklistId} is that of the checklist at ${shownLocation(
        place.location,
      )}, which is changed there`,
    );
  }
}
