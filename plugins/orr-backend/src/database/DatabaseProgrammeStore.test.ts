import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseProgrammeStore } from './DatabaseProgrammeStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const NOW = new Date('2026-03-01T10:00:00.000Z');
const SCOPE = { scope: { kind: 'Component' } };

describe.each(databases.eachSupportedId())(
  'DatabaseProgrammeStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseProgrammeStore;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      store = new DatabaseProgrammeStore(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const save = (document: object, revision: number, userRef = 'u') =>
      knex.transaction(trx =>
        store.save(trx, { document, revision, userRef, now: NOW }),
      );

    it('keeps every revision', async () => {
      expect(await store.get()).toBeUndefined();
      await save({ title: 'One' }, 0, 'user:default/ines');
      await save({ title: 'Two', ...SCOPE }, 1);
      expect(await store.get()).toEqual({
        document: { title: 'Two', ...SCOPE },
        revision: 2,
        changedBy: 'u',
        changedAt: NOW.toISOString(),
        applied: false,
      });
      expect(
        await knex('programme_revision')
          .orderBy('revision')
          .select('revision', 'document', 'changed_by'),
      ).toEqual([
        {
          revision: 1,
          document: '{"title":"One"}',
          changed_by: 'user:default/ines',
        },
        {
          revision: 2,
          document: JSON.stringify({ title: 'Two', ...SCOPE }),
          changed_by: 'u',
        },
      ]);
    });

    it.each([1, 5])('refuses what is based on revision %s', async revision => {
      await save({}, 0);
      await save({}, 1);
      await expect(save({ title: 'Lost' }, revision)).rejects.toThrow(
        'revision: the programme was changed meanwhile',
      );
      expect((await store.get())?.revision).toBe(2);
    });

    it('lets one of two that begin at once win', async () => {
      const results = await Promise.allSettled([
        save({ title: 'A' }, 0),
        save({ title: 'B' }, 0),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await knex('programme').select('revision')).toEqual([
        { revision: 1 },
      ]);
    });

    it('has something to carry to the entities only where scope or tiers change', async () => {
      await save({ title: 'One', muted: true }, 0);
      expect(await store.beginSpread()).toBeUndefined();
      await save({ title: 'One', ...SCOPE }, 1);
      expect(await store.beginSpread()).toEqual({ revision: 2 });
      await save({ title: 'Two', ...SCOPE }, 2);
      expect(await store.beginSpread()).toEqual({ revision: 2 });
      await save({ ...SCOPE, tierOrder: ['gold'] }, 3);
      expect(await store.beginSpread()).toEqual({ revision: 4 });
    });

    it('goes on where it was, and lets nobody go on twice', async () => {
      await save(SCOPE, 0);
      const first = (await store.beginSpread())!;
      expect(await store.advanceSpread(first, 'e5')).toBe(true);
      expect(await store.advanceSpread(first, 'e5')).toBe(false);
      expect(await store.endSpread(first)).toBe(false);
      const second = (await store.beginSpread())!;
      expect(second).toEqual({ revision: 1, after: 'e5' });
      expect(await store.endSpread(second)).toBe(true);
      expect((await store.get())?.applied).toBe(true);
      expect(await store.beginSpread()).toBeUndefined();
    });

    it('begins anew with newer rules', async () => {
      await save(SCOPE, 0);
      const first = (await store.beginSpread())!;
      await store.advanceSpread(first, 'e5');
      await save({ scope: { kind: 'API' } }, 1);
      expect(await store.advanceSpread({ ...first, after: 'e5' }, 'e9')).toBe(
        false,
      );
      expect(await store.beginSpread()).toEqual({ revision: 2 });
    });
  },
);
