import { OWNER_STATES } from '../ownership';
import fc from 'fast-check';
import { Decision } from '../review/decision';
import { computeStanding } from './computeStanding';
import { StandingInput, StandingResult } from './standing';

const DAY = 24 * 3_600 * 1_000;
const EPOCH = Date.parse('2026-06-13T12:00:00Z');

const instant = fc
  .integer({ min: -60 * 24, max: 60 * 24 })
  .map(hours => new Date(EPOCH + hours * 3_600_000).toISOString());
const day = instant.map(text => text.slice(0, 10));
const person = fc.constantFrom('user:default/ada', 'user:default/ben');
const questionId = fc.constantFrom('rollback', 'restore', 'on-call');

const decision = fc
  .record({
    reviewKind: fc.constantFrom(
      'launch' as const,
      'periodic' as const,
      'change' as const,
      'incident' as const,
    ),
    checklistVersion: fc.integer({ min: 1, max: 3 }),
    outcome: fc.constantFrom(
      'go' as const,
      'conditionalGo' as const,
      'noGo' as const,
    ),
    decidedBy: person,
    decidedAt: instant,
    validUntil: fc.option(day, { nil: undefined }),
    confirmedQuestionIds: fc.constant<string[]>([]),
    conditions: fc.array(
      fc.record({
        id: fc.uuid(),
        questionId,
        text: fc.constant('Rehearse it.'),
        ownerRef: person,
        dueOn: day,
        metAt: fc.option(instant, { nil: undefined, freq: 2 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(
    (changes): Omit<Decision, 'id'> => ({
      reviewId: 'r1',
      snapshotId: 's1',
      reason: 'As judged.',
      ...changes,
    }),
  );

const input: fc.Arbitrary<StandingInput> = fc.record(
  {
    applies: fc.constantFrom(true, true, true, true, false),
    inScope: fc.constantFrom(true, true, true, true, false),
    exemption: fc.record({ until: day, approvedBy: person }),
    ownerState: fc.constantFrom('owned', 'owned', 'owned', ...OWNER_STATES),
    lifecycle: fc.constantFrom('production', 'experimental'),
    deployedToProduction: fc.boolean(),
    decisions: fc
      .array(decision, { maxLength: 4 })
      .map(list => list.map((item, index) => ({ ...item, id: `d${index}` }))),
    acceptances: fc.array(
      fc.record({
        questionId,
        level: fc.constantFrom('HIGH' as const, 'MEDIUM' as const),
        approverRef: person,
        expiresOn: day,
      }),
      { maxLength: 2 },
    ),
    mitigations: fc.array(
      fc.record({
        questionId,
        residualLevel: fc.constantFrom('HIGH' as const, 'LOW' as const),
        confirmedBy: person,
        reviewOn: day,
      }),
      { maxLength: 2 },
    ),
    disclosedGaps: fc.array(
      fc.record({
        questionId,
        cell: fc.constantFrom(
          'stops' as const,
          'condition' as const,
          'note' as const,
        ),
        disclosedAt: instant,
      }),
      { maxLength: 2 },
    ),
    contradictions: fc.array(
      fc.record(
        {
          questionId,
          policy: fc.constantFrom(
            'flag' as const,
            'condition' as const,
            'lost' as const,
          ),
          since: instant,
          answeredAt: instant,
          fixBy: day,
        },
        { requiredKeys: ['questionId', 'policy', 'since'] },
      ),
      { maxLength: 2 },
    ),
    inReview: fc.boolean(),
    latestVersion: fc.integer({ min: 1, max: 4 }),
    rollout: fc.array(
      fc.record({ version: fc.integer({ min: 1, max: 4 }), dueOn: day }),
      { maxLength: 2 },
    ),
    cadenceMonths: fc.integer({ min: 1, max: 3 }),
    disclosureGraceDays: fc.integer({ min: 0, max: 20 }),
    contradictionWindowDays: fc.integer({ min: 0, max: 20 }),
    dueSoonDays: fc.integer({ min: 0, max: 40 }),
    now: instant.map(text => new Date(text)),
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/Los_Angeles',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'UTC',
    ),
  },
  {
    requiredKeys: [
      'applies',
      'inScope',
      'ownerState',
      'decisions',
      'acceptances',
      'mitigations',
      'disclosedGaps',
      'contradictions',
      'inReview',
      'latestVersion',
      'rollout',
      'cadenceMonths',
      'now',
      'timeZone',
    ],
  },
) as fc.Arbitrary<StandingInput>;

function withoutNext({ nextChangeAt: _, ...rest }: StandingResult) {
  return rest;
}

const RUNS = { numRuns: 200 };

describe('computeStanding', () => {
  it('is deterministic and does not see the order of storage', () => {
    fc.assert(
      fc.property(input, given => {
        const before = JSON.stringify(given);
        const result = computeStanding(given);
        expect(computeStanding(given)).toEqual(result);
        expect(JSON.stringify(given)).toBe(before);
        const turned = Object.fromEntries(
          Object.entries(given).map(([key, value]) => [
            key,
            Array.isArray(value) ? [...value].reverse() : value,
          ]),
        ) as unknown as StandingInput;
        expect(computeStanding(turned)).toEqual(result);
      }),
      RUNS,
    );
  });

  it('does not move by a running review', () => {
    fc.assert(
      fc.property(input, given => {
        const idle = computeStanding({ ...given, inReview: false });
        const running = computeStanding({ ...given, inReview: true });
        expect(running).toEqual({
          ...idle,
          flags: { ...idle.flags, inReview: true },
        });
      }),
      RUNS,
    );
  });

  it('does not move by decisions on changes and incidents', () => {
    fc.assert(
      fc.property(input, decision, (given, other) => {
        for (const reviewKind of ['change', 'incident'] as const) {
          const decisions = [
            ...given.decisions,
            { ...other, id: 'other', reviewKind },
          ];
          expect(computeStanding({ ...given, decisions })).toEqual(
            computeStanding(given),
          );
        }
      }),
      RUNS,
    );
  });

  it('stays the same until its next change, and differs at it', () => {
    fc.assert(
      fc.property(
        input,
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (given, parts) => {
          const present = computeStanding(given);
          const from = given.now.getTime();
          const next =
            present.nextChangeAt === undefined
              ? undefined
              : Date.parse(present.nextChangeAt);
          const until = next ?? from + 400 * DAY;
          expect(until).toBeGreaterThan(from);
          const moments = [
            ...parts.map(part =>
              Math.min(until - 1, Math.floor(from + part * (until - from))),
            ),
            until - 1,
          ];
          for (const moment of moments) {
            const later = computeStanding({ ...given, now: new Date(moment) });
            expect(withoutNext(later)).toEqual(withoutNext(present));
          }
          const atNext = computeStanding({ ...given, now: new Date(until) });
          const differs =
            JSON.stringify(withoutNext(atNext)) !==
            JSON.stringify(withoutNext(present));
          expect(differs).toBe(next !== undefined);
        },
      ),
      RUNS,
    );
  });

  it('is ready only after a go or conditional go, with an owner, in date and with nothing open', () => {
    fc.assert(
      fc.property(input, given => {
        const { standing, decisionId, validUntil } = computeStanding(given);
        if (standing !== 'ready') {
          return;
        }
        const governing = given.decisions.find(({ id }) => id === decisionId);
        expect(['launch', 'periodic']).toContain(governing?.reviewKind);
        expect(governing?.outcome).not.toBe('noGo');
        expect(
          governing?.conditions.filter(condition => !condition.metAt),
        ).toEqual([]);
        expect(given.ownerState).not.toBe('unowned');
        expect(
          given.acceptances.filter(acceptance => acceptance.level === 'HIGH'),
        ).toEqual([]);
        expect(Date.parse(`${validUntil}T00:00:00Z`) + 2 * DAY).toBeGreaterThan(
          given.now.getTime(),
        );
      }),
      RUNS,
    );
  });
});
