import { ChecklistDocument, Question } from './checklistDocument';

/** A question for tests, answered by yes, partly or no, unless the changes say otherwise. @internal */
export function exampleQuestion(changes: Partial<Question> = {}): Question {
  return {
    id: 'rollback',
    title: 'Can a bad release be taken back?',
    guidance: 'Think of the last release that went wrong.',
    why: { text: 'Taking a release back is the quickest repair.' },
    good: 'One command takes a release back.',
    area: 'Release quality',
    stakeholder: 'Operations',
    origin: 'best-practice',
    risk: 'high',
    effort: 'medium',
    phase: 'build',
    profiles: ['launch', 'periodic', 'change', 'incident'],
    answer: { type: 'practice' },
    ...changes,
  };
}

/** A published checklist for tests, with one section of the given questions. @internal */
export function exampleChecklist(
  questions: Question[],
  changes: Partial<ChecklistDocument> = {},
): ChecklistDocument {
  return {
    schemaVersion: 1,
    id: 'launch-readiness',
    title: 'Launch readiness',
    description: 'What a service needs before it meets its users.',
    owner: 'group:default/reliability',
    state: 'published',
    kinds: ['launch', 'periodic', 'change', 'incident'],
    appliesTo: { kind: 'Component' },
    sections: [{ id: 'release', title: 'Release', questions }],
    ...changes,
  };
}
