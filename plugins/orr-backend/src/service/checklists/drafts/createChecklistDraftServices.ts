import type { ServicesOptions } from '../../ServicesOptions';
import type { SharedServices } from '../../createSharedServices';
import { NamedWrites } from '../../NamedWrites';
import { EntityScan } from '../../programme/EntityScan';
import { AuthorizedChecklistDraftService } from './AuthorizedChecklistDraftService';
import { ChecklistLibrary } from './ChecklistLibrary';
import { DefaultChecklistDraftService } from './DefaultChecklistDraftService';
import { DraftBeginnings } from './DraftBeginnings';
import { DraftImpact } from './DraftImpact';
import { DraftMatches } from './DraftMatches';
import { DraftPublication } from './DraftPublication';
import { DraftView } from './DraftView';
import { PublicationTelling } from './PublicationTelling';

/** How checklists are written in the portal. @internal */
export function createChecklistDraftServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    timeZone: config.timeZone,
  };
  const view = new DraftView(known);
  const library = new ChecklistLibrary();
  const rooms = { ...known, view };
  return {
    publicationTelling: new PublicationTelling(known),
    checklistDraftService: new AuthorizedChecklistDraftService({
      ...options,
      mayDecide: config.mayDecide,
      service: new DefaultChecklistDraftService({
        ...rooms,
        beginnings: new DraftBeginnings({ ...known, library }),
        impact: new DraftImpact({ ...rooms, scan: new EntityScan(known) }),
        library,
        matches: new DraftMatches(known),
        publication: new DraftPublication(rooms),
        writes: new NamedWrites(known),
      }),
    }),
  };
}
