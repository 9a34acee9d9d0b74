import { ChecklistDocument } from 'backstage-plugin-orr-common';

export const CHECKLIST = 'detection';
export const QUESTION = 'alerting';
export const FACT = 'incidents.detectedByAlert';

/** One question, which a person answers and incidents prove or contradict. JSON is YAML as well. */
export const DETECTION: ChecklistDocument = {
  schemaVersion: 1,
  id: CHECKLIST,
  title: 'Detection',
  description: 'Whether somebody is told before the users are',
  owner: 'group:default/reliability',
  state: 'published',
  kinds: ['launch', 'periodic'],
  appliesTo: { kind: 'Component' },
  reviewerGroup: 'group:default/reliability',
  sections: [
    {
      id: 'detection',
      title: 'Detection',
      questions: [
        {
          id: QUESTION,
          title: 'Will you know about an outage before your users tell you?',
          guidance: 'Who knew first, the last time?',
          why: { text: 'Users should not have to call' },
          good: 'One page within five minutes',
          area: 'Event detection',
          stakeholder: 'Operations',
          origin: 'incident',
          risk: 'high',
          effort: 'medium',
          phase: 'launch',
          profiles: ['launch', 'periodic'],
          verification: 'attested',
          fact: { id: FACT, condition: { isTrue: true } },
          answer: { type: 'practice' },
        },
      ],
    },
  ],
};
