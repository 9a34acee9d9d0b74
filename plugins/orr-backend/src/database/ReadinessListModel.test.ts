import { Knex } from 'knex';
import {
  ListedEntity,
  storeGroupTree,
  storeListedEntities,
} from './__testUtils__/storeListedEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessListFilter } from './ReadinessListFilter';
import { ReadinessListModel } from './ReadinessListModel';
import {
  ReadinessListOrder,
  ReadinessListPosition,
} from './readinessListOrder';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const AT = '2026-03-01T10:00:00.000Z';
const BY_NAME: ReadinessListOrder = { sort: 'name', direction: 'asc' };
const EVERYTHING = { visibility: { type: 'everything' as const } };

describe.each(databases.eachSupportedId())(
  'the list of all entities on %s',
  databaseId => {
    let knex: Knex;
    let list: ReadinessListModel;

    // One database for all: to make and drop one for each test would be most of the time.
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      list = new ReadinessListModel(knex);
    });

    afterEach(async () => {
      for (const table of ['group_ancestor', 'entity', 'checklist']) {
        await knex(table).delete();
      }
    });

    afterAll(async () => {
      await knex.destroy();
    });

    const store = (...entities: ListedEntity[]) =>
      storeListedEntities(knex, entities);
    const idsOf = async (filter: Partial<ReadinessListFilter>) => {
      const items = await list.listPage({
        filter: { ...EVERYTHING, ...filter },
        order: BY_NAME,
        limit: 50,
      });
      return items.map(({ entityId }) => entityId);
    };
    /** All ids, gone through in pages of the size. */
    const pageThrough = async (
      order: ReadinessListOrder,
      limit: number,
      filter: Partial<ReadinessListFilter> = {},
    ) => {
      const seen: string[] = [];
      let after: ReadinessListPosition | undefined;
      for (;;) {
        const found = await list.listPage({
          filter: { ...EVERYTHING, ...filter },
          order,
          limit,
          after,
        });
        const page = found.slice(0, limit);
        seen.push(...page.map(({ entityId }) => entityId));
        if (found.length <= page.length) {
          return seen;
        }
        after = page[page.length - 1].position;
      }
    };

    it('goes through equal names page by page, each entity once', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      await store(
        ...ids.map(id => ({ id, title: id === 'e' ? 'Aardvark' : 'Same' })),
      );

      expect(await pageThrough(BY_NAME, 2)).toEqual(['e', 'a', 'b', 'c', 'd']);
      expect(await pageThrough({ sort: 'name', direction: 'desc' }, 2)).toEqual(
        ['d', 'c', 'b', 'a', 'e'],
      );
    });

    describe('in another order', () => {
      const entities: ListedEntity[] = [
        {
          id: 'a',
          headline: 'ready',
          dueOn: '2026-09-01',
          tier: '2',
          system: 'system:default/b',
          place: 'uncovered',
        },
        { id: 'b', headline: 'notReady', owners: ['group:default/x'] },
        { id: 'c', headline: 'ready', dueOn: '2026-05-01', tier: '1' },
        { id: 'd', headline: 'neverReviewed', tier: '1', inReview: true },
        {
          id: 'e',
          headline: 'overdue',
          dueOn: '2026-01-01',
          owners: ['group:default/a', 'group:default/z'],
        },
        {
          id: 'f',
          headline: 'ready',
          dueOn: '2026-05-01',
          system: 'system:default/a',
          place: 'covered',
        },
        {
          id: 'g',
          headline: 'readyWithConditions',
          kind: 'api',
          validUntil: '2026-03-02',
        },
        {
          id: 'h',
          headline: 'notRequired',
          owners: ['group:default/x'],
          type: 'service',
          lifecycle: 'production',
          validUntil: '2026-03-01',
        },
      ];

      beforeEach(async () => {
        await store(...entities);
        for (const [entity_id, state] of [
          ['a', 'none'],
          ['b', null],
          ['c', 'attention'],
          ['d', 'stuck'],
          ['e', 'attention'],
          ['f', 'steady'],
        ]) {
          await knex('deploy_health').insert({ entity_id, state, due_at: AT });
        }
      });

      const cases: [ReadinessListOrder['sort'], 'asc' | 'desc', string][] = [
        ['standing', 'asc', 'bdegacfh'],
        ['standing', 'desc', 'hacfgedb'],
        ['due', 'asc', 'ecfabdgh'],
        ['due', 'desc', 'afcebdgh'],
        ['tier', 'asc', 'cdabefgh'],
        ['tier', 'desc', 'adcbefgh'],
        ['owner', 'asc', 'ebhacdfg'],
        ['owner', 'desc', 'hbeacdfg'],
        ['kind', 'asc', 'gabcdefh'],
        ['kind', 'desc', 'hfedcbag'],
        ['type', 'asc', 'habcdefg'],
        ['lifecycle', 'desc', 'habcdefg'],
        ['system', 'asc', 'fabcdegh'],
        ['system', 'desc', 'afbcdegh'],
        ['programme', 'asc', 'fabcdegh'],
        ['programme', 'desc', 'bcdeghaf'],
        ['validUntil', 'asc', 'hgabcdef'],
        ['validUntil', 'desc', 'ghabcdef'],
        ['openReview', 'asc', 'dabcefgh'],
        ['openReview', 'desc', 'abcefghd'],
        ['deployHealth', 'asc', 'cedfabgh'],
        ['deployHealth', 'desc', 'fdceabgh'],
      ];
      it.each(cases)(
        'comes by %s, %s, the same in pages of any size, without value last',
        async (sort, direction, expected) => {
          for (const limit of [1, 2, 3, 50]) {
            expect(
              (await pageThrough({ sort, direction }, limit)).join(''),
            ).toBe(expected);
          }
        },
      );

      it('keeps its order under a filter on what it is sorted by', async () => {
        const standings = ['ready', 'overdue'];
        expect(
          await pageThrough({ sort: 'standing', direction: 'asc' }, 1, {
            standings,
          }),
        ).toEqual(['e', 'a', 'c', 'f']);
      });
    });

    it('finds owners with everything below them, each entity once', async () => {
      await store(
        { id: 'above', owners: ['group:default/commerce'] },
        { id: 'nobody' },
        { id: 'other', owners: ['group:default/risk'] },
        { id: 'person', owners: ['user:default/ada'] },
        {
          id: 'team',
          owners: ['group:default/commerce', 'group:default/payments'],
        },
      );
      await storeGroupTree(
        knex,
        ['group:default/payments', 'group:default/commerce'],
        ['group:default/commerce'],
      );

      expect(await idsOf({ ownerRefs: ['Group:default/Commerce'] })).toEqual([
        'above',
        'team',
      ]);
      expect(await idsOf({ ownerRefs: ['group:default/payments'] })).toEqual([
        'team',
      ]);
      // A group that no sweep has met yet has no rows in the closure.
      expect(
        await idsOf({ ownerRefs: ['user:default/ada', 'group:default/risk'] }),
      ).toEqual(['other', 'person']);
    });

    it.each<[Partial<ReadinessListFilter>, string[]]>([
      [{ kinds: ['API', 'user'] }, ['api', 'user']],
      [{ types: ['service'] }, ['svc']],
      [{ types: ['service', ''] }, ['bare', 'svc', 'user']],
      [{ types: [''] }, ['bare', 'user']],
      [{ lifecycles: ['production'] }, ['svc']],
      [{ tiers: ['1'] }, ['api', 'svc']],
      [{ tiers: [''], kinds: ['component'] }, ['bare']],
      [{ ownerStates: ['unowned', 'ownerIsPerson'] }, ['api', 'bare']],
      [{ inReview: true }, ['svc']],
      [{ inReview: false, kinds: ['component'] }, ['bare']],
      [{ dueSoon: true }, ['api']],
      [{ dueSoon: true, inReview: true }, []],
      [{ standings: ['notRequired'] }, ['bare']],
      [{ requiredOnly: true }, ['api', 'svc']],
      [{ requiredOnly: true, standings: ['notRequired'] }, []],
    ])('narrows by %j', async (filter, expected) => {
      await store(
        {
          id: 'svc',
          type: 'service',
          lifecycle: 'production',
          tier: '1',
          inReview: true,
        },
        {
          id: 'api',
          kind: 'api',
          type: 'openapi',
          tier: '1',
          dueSoon: true,
          ownerState: 'ownerIsPerson',
        },
        { id: 'bare', headline: 'notRequired', ownerState: 'unowned' },
        { id: 'user', kind: 'user' },
        { id: 'gone', type: 'service', orphaned: true },
      );

      expect(await idsOf(filter)).toEqual(expected);
    });

    it.each([
      ['100%', ['percent']],
      ['_', ['underscore']],
      ['\\', ['backslash']],
      ['SHIP', ['percent']],
      ['überblick', ['umlaut']],
      ['default/back', ['backslash']],
      ["'; drop table entity; --", []],
    ])('takes every character of %j as it is', async (text, expected) => {
      await store(
        { id: 'percent', title: 'Ship 100% of it' },
        { id: 'underscore', title: 'a_b' },
        { id: 'backslash', title: 'a\\b' },
        { id: 'umlaut', title: 'Überblick' },
        { id: 'plain', title: 'axb 1000' },
      );

      expect(await idsOf({ text })).toEqual(expected);
    });

    it('says of each entity what there is to know, the running review of a published checklist too', async () => {
      await store({
        id: 'a',
        title: 'The A',
        tier: '1',
        owners: ['group:default/x', 'group:default/y'],
        inReview: true,
        place: 'exempt',
        dueOn: '2026-05-01',
      });
      for (const [id, state] of [
        ['launch', 'published'],
        ['trial', 'pilot'],
      ]) {
        await knex('checklist').insert({
          id,
          title: `The ${id}`,
          state,
          owner_ref: 'group:default/x',
          current_version: 1,
          updated_at: AT,
        });
        await knex('readiness').insert({
          entity_id: 'a',
          checklist_id: id,
          checklist_version: 1,
          standing: 'ready',
          rule: 6,
          reasons: '[]',
          flags: '{}',
          open_review_id: `review-${id}`,
          sequence: 1,
          computed_at: AT,
        });
      }

      expect(
        await list.listPage({ filter: EVERYTHING, order: BY_NAME, limit: 1 }),
      ).toEqual([
        {
          entityId: 'a',
          entity: {
            entityRef: 'component:default/a',
            kind: 'component',
            namespace: 'default',
            name: 'a',
            title: 'The A',
            tier: '1',
            ownerRefs: ['group:default/x', 'group:default/y'],
            ownerState: 'owned',
          },
          headline: {
            headline: 'ready',
            inReview: true,
            dueSoon: false,
            launchedUnreviewed: false,
            contradicted: false,
            reasons: [{ code: 'decidedGo' }],
            dueOn: '2026-05-01',
            programme: 'exempt',
          },
          openReviews: [
            { reviewId: 'review-launch', checklistTitle: 'The launch' },
          ],
          deployHealth: undefined,
          position: { segment: 0, value: '', sortName: 'the a', id: 'a' },
        },
      ]);
    });

    it('says how deployments go, where something tells of any', async () => {
      await store({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' });
      for (const [entity_id, state] of [
        ['a', 'stuck'],
        ['b', 'none'],
        ['c', null],
      ]) {
        await knex('deploy_health').insert({ entity_id, state, due_at: AT });
      }

      const items = await list.listPage({
        filter: EVERYTHING,
        order: BY_NAME,
        limit: 50,
      });
      expect(
        items.map(({ entityId, deployHealth }) => [entityId, deployHealth]),
      ).toEqual([
        ['a', 'stuck'],
        ['b', undefined],
        ['c', undefined],
        ['d', undefined],
      ]);
    });

    it('counts what the filters leave, whatever standing is looked at', async () => {
      await store(
        { id: 'a', headline: 'ready' },
        { id: 'b', headline: 'notReady' },
        { id: 'c', headline: 'ready', kind: 'api' },
        { id: 'gone', headline: 'ready', orphaned: true },
      );
      const filter = { kinds: ['Component'], standings: ['ready'] };

      expect(await idsOf(filter)).toEqual(['a']);
      expect(await list.countStandings({ ...EVERYTHING, ...filter })).toEqual({
        ready: 1,
        notReady: 1,
      });
    });

    it('shows and counts nothing that is hidden, by no filter and in no order', async () => {
      await store(
        { id: 'open' },
        { id: 'secret', kind: 'resource', owners: ['group:default/risk'] },
      );
      const visibility = {
        type: 'column' as const,
        column: 'kind' as const,
        values: ['component'],
      };

      for (const filter of [
        { text: 'secret' },
        { kinds: ['resource'] },
        { ownerRefs: ['group:default/risk'] },
      ]) {
        expect(await idsOf({ visibility, ...filter })).toEqual([]);
        expect(await list.countStandings({ visibility, ...filter })).toEqual(
          {},
        );
      }
      expect(await list.countStandings({ visibility })).toEqual({ ready: 1 });
      expect(
        await pageThrough({ sort: 'owner', direction: 'asc' }, 1, {
          visibility,
        }),
      ).toEqual(['open']);
      expect(
        await list.listPage({
          filter: { visibility },
          order: BY_NAME,
          limit: 5,
          after: { segment: 0, value: '', sortName: 'secret', id: 'r' },
        }),
      ).toEqual([]);
    });
  },
);
