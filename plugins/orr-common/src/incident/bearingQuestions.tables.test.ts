import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { Question } from '../checklist/checklistDocument';
import { Bearing, bearingQuestions } from './bearingQuestions';

const bearingOf = (
  changes: Partial<Question>,
  others: Partial<Question>[] = [],
): Bearing | undefined =>
  bearingQuestions(
    exampleChecklist([
      ...others.map((other, index) =>
        exampleQuestion({ id: `other-${index}`, ...other }),
      ),
      exampleQuestion({ area: 'Apart', ...changes }),
    ]),
  ).find(({ question }) => question.id === 'rollback')?.bearing;

describe('bearingQuestions', () => {
  it.each<
    [string, Partial<Question>, Partial<Question>[], Bearing | undefined]
  >([
    [
      'a fact about incidents',
      {
        fact: {
          id: 'incidents.detectedByAlert',
          condition: { isTrue: true },
        },
      },
      [],
      'fact',
    ],
    [
      'the last rollback',
      {
        fact: {
          id: 'deployHealth.lastRollbackAt',
          condition: { withinDays: 365 },
        },
      },
      [],
      'fact',
    ],
    [
      'another fact',
      {
        fact: {
          id: 'deployHealth.daysSinceSuccess',
          condition: { atMost: 45 },
        },
      },
      [],
      undefined,
    ],
    ['what responders use', { prefill: ['source', 'on-call'] }, [], 'topic'],
    ['anything else', { prefill: ['source'] }, [], undefined],
    [
      'the area of a question about alerts',
      { area: ' event Detection' },
      [{ area: 'Event detection', prefill: ['alerts'] }],
      'area',
    ],
    [
      'the area of a question about runbooks',
      { area: 'Restart' },
      [{ area: 'Restart', prefill: ['runbook'] }],
      undefined,
    ],
  ])('%s', (_, changes, others, expected) => {
    expect(bearingOf(changes, others)).toBe(expected);
  });

  it('keeps the order of the checklist', () => {
    const found = bearingQuestions(
      exampleChecklist([
        exampleQuestion({ id: 'area', area: 'Detection' }),
        exampleQuestion({ id: 'apart', area: 'Apart' }),
        exampleQuestion({
          id: 'topic',
          area: 'Detection',
          prefill: ['alerts'],
        }),
      ]),
    );
    expect(found.map(({ question }) => question.id)).toEqual(['area', 'topic']);
  });
});
