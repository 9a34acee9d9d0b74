import { writeFileSync } from 'node:fs';
import {
  type JudgedAnswer,
  judgeReview,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { inProject } from '../../scripts/projectRoot.cjs';
import { createLargeChecklist } from '../catalog/createLargeChecklist';
import { machineFacts } from '../report/machineFacts';

const SIZES = [50, 200];
const WARM_UP = 500;
const ROUNDS = 2_000;
const NOW = new Date('2026-03-02T12:00:00.000Z');

function answersTo(size: number) {
  const answers: Record<string, JudgedAnswer> = {};
  for (const question of questionsOf(createLargeChecklist(size))) {
    answers[question.id] = {
      statement: {
        choices: { kind: 'choices' as const, choices: ['first', 'second'] },
        practice: { kind: 'practice' as const, value: 'partly' as const },
        text: { kind: 'text' as const, value: 'What was seen' },
        duration: { kind: 'duration' as const, value: 45 },
        number: { kind: 'number' as const, value: 45 },
        date: { kind: 'date' as const, value: '2026-02-01' },
      }[question.answer.type],
      evidence: [{ url: 'https://example.com', date: '2026-02-01' }],
      answeredBy: 'user:default/nadia.haddad',
      answeredAt: '2026-03-01T10:00:00.000Z',
    };
  }
  return answers;
}

function timesOf(size: number) {
  const checklist = createLargeChecklist(size);
  const answers = answersTo(size);
  const judge = () =>
    judgeReview({
      checklist,
      kind: 'launch',
      answers,
      now: NOW,
      timeZone: 'Europe/Berlin',
    });
  for (let round = 0; round < WARM_UP; round++) {
    judge();
  }
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    judge();
    return performance.now() - start;
  }).sort((one, other) => one - other);
  const rounded = (milliseconds: number) =>
    Math.round(milliseconds * 1_000) / 1_000;
  return {
    rounds: ROUNDS,
    medianMs: rounded(times[ROUNDS / 2]),
    p95Ms: rounded(times[ROUNDS * 0.95]),
  };
}

const results = {
  machine: machineFacts(),
  questions: Object.fromEntries(SIZES.map(size => [size, timesOf(size)])),
};
writeFileSync(
  inProject('bench', 'results', 'judging.json'),
  `${JSON.stringify(results, undefined, 2)}\n`,
);
process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
