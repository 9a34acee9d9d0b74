import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistSummary,
  checklistApplies,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** The checklists by which a change of the entity can be reviewed; those that are for nothing else come first. @internal */
export function useChangeChecklists(entity: Entity) {
  const api = useApi(orrApiRef);
  const entityRef = stringifyEntityRef(entity);
  return useLoaded(
    async (signal): Promise<ChecklistSummary[]> => {
      const { items } = await api.listChecklists({}, { signal });
      const serving = items
        .filter(({ kinds }) => kinds.includes('change'))
        .sort((one, other) => one.kinds.length - other.kinds.length);
      const versions = await Promise.all(
        serving.map(({ id: checklistId, version }) =>
          api.getChecklistVersion(
            { params: { checklistId, version } },
            { signal },
          ),
        ),
      );
      return serving.filter((_, index) =>
        checklistApplies(versions[index].document, entity, { entityRef }),
      );
    },
    [api, entityRef],
  );
}
