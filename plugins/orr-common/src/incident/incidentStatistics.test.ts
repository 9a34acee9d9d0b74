import fc from 'fast-check';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { FindingCount, incidentStatisticsOf } from './incidentStatistics';

const CHECKLIST = exampleChecklist([
  exampleQuestion({ id: 'alerting', title: 'Who is told?' }),
  exampleQuestion({
    id: 'rollback',
    title: 'Can it be taken back?',
    origin: 'incident',
    why: {
      text: 'It was once',
      links: [{ title: 'Spring', url: 'https://wiki.example.org/1' }],
    },
  }),
]);

const count = (changes: Partial<FindingCount> = {}): FindingCount => ({
  questionId: 'rollback',
  questionTitle: 'Can you roll back?',
  wouldHaveHelped: 'yes',
  count: 1,
  lastOpenedAt: '2026-06-10T10:00:00.000Z',
  ...changes,
});

describe('incidentStatisticsOf', () => {
  it('puts counts to questions as they are asked now', () => {
    expect(
      incidentStatisticsOf(CHECKLIST, [
        count({ wouldHaveHelped: 'no', count: 2 }),
        count({ lastOpenedAt: '2026-07-10T10:00:00.000Z' }),
      ]),
    ).toEqual([
      {
        questionId: 'rollback',
        title: 'Can it be taken back?',
        origin: 'incident',
        links: 1,
        incidents: 3,
        helped: { yes: 1, partly: 0, no: 2, notAsked: 0 },
        lastOpenedAt: '2026-07-10T10:00:00.000Z',
      },
    ]);
  });

  it('shows what is asked no more last, in the words of then', () => {
    expect(
      incidentStatisticsOf(CHECKLIST, [
        count({ questionId: 'gone', questionTitle: 'Old words', count: 9 }),
        count({ questionId: 'rollback' }),
        count({ questionId: 'alerting' }),
      ]).map(({ questionId, title, origin }) => [questionId, title, origin]),
    ).toEqual([
      ['alerting', 'Who is told?', 'best-practice'],
      ['rollback', 'Can it be taken back?', 'incident'],
      ['gone', 'Old words', undefined],
    ]);
  });

  it('loses no incident and counts none twice', () => {
    const counted = fc.record({
      questionId: fc.constantFrom('alerting', 'rollback', 'gone'),
      questionTitle: fc.constant('Words'),
      wouldHaveHelped: fc.constantFrom(
        'yes' as const,
        'partly' as const,
        'no' as const,
        'notAsked' as const,
      ),
      count: fc.integer({ min: 1, max: 50 }),
      lastOpenedAt: fc.constant('2026-06-10T10:00:00.000Z'),
    });
    fc.assert(
      fc.property(fc.array(counted), counts => {
        const found = incidentStatisticsOf(CHECKLIST, counts);
        const total = counts.reduce((sum, one) => sum + one.count, 0);
        expect(found.reduce((sum, one) => sum + one.incidents, 0)).toBe(total);
        for (const { incidents, helped } of found) {
          expect(Object.values(helped).reduce((a, b) => a + b, 0)).toBe(
            incidents,
          );
        }
      }),
    );
  });
});
