/** A question of the checklist that these tests write, with all that publishing requires. */
export const nightCallQuestion = (id: string, title: string) => ({
  id,
  title,
  guidance: 'Ask whoever was called last.',
  why: { text: 'Somebody was called and did not know.' },
  good: 'Everybody knows.',
  area: 'On call',
  stakeholder: 'Operations',
  origin: 'incident',
  risk: 'medium',
  effort: 'low',
  phase: 'operate',
  profiles: ['launch', 'periodic'],
  answer: { type: 'practice' },
});

/** A checklist of its own for one service, so that no other test meets it. */
export const NIGHT_CALLS = {
  id: 'night-calls',
  title: 'Night calls',
  asks: 'refund-worker',
} as const;

export const nightCalls = (
  questions: object[],
  state: 'draft' | 'published' = 'draft',
) => ({
  schemaVersion: 1,
  id: NIGHT_CALLS.id,
  title: NIGHT_CALLS.title,
  description: 'What who is called at night needs.',
  owner: 'group:default/reliability',
  state,
  kinds: ['launch', 'periodic'],
  appliesTo: { kind: 'Component', 'metadata.name': NIGHT_CALLS.asks },
  sections: [{ id: 'people', title: 'People', questions }],
});
