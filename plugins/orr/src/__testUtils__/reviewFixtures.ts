import {
  ChecklistDocument,
  Question,
  ReviewDetail,
} from 'backstage-plugin-orr-common';

export const REVIEW_ID = '7d5c6f3e-1f0a-4f3b-8a55-0c8b6a5d4e3f';
export const OWNER = 'user:default/ada';
export const REVIEWER = 'user:default/kim';

/** A question with everything filled in that a test does not care about. */
export function question(
  rest: Pick<Question, 'id' | 'title' | 'answer'> & Partial<Question>,
): Question {
  return {
    guidance: `How to answer ${rest.title}`,
    why: {
      text: `Why ${rest.title}`,
      links: [{ title: 'The incident', url: 'https://example.com/incident' }],
    },
    good: `Good is ${rest.title}`,
    area: 'Area',
    stakeholder: 'Operations',
    origin: 'best-practice',
    risk: 'high',
    effort: 'low',
    phase: 'launch',
    profiles: ['launch'],
    ...rest,
  };
}

const rollback = question({
  id: 'rollback',
  title: 'Can you roll back?',
  answer: {
    type: 'choices',
    choices: [
      {
        id: 'button',
        title: 'By a button',
        guidance: 'One press, no build',
        improvement: 'Build a button',
      },
      {
        id: 'tested',
        title: 'Tested each quarter',
        improvement: 'Test it each quarter',
      },
      { id: 'none', title: 'None of these', exclusive: true },
    ],
    riskRules: [
      { when: 'button && tested', level: 'none' },
      { when: 'button', level: 'medium' },
      { when: 'default', level: 'high' },
    ],
  },
});

/** A checklist with every form of answer and a question that hangs on another. */
export const checklist: ChecklistDocument = {
  schemaVersion: 1,
  id: 'service-launch',
  title: 'Service launch',
  description: 'What a service needs',
  owner: 'group:default/platform',
  state: 'published',
  kinds: ['launch'],
  appliesTo: { kind: 'Component' },
  sections: [
    {
      id: 'release',
      title: 'Release',
      questions: [
        rollback,
        question({
          id: 'alarms',
          title: 'Are there alarms?',
          risk: 'medium',
          answer: { type: 'practice', improvement: 'Add alarms' },
        }),
        question({
          id: 'alarm-routes',
          title: 'Do alarms reach a person?',
          risk: 'low',
          visibleWhen: { question: 'alarms', practice: 'yes' },
          answer: { type: 'practice' },
        }),
      ],
    },
    {
      id: 'operations',
      title: 'Operations',
      questions: [
        question({
          id: 'recovery',
          title: 'How fast do you recover?',
          risk: 'medium',
          answer: { type: 'duration', unit: 'minutes', met: { atMost: 60 } },
        }),
        question({
          id: 'rotation',
          title: 'How many are on call?',
          risk: 'low',
          notApplicable: 'forbidden',
          answer: { type: 'number', unit: 'people', met: { atLeast: 4 } },
        }),
        question({
          id: 'restore',
          title: 'When was the last restore?',
          risk: 'low',
          answer: { type: 'date', met: { withinDays: 90 } },
        }),
        question({
          id: 'remarks',
          title: 'What else is known?',
          risk: 'low',
          answer: { type: 'text' },
        }),
      ],
    },
  ],
};

/** A running launch review which its owner may answer. */
export function reviewDetail(rest: Partial<ReviewDetail> = {}): ReviewDetail {
  return {
    review: {
      id: REVIEW_ID,
      entityRef: 'component:default/payments',
      checklistId: checklist.id,
      checklistTitle: checklist.title,
      checklistVersion: 3,
      kind: 'launch',
      state: 'inProgress',
      revision: 1,
      driverRef: OWNER,
      startedBy: OWNER,
      startedAt: '2026-03-01T09:00:00.000Z',
    },
    entity: {
      entityRef: 'component:default/payments',
      kind: 'Component',
      namespace: 'default',
      name: 'payments',
      ownerRefs: ['group:default/payments-team'],
      ownerState: 'owned',
    },
    checklist: {
      checklistId: checklist.id,
      version: 3,
      contentHash: 'hash',
      publishedAt: '2026-01-01T00:00:00.000Z',
      document: checklist,
    },
    decidingMode: 'peer',
    cadenceMonths: 12,
    answers: [],
    covered: [],
    exceptions: [],
    dispositions: [],
    participantRefs: [],
    timeZone: 'UTC',
    may: { update: true, decide: false },
    ...rest,
  };
}
