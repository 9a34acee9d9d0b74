import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

/** Requests about incidents of `component:default/checkout` that nobody has told of. */
export function incidentRequests(checklistId: string) {
  const incidents = '/entities/component/default/checkout/incidents';
  const incident = `${incidents}/${'0'.repeat(40)}`;
  const checklist = `/checklists/${checklistId}`;
  return {
    listEntityIncidents: [incidents],
    getIncidentHindsight: [`${incident}/hindsight`],
    recordIncidentFinding: [
      `${incident}/findings`,
      { mutationId: randomUUID(), revision: 0, wouldHaveHelped: 'no' },
    ],
    getIncidentStatistics: [`${checklist}/incident-statistics`],
    listChecklistIncidents: [`${checklist}/incidents`],
    exportChecklistIncidents: [`${checklist}/incidents.csv`],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
