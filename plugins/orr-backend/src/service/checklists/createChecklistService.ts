import { PermissionsService } from '@backstage/backend-plugin-api';
import { Stores } from '../../database/createStores';
import { ChecklistService } from '../ChecklistService';
import { FactDefinitions } from '../facts/FactDefinitions';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { AuthorizedChecklistService } from './AuthorizedChecklistService';
import { ChecklistOverviews } from './ChecklistOverviews';
import { DefaultChecklistService } from './DefaultChecklistService';

/** @internal */
export function createChecklistService(
  { permissions, stores }: { permissions: PermissionsService; stores: Stores },
  parts: { factDefinitions: FactDefinitions; visibility: EntityVisibility },
): ChecklistService {
  return new AuthorizedChecklistService({
    service: new DefaultChecklistService({
      ...stores,
      overviews: new ChecklistOverviews({ ...stores, ...parts }),
    }),
    permissions,
  });
}
