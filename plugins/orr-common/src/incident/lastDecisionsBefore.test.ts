import fc from 'fast-check';
import { lastDecisionsBefore } from './lastDecisionsBefore';

const OPENED = '2026-06-10T10:00:00.000Z';
const at = (minutes: number) =>
  new Date(Date.parse(OPENED) + minutes * 60_000).toISOString();

const decision = fc.record({
  id: fc.uuid(),
  checklistId: fc.constantFrom('launch', 'stores'),
  reviewKind: fc.constantFrom(
    'launch' as const,
    'periodic' as const,
    'change' as const,
    'incident' as const,
  ),
  decidedAt: fc.integer({ min: -1_000, max: 1_000 }).map(at),
});

describe('lastDecisionsBefore', () => {
  it('finds of each checklist the newest that was there when it began, and nothing of changes', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 20 }), decisions => {
        const found = lastDecisionsBefore(decisions, OPENED);
        for (const checklistId of ['launch', 'stores']) {
          const instants = decisions
            .filter(one => one.checklistId === checklistId)
            .filter(one => ['launch', 'periodic'].includes(one.reviewKind))
            .map(({ decidedAt }) => decidedAt)
            .filter(instant => instant <= OPENED)
            .sort();
          expect(
            found
              .filter(one => one.checklistId === checklistId)
              .map(({ decidedAt }) => decidedAt),
          ).toEqual(instants.slice(-1));
        }
      }),
    );
  });
});
