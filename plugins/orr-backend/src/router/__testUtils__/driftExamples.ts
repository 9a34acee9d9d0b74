import { ContradictionItem, Lesson } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ENTITY_URL = '/entities/component/default/payments';
const CONTRADICTION_ID = '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d02';
const LESSON_ID = '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d03';

const contradiction: ContradictionItem = {
  id: CONTRADICTION_ID,
  entityRef: entity.entityRef,
  checklistId: 'launch',
  checklistTitle: 'Launch',
  reviewId: REVIEW_ID,
  reviewKind: 'launch',
  decisionId: '2c1f0a7b-5d4e-4a3c-8b2d-1e0f9a8b7c6d',
  decidedAt: AT,
  decidedBy: ANNA,
  questionId: 'rollback',
  questionTitle: 'Can you roll back?',
  statement: { kind: 'practice', value: 'yes' },
  signal: {
    cause: 'factNotMet',
    causeKey: 'deployHealth.lastRollbackAt',
    at: AT,
    title: 'Last rollback',
    source: 'Deploy health',
    type: 'instant',
    value: '2024-01-01T00:00:00.000Z',
    condition: { withinDays: 365 },
  },
  policy: 'flag',
  since: AT,
  openedAt: AT,
  dueOn: '2026-03-16',
  fixRange: { from: '2026-03-02', to: '2026-04-01' },
  may: { respond: true, look: false },
};

const lesson: Lesson = {
  id: LESSON_ID,
  entityRef: entity.entityRef,
  checklistId: 'launch',
  checklistTitle: 'Launch',
  reviewId: REVIEW_ID,
  launchedAt: AT,
  askedAt: AT,
  state: 'asked',
  may: { tell: true },
};

const told: Lesson = {
  ...lesson,
  state: 'told',
  missed: 'Nobody knew whom to call at night',
  question: 'Who is on call?',
  saidBy: ANNA,
  saidAt: AT,
  may: { tell: false },
};

type DriftOperationId =
  | 'listEntityContradictions'
  | 'respondToContradiction'
  | 'lookAtContradiction'
  | 'listEntityLessons'
  | 'tellLesson'
  | 'dismissLesson'
  | 'listChecklistLessons';

/** Examples of signals against what was decided on, and of what launch reviews missed. @internal */
export const driftExamples: {
  [TId in DriftOperationId]: OperationExample<TId>;
} = {
  listEntityContradictions: {
    url: `${ENTITY_URL}/contradictions`,
    served: {
      by: 'contradictionService.listEntityContradictions',
      with: { entityRef: entity.entityRef },
    },
    output: { items: [contradiction] },
    invalid: {
      url: `/entities/component/${'n'.repeat(64)}/payments/contradictions`,
      message: 'params.namespace: ',
    },
    auditMeta: { queryType: 'entity', entityRef: entity.entityRef },
  },
  respondToContradiction: {
    url: `${ENTITY_URL}/contradictions/${CONTRADICTION_ID}/responses`,
    body: {
      mutationId: MUTATION_ID,
      kind: 'fix',
      text: 'The way back is rebuilt',
      dueOn: '2026-03-20',
      url: 'https://tracker.example.org/42',
    },
    served: {
      by: 'contradictionService.respondToContradiction',
      with: {
        entityRef: entity.entityRef,
        contradictionId: CONTRADICTION_ID,
        kind: 'fix',
      },
    },
    output: {
      ...contradiction,
      dueOn: '2026-03-20',
      response: {
        kind: 'fix',
        text: 'The way back is rebuilt',
        dueOn: '2026-03-20',
        url: 'https://tracker.example.org/42',
        by: ANNA,
        at: AT,
      },
    },
    invalid: {
      body: { mutationId: MUTATION_ID, kind: 'ignore', text: 'No' },
      message: 'body.kind: ',
    },
    auditMeta: {
      actionType: 'respond',
      entityRef: entity.entityRef,
      contradictionId: CONTRADICTION_ID,
      kind: 'fix',
      mutationId: MUTATION_ID,
    },
  },
  lookAtContradiction: {
    url: `${ENTITY_URL}/contradictions/${CONTRADICTION_ID}/looks`,
    body: {
      mutationId: MUTATION_ID,
      outcome: 'refused',
      note: 'The other region counts too',
    },
    served: {
      by: 'contradictionService.lookAtContradiction',
      with: {
        entityRef: entity.entityRef,
        contradictionId: CONTRADICTION_ID,
        outcome: 'refused',
      },
    },
    output: {
      ...contradiction,
      response: { kind: 'explain', text: 'Another region', by: ANNA, at: AT },
      look: {
        outcome: 'refused',
        note: 'The other region counts too',
        by: 'user:default/ben',
        at: AT,
      },
    },
    invalid: {
      body: { mutationId: MUTATION_ID, outcome: 'perhaps' },
      message: 'body.outcome: ',
    },
    auditMeta: {
      actionType: 'look',
      entityRef: entity.entityRef,
      contradictionId: CONTRADICTION_ID,
      outcome: 'refused',
      mutationId: MUTATION_ID,
    },
  },
  listEntityLessons: {
    url: `${ENTITY_URL}/lessons`,
    served: {
      by: 'lessonService.listEntityLessons',
      with: { entityRef: entity.entityRef },
    },
    output: { items: [lesson] },
    invalid: {
      url: `/entities/component/${'n'.repeat(64)}/payments/lessons`,
      message: 'params.namespace: ',
    },
    auditMeta: { queryType: 'entity', entityRef: entity.entityRef },
  },
  tellLesson: {
    url: `${ENTITY_URL}/lessons/${LESSON_ID}/answers`,
    body: {
      mutationId: MUTATION_ID,
      missed: 'Nobody knew whom to call at night',
      question: 'Who is on call?',
    },
    served: {
      by: 'lessonService.tellLesson',
      with: { entityRef: entity.entityRef, lessonId: LESSON_ID },
    },
    output: told,
    invalid: {
      body: { mutationId: MUTATION_ID, missed: ' ' },
      message: 'body.missed: ',
    },
    auditMeta: {
      actionType: 'tell',
      entityRef: entity.entityRef,
      lessonId: LESSON_ID,
      mutationId: MUTATION_ID,
    },
  },
  dismissLesson: {
    url: `${ENTITY_URL}/lessons/${LESSON_ID}/dismissals`,
    body: { mutationId: MUTATION_ID },
    served: {
      by: 'lessonService.dismissLesson',
      with: { entityRef: entity.entityRef, lessonId: LESSON_ID },
    },
    output: { ...lesson, state: 'dismissed', saidBy: ANNA, saidAt: AT },
    invalid: {
      body: { mutationId: 'mine' },
      message: 'body.mutationId: ',
    },
    auditMeta: {
      actionType: 'dismiss',
      entityRef: entity.entityRef,
      lessonId: LESSON_ID,
      mutationId: MUTATION_ID,
    },
  },
  listChecklistLessons: {
    url: '/checklists/launch/lessons?limit=20',
    served: {
      by: 'lessonService.listChecklistLessons',
      with: { checklistId: 'launch', limit: 20 },
    },
    output: { items: [told] },
    invalid: {
      url: '/checklists/launch/lessons?limit=0',
      message: 'query.limit: ',
    },
    auditMeta: { queryType: 'checklist', checklistId: 'launch' },
  },
};
