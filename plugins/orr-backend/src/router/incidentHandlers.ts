import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ChecklistIncidentService,
  IncidentService,
} from '../service/IncidentService';
import { Handlers } from './Handlers';

/** @internal */
export function incidentHandlers(
  incidents: IncidentService,
  ofChecklists: ChecklistIncidentService,
): Pick<
  Handlers,
  | 'listEntityIncidents'
  | 'getIncidentHindsight'
  | 'recordIncidentFinding'
  | 'getIncidentStatistics'
  | 'listChecklistIncidents'
  | 'exportChecklistIncidents'
> {
  const about = (params: {
    kind: string;
    namespace: string;
    name: string;
    incidentId: string;
  }) => ({
    entityRef: stringifyEntityRef(params),
    incidentId: params.incidentId,
  });
  return {
    listEntityIncidents: ({ params, query }, options) =>
      incidents.listEntityIncidents(
        { ...query, entityRef: stringifyEntityRef(params) },
        options,
      ),
    getIncidentHindsight: ({ params }, options) =>
      incidents.getIncidentHindsight(about(params), options),
    recordIncidentFinding: ({ params, body }, options) =>
      incidents.recordIncidentFinding({ ...body, ...about(params) }, options),
    getIncidentStatistics: ({ params }, options) =>
      ofChecklists.getIncidentStatistics(params, options),
    listChecklistIncidents: ({ params, query }, options) =>
      ofChecklists.listChecklistIncidents({ ...query, ...params }, options),
    exportChecklistIncidents: ({ params }, options) =>
      ofChecklists.exportChecklistIncidents(params, options),
  };
}
