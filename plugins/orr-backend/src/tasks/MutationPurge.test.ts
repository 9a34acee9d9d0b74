import { randomUUID } from 'node:crypto';
import { DatabaseMutationStore } from '../database/DatabaseMutationStore';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { MutationPurge } from './MutationPurge';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DAY = 24 * 60 * 60_000;
const START = new Date('2026-03-01T10:00:00.000Z');

describe.each(databases.eachSupportedId())(
  'MutationPurge on %s',
  databaseId => {
    it('forgets results after fourteen days, and not a moment earlier', async () => {
      const knex = await databases.init(databaseId);
      const mutations = new DatabaseMutationStore(knex);
      const purge = new MutationPurge({ mutations });
      const mutation = {
        userRef: 'user:default/ada',
        mutationId: randomUUID(),
        operation: 'saveAnswer',
        request: { note: 'a' },
      };
      const write = (attempt: string) =>
        mutations.run({
          mutation,
          now: START,
          prepare: async () => async () => ({ attempt }),
        });

      await write('first');
      expect(await purge.runOnce(new Date(START.getTime() + 14 * DAY))).toBe(0);
      expect(await write('retried')).toEqual({ attempt: 'first' });
      expect(
        await purge.runOnce(new Date(START.getTime() + 14 * DAY + 1)),
      ).toBe(1);
      expect(await write('forgotten')).toEqual({ attempt: 'forgotten' });
      await knex.destroy();
    });
  },
);
