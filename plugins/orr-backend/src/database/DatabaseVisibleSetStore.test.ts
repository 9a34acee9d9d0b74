import { createTestDatabases } from '../__testUtils__/testDatabases';
import { isPostgres } from './isPostgres';
import { DatabaseVisibleSetStore } from './DatabaseVisibleSetStore';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const AT = '2026-03-02T09:01:00.000Z';
const LATER = '2026-03-02T09:02:00.000Z';
/** More than one statement takes on either database. */
const MANY = Array.from({ length: 7_001 }, (_, index) => `uid-${index}`);

describe.each(databases.eachSupportedId())(
  'DatabaseVisibleSetStore on %s',
  id => {
    async function setUp() {
      const knex = await databases.init(id);
      const sets = new DatabaseVisibleSetStore(knex);
      return {
        knex,
        sets,
        put: (setKey: string, uids: string[], expiresAt = AT) =>
          sets.replace({ setKey, uids, expiresAt }),
        uidsOf: async (setKey: string): Promise<string[]> =>
          (
            await knex('visible_set_uid')
              .where({ set_key: setKey })
              .pluck('uid')
          ).sort(),
        mark: async () =>
          (await knex('visible_set').sum({ sum: 'content_mark' }).first())!.sum,
      };
    }

    it('keeps what was told last, of each set apart', async () => {
      const { put, uidsOf } = await setUp();
      await put('one', ['a', 'b', 'b']);
      await put('other', ['b', 'c\'\\"é']);
      expect(await uidsOf('one')).toEqual(['a', 'b']);
      await put('one', ['b', 'd']);
      expect(await uidsOf('one')).toEqual(['b', 'd']);
      await put('one', []);
      expect(await uidsOf('one')).toEqual([]);
      expect(await uidsOf('other')).toEqual(['b', 'c\'\\"é']);
    });

    it('takes many, of which many go', async () => {
      const { put, uidsOf } = await setUp();
      await put('one', MANY);
      expect(await uidsOf('one')).toEqual([...MANY].sort());
      await put('one', ['uid-7', 'new']);
      expect(await uidsOf('one')).toEqual(['new', 'uid-7']);
    });

    it('tells the planner of PostgreSQL of each large one, before anybody asks for a page of it', async () => {
      const { knex, put } = await setUp();
      const large = ['first', 'second', 'third', 'fourth'];
      await put('small', ['a']);
      await Promise.all(large.map(setKey => put(setKey, MANY)));
      if (!isPostgres(knex)) {
        return;
      }
      const { rows } = await knex.raw(
        "select most_common_vals::text as known from pg_stats where tablename = 'visible_set_uid' and attname = 'set_key'",
      );
      expect(rows[0].known.slice(1, -1).split(',').sort()).toEqual(
        [...large].sort(),
      );
    });

    it('lasts longer, and is marked as the same, where the same is told in another order', async () => {
      const { put, sets, mark, uidsOf } = await setUp();
      await put('one', ['a', 'b']);
      const before = await mark();
      await put('one', ['b', 'a'], LATER);
      expect(await sets.getExpiry('one')).toEqual(new Date(LATER));
      expect(await mark()).toEqual(before);
      expect(await uidsOf('one')).toEqual(['a', 'b']);
    });

    it('is marked as another where one comes or goes, or where two sets change places', async () => {
      const { put, mark } = await setUp();
      const marks = [];
      for (const [one, other] of [
        [['a'], ['b']],
        [['a', 'c'], ['b']],
        [['a'], ['b', 'c']],
        [['b'], ['a']],
        [[], ['a']],
      ]) {
        await put('one', one);
        await put('other', other);
        marks.push(String(await mark()));
      }
      expect(new Set(marks).size).toBe(5);
    });

    it('goes with all its uids once it is long over', async () => {
      const { knex, put, sets } = await setUp();
      await put('one', ['a']);
      await put('other', ['a'], LATER);
      await sets.deleteExpired(LATER);
      expect(await knex('visible_set_uid').pluck('set_key')).toEqual(['other']);
      await sets.expire(AT);
      expect(await sets.getExpiry('other')).toEqual(new Date(AT));
    });
  },
);
