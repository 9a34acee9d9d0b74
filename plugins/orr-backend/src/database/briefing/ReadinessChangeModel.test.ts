import fc from 'fast-check';
import { headlineOf, Standing, STANDINGS } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { storeListedEntities } from '../__testUtils__/storeListedEntities';
import { ReadinessListFilter } from '../ReadinessListFilter';
import {
  ReadinessChangeModel,
  ReadinessChangePosition,
} from './ReadinessChangeModel';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const EVERYTHING: ReadinessListFilter = { visibility: { type: 'everything' } };
const onDay = (day: number) => `2026-03-0${day}T10:00:00.000Z`;
const between = (since: number, until: number) => ({
  since: `2026-03-0${since}T23:59:59.999Z`,
  until: `2026-03-0${until}T23:59:59.999Z`,
});

/** What stood from which day on, under each checklist of each entity. */
type Stories = Record<string, Record<string, [day: number, Standing][]>>;

describe.each(databases.eachSupportedId())('what changed, on %s', id => {
  let knex: Knex;
  let model: ReadinessChangeModel;

  beforeAll(async () => {
    knex = await databases.init(id);
    model = new ReadinessChangeModel(knex);
    for (const [checklist, state] of [
      ['launch', 'published'],
      ['security', 'published'],
      ['pilot', 'pilot'],
    ]) {
      await knex('checklist').insert({
        id: checklist,
        title: `The ${checklist} list`,
        state,
        owner_ref: 'group:default/reliability',
        current_version: 1,
        updated_at: onDay(1),
      });
    }
  });

  afterEach(async () => {
    await knex('entity').delete();
  });

  afterAll(async () => {
    await knex.destroy();
  });

  async function tell(stories: Stories) {
    for (const [entityId, checklists] of Object.entries(stories)) {
      const now = Object.values(checklists).map(
        story => story[story.length - 1]?.[1] ?? 'notRequired',
      );
      await storeListedEntities(knex, [
        {
          id: entityId,
          headline: headlineOf(now),
          owners: ['group:default/a'],
        },
      ]);
      for (const [checklistId, story] of Object.entries(checklists)) {
        const history = story.map(([day, standing], index) => ({
          entity_id: entityId,
          checklist_id: checklistId,
          sequence: index + 1,
          standing,
          rule: 1,
          reasons: '[]',
          changed_at: onDay(day),
        }));
        if (history.length) {
          const { changed_at, ...last } = history[history.length - 1];
          await knex('readiness').insert({
            ...last,
            checklist_version: 1,
            flags: '{}',
            computed_at: changed_at,
          });
          await knex('readiness_change').insert(history);
        }
      }
    }
  }

  async function pageThrough(limit: number, days: [number, number]) {
    const seen: string[] = [];
    let after: ReadinessChangePosition | undefined;
    for (;;) {
      const found = await model.listPage({
        filter: EVERYTHING,
        between: between(...days),
        limit,
        after,
      });
      const page = found.slice(0, limit);
      seen.push(
        ...page.map(
          ({ entityId, direction, before, after: stands }) =>
            `${entityId} ${direction} ${before ?? '-'} ${stands}`,
        ),
      );
      if (found.length <= page.length) {
        return seen;
      }
      after = page[page.length - 1].position;
    }
  }

  it('lists what became worse first, then what became better, was asked for, was let off and moved within', async () => {
    await tell({
      better: {
        launch: [
          [1, 'notReady'],
          [3, 'ready'],
        ],
      },
      worse: {
        launch: [
          [1, 'ready'],
          [3, 'overdue'],
        ],
      },
      'also-worse': {
        launch: [
          [1, 'ready'],
          [2, 'readyWithConditions'],
        ],
      },
      fresh: { launch: [[3, 'neverReviewed']] },
      asked: {
        launch: [
          [1, 'notRequired'],
          [3, 'neverReviewed'],
        ],
      },
      off: {
        launch: [
          [1, 'notReady'],
          [3, 'notRequired'],
        ],
      },
      within: {
        launch: [[1, 'notReady']],
        security: [
          [1, 'notReady'],
          [3, 'ready'],
        ],
      },
      same: { launch: [[1, 'ready']] },
      back: {
        launch: [
          [1, 'ready'],
          [2, 'notReady'],
          [3, 'ready'],
        ],
      },
      later: {
        launch: [
          [1, 'ready'],
          [5, 'notReady'],
        ],
      },
      unasked: { launch: [[3, 'notRequired']] },
      piloted: {
        pilot: [
          [1, 'ready'],
          [3, 'notReady'],
        ],
      },
    });
    expect(await pageThrough(2, [1, 4])).toEqual([
      'also-worse worse ready readyWithConditions',
      'worse worse ready overdue',
      'better better notReady ready',
      'asked joined notRequired neverReviewed',
      'fresh joined - neverReviewed',
      'off left notReady notRequired',
      'within within notReady notReady',
    ]);
    const [first] = await model.listPage({
      filter: EVERYTHING,
      between: between(1, 4),
      limit: 1,
    });
    expect(first).toMatchObject({
      changedAt: onDay(2),
      reasons: [{ code: 'decidedGo' }],
      checklists: [
        {
          checklistId: 'launch',
          checklistTitle: 'The launch list',
          before: 'ready',
          after: 'readyWithConditions',
          changedAt: onDay(2),
        },
      ],
    });
    expect(await model.historyFrom()).toBe(onDay(1));
  });

  it('lists and counts nothing that the viewer does not see', async () => {
    await tell({ seen: { launch: [[3, 'ready']] } });
    const owned = (owner: string): ReadinessListFilter => ({
      visibility: { type: 'column', column: 'owner', values: [owner] },
    });
    for (const [filter, expected] of [
      [owned('group:default/a'), 1],
      [owned('group:default/b'), 0],
      [{ visibility: { type: 'nothing' } } as const, 0],
    ] as const) {
      const days = between(1, 4);
      expect(
        await model.listPage({ filter, between: days, limit: 5 }),
      ).toHaveLength(expected);
      expect(await model.countMoves(filter, days)).toHaveLength(expected);
      expect(await model.countHeadlines(filter, days)).toHaveLength(expected);
    }
  });

  it('says the same as the histories read one by one, and counts what it lists', async () => {
    const story = fc
      .uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 })
      .chain(days =>
        fc.tuple(
          ...days
            .sort()
            .map(day =>
              fc.tuple(fc.constant(day), fc.constantFrom(...STANDINGS)),
            ),
        ),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ launch: story, security: story }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.tuple(
          fc.integer({ min: 1, max: 6 }),
          fc.integer({ min: 0, max: 3 }),
        ),
        async (told, [since, days]) => {
          const stories = Object.fromEntries(
            told.map((one, index) => [`e${index}`, one]),
          ) as unknown as Stories;
          await tell(stories);
          const until = since + days;
          const at = (steps: [number, Standing][], day: number) =>
            steps.filter(([on]) => on <= day).at(-1)?.[1];
          const moved = Object.entries(stories).filter(([, lists]) =>
            Object.values(lists).some(
              steps =>
                (at(steps, since) ?? 'notRequired') !==
                (at(steps, until) ?? 'notRequired'),
            ),
          );
          const headlineAt = (lists: Stories[string], day: number) => {
            const known = Object.values(lists).flatMap(
              steps => at(steps, day) ?? [],
            );
            return known.length ? headlineOf(known) : '-';
          };
          const listed = await pageThrough(2, [since, until]);
          expect(listed.map(line => line.replace(/ \w+ /, ' ')).sort()).toEqual(
            moved
              .map(
                ([name, lists]) =>
                  `${name} ${headlineAt(lists, since)} ${headlineAt(
                    lists,
                    until,
                  )}`,
              )
              .sort(),
          );
          const moves = await model.countMoves(
            EVERYTHING,
            between(since, until),
          );
          expect(moves.reduce((sum, { count }) => sum + count, 0)).toBe(
            listed.length,
          );
          await knex('entity').delete();
        },
      ),
      { numRuns: 30 },
    );
  });
});
