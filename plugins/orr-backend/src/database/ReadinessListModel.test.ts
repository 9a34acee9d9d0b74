import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessListFilter, ReadinessListModel } from './ReadinessListModel';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const AT = '2026-03-01T10:00:00.000Z';

interface Given {
  id: string;
  title?: string;
  kind?: string;
  headline?: string;
  owner?: string;
  orphaned?: boolean;
}

describe.each(databases.eachSupportedId())(
  'the list of all entities on %s',
  databaseId => {
    let knex: Knex;
    let list: ReadinessListModel;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      list = new ReadinessListModel(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    async function store(...entities: Given[]) {
      for (const entity of entities) {
        const { id, kind = 'component', title = id } = entity;
        await knex('entity').insert({
          id,
          entity_ref: `${kind}:default/${id}`,
          kind,
          namespace: 'default',
          name: id,
          owner_state: 'owned',
          sort_name: title.toLocaleLowerCase('en-US'),
          entity_json: '{}',
          content_hash: 'h',
          headline: entity.headline ?? 'ready',
          reasons: '[{"code":"decidedGo"}]',
          in_review: id === 'a',
          first_seen_at: AT,
          updated_at: AT,
          orphaned_at: entity.orphaned ? AT : null,
        });
        if (entity.owner) {
          await knex('entity_owner').insert({
            entity_id: id,
            owner_ref: entity.owner,
          });
        }
      }
    }

    const idsOf = async (filter: Partial<ReadinessListFilter>) => {
      const items = await list.listPage({
        filter: { visibility: { type: 'everything' }, ...filter },
        limit: 50,
      });
      return items.map(({ entityId }) => entityId);
    };

    it('goes through equal names page by page, each entity once', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      await store(
        ...ids.map(id => ({ id, title: id === 'e' ? 'Aardvark' : 'Same' })),
      );
      const filter = { visibility: { type: 'everything' as const } };

      const seen: string[] = [];
      let after: { value: string; id: string } | undefined;
      for (;;) {
        const found = await list.listPage({ filter, limit: 2, after });
        const page = found.slice(0, 2);
        seen.push(...page.map(({ entityId }) => entityId));
        if (found.length <= page.length) {
          break;
        }
        const last = page[page.length - 1];
        after = { value: last.sortName, id: last.entityId };
      }

      expect(seen).toEqual(['e', 'a', 'b', 'c', 'd']);
    });

    it('finds owners with everything below them, each entity once', async () => {
      await store(
        { id: 'team', owner: 'group:default/payments' },
        { id: 'above', owner: 'group:default/commerce' },
        { id: 'other', owner: 'group:default/risk' },
        { id: 'person', owner: 'user:default/ada' },
        { id: 'nobody' },
      );
      await knex('entity_owner').insert({
        entity_id: 'team',
        owner_ref: 'group:default/commerce',
      });
      await knex('group_ancestor').insert(
        [
          ['payments', 'payments', 0],
          ['payments', 'commerce', 1],
          ['commerce', 'commerce', 0],
        ].map(([child, parent, depth]) => ({
          group_ref: `group:default/${child}`,
          ancestor_ref: `group:default/${parent}`,
          depth,
        })),
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

    it('counts what the filters leave, whatever standing is looked at', async () => {
      await store(
        { id: 'a', headline: 'ready' },
        { id: 'b', headline: 'notReady' },
        { id: 'c', headline: 'ready', kind: 'api' },
        { id: 'gone', headline: 'ready', orphaned: true },
      );
      const filter = {
        visibility: { type: 'everything' as const },
        kinds: ['Component'],
        standings: ['ready'],
      };

      expect(await idsOf(filter)).toEqual(['a']);
      expect(await list.countStandings(filter)).toEqual({
        ready: 1,
        notReady: 1,
      });
      expect(await list.listPage({ filter, limit: 1 })).toEqual([
        {
          entityId: 'a',
          sortName: 'a',
          headline: {
            headline: 'ready',
            inReview: true,
            dueSoon: false,
            reasons: [{ code: 'decidedGo' }],
            validUntil: undefined,
          },
        },
      ]);
    });

    it('shows and counts nothing that is hidden, by no filter', async () => {
      await store(
        { id: 'open' },
        { id: 'secret', kind: 'resource', owner: 'group:default/risk' },
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
        await list.listPage({
          filter: { visibility },
          limit: 5,
          after: { value: 'secret', id: 'r' },
        }),
      ).toEqual([]);
    });
  },
);
