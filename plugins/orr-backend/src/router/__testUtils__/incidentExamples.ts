import {
  ChecklistIncident,
  EntityIncident,
  IncidentFinding,
} from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ENTITY_URL = '/entities/component/default/payments';
const INCIDENT_ID = 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e';
const INCIDENT_URL = `${ENTITY_URL}/incidents/${INCIDENT_ID}`;

const finding: IncidentFinding = {
  checklistId: 'launch',
  questionId: 'rollback',
  questionTitle: 'Can you roll back?',
  wouldHaveHelped: 'partly',
  note: 'The pipeline that rolls back was gone',
  revision: 1,
  saidBy: ANNA,
  saidAt: AT,
};

const incident: EntityIncident = {
  id: INCIDENT_ID,
  provider: 'api',
  title: 'Payments answered too slowly',
  severity: 'SEV2',
  openedAt: '2026-02-27T09:00:00.000Z',
  resolvedAt: '2026-02-27T10:30:00.000Z',
  url: 'https://incidents.example.org/7',
  alertBefore: 'yes',
  alert: { firedAt: '2026-02-27T08:55:00.000Z' },
};

const told: ChecklistIncident = {
  id: '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d09',
  entityRef: entity.entityRef,
  incidentTitle: incident.title,
  openedAt: incident.openedAt,
  url: incident.url,
  finding,
};

type IncidentOperationId =
  | 'listEntityIncidents'
  | 'getIncidentHindsight'
  | 'recordIncidentFinding'
  | 'getIncidentStatistics'
  | 'listChecklistIncidents'
  | 'exportChecklistIncidents';

/** Examples of incidents and of which questions should have caught them. @internal */
export const incidentExamples: {
  [TId in IncidentOperationId]: OperationExample<TId>;
} = {
  listEntityIncidents: {
    url: `${ENTITY_URL}/incidents?limit=20`,
    served: {
      by: 'incidentService.listEntityIncidents',
      with: { entityRef: entity.entityRef, limit: 20 },
    },
    output: {
      items: [{ ...incident, finding }],
      totalItems: 1,
      may: { lookBack: true, readFindings: true },
    },
    invalid: {
      url: `${ENTITY_URL}/incidents?limit=0`,
      message: 'query.limit: ',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
  getIncidentHindsight: {
    url: `${INCIDENT_URL}/hindsight`,
    served: {
      by: 'incidentService.getIncidentHindsight',
      with: { entityRef: entity.entityRef, incidentId: INCIDENT_ID },
    },
    output: {
      incident,
      checklists: [
        {
          checklistId: 'launch',
          checklistTitle: 'Launch',
          review: {
            reviewId: REVIEW_ID,
            entityRef: entity.entityRef,
            reviewKind: 'launch',
            decidedAt: '2026-01-12T09:00:00.000Z',
            decidedBy: ANNA,
            outcome: 'go',
          },
          questions: [
            {
              id: 'rollback',
              title: 'Can you roll back?',
              area: 'Release',
              wasAsked: true,
              level: 'NONE',
            },
          ],
        },
      ],
      may: { lookBack: true },
    },
    invalid: {
      url: `${ENTITY_URL}/incidents/INC-7/hindsight`,
      message: 'params.incidentId: ',
    },
    auditMeta: {
      queryType: 'hindsight',
      entityRef: entity.entityRef,
      incidentId: INCIDENT_ID,
    },
  },
  recordIncidentFinding: {
    url: `${INCIDENT_URL}/findings`,
    body: {
      mutationId: MUTATION_ID,
      revision: 0,
      checklistId: 'launch',
      questionId: 'rollback',
      wouldHaveHelped: 'partly',
      note: 'The pipeline that rolls back was gone',
    },
    served: {
      by: 'incidentService.recordIncidentFinding',
      with: {
        entityRef: entity.entityRef,
        incidentId: INCIDENT_ID,
        questionId: 'rollback',
      },
    },
    output: { ...incident, finding },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 0,
        wouldHaveHelped: 'perhaps',
      },
      message: 'body.wouldHaveHelped: ',
    },
    auditMeta: {
      actionType: 'look-back',
      entityRef: entity.entityRef,
      incidentId: INCIDENT_ID,
      mutationId: MUTATION_ID,
      checklistId: 'launch',
    },
  },
  getIncidentStatistics: {
    url: '/checklists/launch/incident-statistics',
    served: {
      by: 'checklistIncidentService.getIncidentStatistics',
      with: { checklistId: 'launch' },
    },
    output: {
      checklistId: 'launch',
      questions: [
        {
          questionId: 'rollback',
          title: 'Can you roll back?',
          origin: 'incident',
          links: 1,
          incidents: 1,
          helped: { yes: 0, partly: 1, no: 0, notAsked: 0 },
          lastOpenedAt: incident.openedAt,
        },
      ],
      withoutQuestion: { missing: 0, none: 2 },
      notLookedBack: 3,
    },
    invalid: {
      url: `/checklists/${'c'.repeat(129)}/incident-statistics`,
      message: 'params.checklistId: ',
    },
    auditMeta: { queryType: 'statistics', checklistId: 'launch' },
  },
  listChecklistIncidents: {
    url: '/checklists/launch/incidents?questionId=rollback&limit=20',
    served: {
      by: 'checklistIncidentService.listChecklistIncidents',
      with: { checklistId: 'launch', questionId: 'rollback', limit: 20 },
    },
    output: { items: [told] },
    invalid: {
      url: '/checklists/launch/incidents?limit=0',
      message: 'query.limit: ',
    },
    auditMeta: {
      queryType: 'by-checklist',
      checklistId: 'launch',
    },
  },
  exportChecklistIncidents: {
    url: '/checklists/launch/incidents.csv',
    served: {
      by: 'checklistIncidentService.exportChecklistIncidents',
      with: { checklistId: 'launch' },
    },
    output: 'Question,Would have helped\r\nCan you roll back?,partly\r\n',
    invalid: {
      url: '/checklists/launch/incidents.csv?limit=1',
      message: 'query.limit: is not known',
    },
    auditMeta: { queryType: 'export', checklistId: 'launch' },
  },
};
