import { Knex } from 'knex';
import {
  storeGroupTree,
  storeListedEntities,
} from './__testUtils__/storeListedEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { countByOwner } from '../service/readiness/countByOwner';
import { readinessFacets } from '../service/readiness/readinessFacets';
import { ReadinessFacetModel } from './ReadinessFacetModel';
import { ReadinessListFilter } from './ReadinessListFilter';
import { fillVisibleSet } from './__testUtils__/fillVisibleSet';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const EVERYTHING = { visibility: { type: 'everything' as const } };
const group = (name: string) => `group:default/${name}`;

describe.each(databases.eachSupportedId())(
  'the counts beside the filters on %s',
  databaseId => {
    let knex: Knex;
    let model: ReadinessFacetModel;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      model = new ReadinessFacetModel(knex);
      await storeListedEntities(knex, [
        ...['org', 'shop', 'payments', 'hidden'].map(name => ({
          id: name,
          kind: 'group',
          title: name === 'shop' ? 'The Shop' : undefined,
          headline: 'notRequired',
        })),
        {
          id: 'pay',
          type: 'service',
          tier: '1',
          owners: [group('payments'), group('shop')],
          headline: 'notReady',
          inReview: true,
        },
        {
          id: 'cart',
          type: 'service',
          tier: '2',
          owners: [group('shop')],
          headline: 'ready',
          dueSoon: true,
        },
        { id: 'site', type: 'website', owners: ['user:default/ada'] },
        {
          id: 'lib',
          type: 'library',
          headline: 'notRequired',
          ownerState: 'unowned',
        },
        {
          id: 'secret',
          kind: 'resource',
          type: 'vault',
          owners: [group('hidden')],
        },
        { id: 'gone', type: 'service', orphaned: true },
      ]);
      await storeGroupTree(
        knex,
        [group('org')],
        [group('shop'), group('org')],
        [group('payments'), group('shop'), group('org')],
        [group('hidden'), group('org')],
      );
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const facetsFor = async (narrowing: Partial<ReadinessListFilter>) => {
      const filter = { ...EVERYTHING, ...narrowing };
      return readinessFacets(
        await model.countAlike(filter),
        {
          owner: countByOwner(
            await model.countOwners(filter),
            await model.listGroupsAbove(filter.visibility),
          ),
          system: [],
          domain: [],
          checklist: [],
          deployHealth: [],
          risk: [],
        },
        filter,
      );
    };

    it('count every value, most first, and entities that have none', async () => {
      const facets = await facetsFor({});
      expect(facets.kind).toEqual([
        { value: 'component', count: 4 },
        { value: 'group', count: 4 },
        { value: 'resource', count: 1 },
      ]);
      expect(facets.tier).toEqual([
        { value: '', count: 7 },
        { value: '1', count: 1 },
        { value: '2', count: 1 },
      ]);
      expect(facets.ownerState).toEqual([
        { value: 'owned', count: 8 },
        { value: 'unowned', count: 1 },
      ]);
      expect(facets).toMatchObject({ inReview: 1, dueSoon: 1, leftOut: 5 });
    });

    it('count an entity of two owners once for the groups above them', async () => {
      expect((await facetsFor({})).owner).toEqual([
        { value: group('org'), count: 3, groupsBelow: 3 },
        {
          value: group('shop'),
          title: 'The Shop',
          count: 2,
          groupsBelow: 1,
        },
        { value: group('hidden'), count: 1, groupsBelow: 0 },
        { value: group('payments'), count: 1, groupsBelow: 0 },
        { value: 'user:default/ada', count: 1, groupsBelow: 0 },
      ]);
    });

    it('count each filter under all the others', async () => {
      const facets = await facetsFor({
        requiredOnly: true,
        types: ['service'],
        standings: ['ready'],
      });
      expect(facets.type).toEqual([
        { value: 'service', count: 1 },
        { value: 'vault', count: 1 },
        { value: 'website', count: 1 },
      ]);
      expect(facets.standing).toEqual([
        { value: 'notReady', count: 1 },
        { value: 'ready', count: 1 },
      ]);
      expect(facets.owner.map(({ value, count }) => [value, count])).toEqual([
        [group('org'), 1],
        [group('shop'), 1],
      ]);
      expect(facets).toMatchObject({ inReview: 0, dueSoon: 1, leftOut: 0 });
      expect(
        (await facetsFor({ requiredOnly: true, types: ['library'] })).leftOut,
      ).toBe(1);
    });

    it('count the owners beside the one that was chosen', async () => {
      const facets = await facetsFor({ ownerRefs: [group('payments')] });
      expect(facets.owner).toHaveLength(5);
      expect(facets.kind).toEqual([{ value: 'component', count: 1 }]);
    });

    it('know nothing of what is hidden, entity or group', async () => {
      const facets = await facetsFor({
        visibility: {
          type: 'not',
          filter: {
            type: 'any',
            filters: [
              { type: 'column', column: 'type', values: ['vault'] },
              { type: 'visibleSet', setKey: 'hidden' },
            ],
          },
        },
      });
      expect(JSON.stringify(facets)).not.toMatch(/vault|resource|hidden/);
    });

    it('know no group above that is hidden, nor count it', async () => {
      await fillVisibleSet(knex, 'hidden', ['org', 'payments'].map(group));
      const facets = await facetsFor({
        visibility: {
          type: 'not',
          filter: { type: 'visibleSet', setKey: 'hidden' },
        },
      });
      // An owner is on the entities that it owns, so it is no secret.
      expect(
        facets.owner.map(({ value, groupsBelow }) => [value, groupsBelow]),
      ).toEqual([
        [group('shop'), 0],
        [group('hidden'), 0],
        [group('payments'), 0],
        ['user:default/ada', 0],
      ]);
    });
  },
);
