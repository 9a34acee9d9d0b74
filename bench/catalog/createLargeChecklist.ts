import {
  type ChecklistDocument,
  type Question,
} from 'backstage-plugin-orr-common';

const PER_SECTION = 50;

const FORMS: Question['answer'][] = [
  {
    type: 'choices',
    choices: [
      { id: 'first', title: 'The first practice', improvement: 'Do it' },
      { id: 'second', title: 'The second practice' },
      { id: 'third', title: 'The third practice' },
      { id: 'none', title: 'None of these', exclusive: true },
    ],
    riskRules: [
      { when: 'first && second && third', level: 'none' },
      { when: 'first && (second || third)', level: 'medium' },
      { when: 'default', level: 'high' },
    ],
  },
  { type: 'practice', improvement: 'Do it' },
  { type: 'text' },
  { type: 'duration', unit: 'minutes', met: { atMost: 60 } },
];

function question(number: number): Question {
  const answer = FORMS[number % FORMS.length];
  return {
    id: `question-${number}`,
    title: `Question ${number}: what happens when part ${number} is gone?`,
    guidance: 'Take each part in turn and ask what users would notice. '.repeat(
      6,
    ),
    why: { text: 'Because it has happened before.' },
    good: 'A short table with what fails, how you find out and what you do.',
    area: 'Recovery',
    stakeholder: 'Operations',
    origin: 'best-practice',
    // Its rules go up to a high risk.
    risk:
      answer.type === 'choices'
        ? 'high'
        : (['high', 'medium', 'low'] as const)[number % 3],
    effort: 'medium',
    phase: 'launch',
    profiles: ['launch'],
    answer,
  };
}

/** A checklist of as many questions as asked for, in sections of fifty, with every form of answer. */
export function createLargeChecklist(count: number): ChecklistDocument {
  const questions = Array.from({ length: count }, (_, index) =>
    question(index + 1),
  );
  const sections = Array.from(
    { length: Math.ceil(count / PER_SECTION) },
    (_, index) => ({
      id: `section-${index + 1}`,
      title: `Section ${index + 1}`,
      questions: questions.slice(
        index * PER_SECTION,
        (index + 1) * PER_SECTION,
      ),
    }),
  );
  return {
    schemaVersion: 1,
    id: `questions-${count}`,
    title: `${count} questions`,
    description: `A checklist of ${count} questions.`,
    owner: 'group:default/reliability',
    state: 'published',
    kinds: ['launch'],
    appliesTo: { kind: 'Component' },
    sections,
  };
}
