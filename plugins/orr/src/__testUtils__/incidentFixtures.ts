import {
  EntityIncident,
  EntityIncidentPage,
  IncidentFinding,
  IncidentHindsight,
  Question,
} from 'backstage-plugin-orr-common';

const QUESTION: Question = {
  id: 'alerting',
  title: 'Who is told when it breaks?',
  guidance: 'Think of the last time',
  why: { text: 'Users must not be the first to know' },
  good: 'An alert before a call',
  area: 'Event detection',
  stakeholder: 'Operations',
  origin: 'incident',
  risk: 'high',
  effort: 'medium',
  phase: 'launch',
  profiles: ['launch'],
  prefill: ['alerts'],
  answer: { type: 'practice' },
};

/** An incident of February that is over and that an alert preceded. @internal */
export function incident(change: Partial<EntityIncident> = {}): EntityIncident {
  return {
    id: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e',
    provider: 'api',
    title: 'Payments answered too slowly',
    severity: 'SEV2',
    openedAt: '2026-02-27T09:00:00.000Z',
    resolvedAt: '2026-02-27T12:00:00.000Z',
    url: 'https://incidents.example.org/7',
    alertBefore: 'yes',
    alert: {
      firedAt: '2026-02-27T08:50:00.000Z',
      url: 'https://alerts.example.org/3',
    },
    ...change,
  };
}

/** What was said of it. @internal */
export function finding(
  change: Partial<IncidentFinding> = {},
): IncidentFinding {
  return {
    checklistId: 'launch',
    questionId: 'alerting',
    questionTitle: QUESTION.title,
    wouldHaveHelped: 'partly',
    note: 'The alert went to a team that is gone',
    revision: 1,
    saidBy: 'user:default/ada',
    saidAt: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

/** A page of incidents for whoever may look back. @internal */
export function incidentPage(
  items: EntityIncident[],
  change: Partial<EntityIncidentPage> = {},
): EntityIncidentPage {
  return {
    items,
    totalItems: items.length,
    may: { lookBack: true, readFindings: true },
    ...change,
  };
}

/** A review of January, with one answer that bears on incidents, and a question that is newer. @internal */
export function hindsight(
  change: Partial<IncidentHindsight> = {},
): IncidentHindsight {
  return {
    incident: incident(),
    checklists: [
      {
        checklistId: 'launch',
        checklistTitle: 'Launch',
        review: {
          reviewId: '00000000-0000-4000-8000-000000000001',
          entityRef: 'component:default/payments',
          reviewKind: 'launch',
          decidedAt: '2026-01-12T09:00:00.000Z',
          decidedBy: 'user:default/ben',
          outcome: 'conditionalGo',
        },
        questions: [
          {
            id: 'rollback',
            title: 'Can you roll back?',
            area: 'Release',
            wasAsked: true,
            level: 'NONE',
          },
          {
            id: 'alerting',
            title: QUESTION.title,
            area: QUESTION.area,
            wasAsked: true,
            level: 'MEDIUM',
            bearing: 'topic',
            question: QUESTION,
            answer: {
              questionId: 'alerting',
              revision: 1,
              statement: { kind: 'practice', value: 'partly' },
              evidence: [],
              answeredBy: 'user:default/ada',
              answeredAt: '2026-01-11T09:00:00.000Z',
            },
          },
          {
            id: 'newest',
            title: 'Who renews certificates?',
            area: 'Security',
            wasAsked: false,
          },
        ],
      },
    ],
    may: { lookBack: true },
    ...change,
  };
}
