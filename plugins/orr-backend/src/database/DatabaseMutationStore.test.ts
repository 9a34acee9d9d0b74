import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseMutationStore } from './DatabaseMutationStore';
import { Transaction } from './transaction';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const NOW = new Date('2026-03-02T09:00:00.000Z');

const mutation = () => ({
  userRef: 'user:default/nadia',
  mutationId: randomUUID(),
  operation: 'write',
  request: {},
});

describe.each(databases.eachSupportedId())(
  'DatabaseMutationStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseMutationStore;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      store = new DatabaseMutationStore(knex);
      await knex('told').insert(
        ['a', 'b'].map(scope => ({ scope, stage: 's', told_at: 'never' })),
      );
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const mark = (trx: Transaction, scope: string, at: string) =>
      trx('told').where({ scope }).update({ told_at: at });

    it('begins a write anew that the database has ended for another, three times at most', async () => {
      const write = jest
        .fn()
        .mockRejectedValueOnce(Object.assign(new Error(), { code: '40P01' }))
        .mockResolvedValue('written');
      const prepare = async () => write;
      expect(await store.run({ mutation: mutation(), now: NOW, prepare })).toBe(
        'written',
      );
      expect(write).toHaveBeenCalledTimes(2);

      write
        .mockReset()
        .mockRejectedValue(
          Object.assign(new Error('ended'), { code: '40P01' }),
        );
      await expect(
        store.run({ mutation: mutation(), now: NOW, prepare }),
      ).rejects.toThrow('ended');
      expect(write).toHaveBeenCalledTimes(3);
    });

    it('does not repeat what is refused', async () => {
      const write = jest.fn().mockRejectedValue(new Error('refused'));
      await expect(
        store.run({
          mutation: mutation(),
          now: NOW,
          prepare: async () => write,
        }),
      ).rejects.toThrow('refused');
      expect(write).toHaveBeenCalledTimes(1);
    });

    it('lets both of two writes through that take the same rows in opposite order', async () => {
      // SQLite has one writer at a time: there the second begins when the first is done.
      const meet = databaseId === 'SQLITE_3' ? 0 : 2;
      let arrived = 0;
      let open!: () => void;
      const bothAreIn = new Promise<void>(resolve => {
        open = resolve;
      });
      const writeIn = (order: string[], at: string) =>
        store.run({
          mutation: mutation(),
          now: NOW,
          prepare: async () => async trx => {
            await mark(trx, order[0], at);
            arrived += 1;
            if (arrived >= meet) {
              open();
            }
            await bothAreIn;
            await mark(trx, order[1], at);
            return at;
          },
        });
      expect(
        await Promise.all([
          writeIn(['a', 'b'], 'first'),
          writeIn(['b', 'a'], 'second'),
        ]),
      ).toEqual(['first', 'second']);
      const [a, b] = await knex('told').orderBy('scope').pluck('told_at');
      expect(a).toBe(b);
      expect(await knex('mutation')).toHaveLength(2);
    });
  },
);
