import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createTestPortal } from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessClock } from './ReadinessClock';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'ReadinessClock on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let clock: ReadinessClock;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex);
      clock = new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    /** More entities than one batch holds, known to no standing yet. */
    const copies = async (count: number) => {
      const template = await knex('entity').where({ name: 'checkout' }).first();
      const rows = Array.from({ length: count }, (_, index) => ({
        ...template,
        id: randomUUID(),
        entity_ref: `component:default/copy-${index}`,
        name: `copy-${index}`,
        headline: 'notRequired',
      }));
      await knex.batchInsert('entity', rows, 50);
    };

    it('carries a new checklist to all entities, once', async () => {
      await copies(600);

      expect(await clock.runOnce(portal.clock.now())).toBe(600);

      expect(
        await knex('entity').where({ headline: 'neverReviewed' }),
      ).toHaveLength(601);
      expect(await clock.runOnce(portal.clock.now())).toBe(0);
    });

    it('goes on in the next run where it was stopped', async () => {
      await copies(600);
      const stopped = new AbortController();
      stopped.abort();

      expect(await clock.runOnce(portal.clock.now(), stopped.signal)).toBe(0);
      expect(
        await portal.stores.checklists.listUnapplied(portal.services.projector),
      ).toHaveLength(1);
      expect(await clock.runOnce(portal.clock.now())).toBe(600);
      expect(
        await portal.stores.checklists.listUnapplied(portal.services.projector),
      ).toEqual([]);
    });

    it('touches only the standings whose time has come', async () => {
      await clock.runOnce(portal.clock.now());
      await knex('readiness').update({
        next_change_at: '2026-03-02T09:00:00.001Z',
        computed_at: '2026-01-01T00:00:00.000Z',
      });
      const computedAt = async () =>
        (await knex('readiness').first()).computed_at;

      await clock.runOnce(new Date('2026-03-02T09:00:00.000Z'));
      expect(await computedAt()).toBe('2026-01-01T00:00:00.000Z');

      await clock.runOnce(new Date('2026-03-02T09:00:00.001Z'));
      expect(await computedAt()).toBe('2026-03-02T09:00:00.001Z');
      expect((await knex('readiness').first()).next_change_at).toBeNull();
    });

    describe('where what is stored of one entity is torn', () => {
      const tear = (name: string) =>
        knex('entity').where({ name }).update({ entity_json: '{"kind":' });

      it('carries a new checklist to all others, and says which is not', async () => {
        await copies(3);
        await tear('copy-1');
        const { id } = await knex('entity').where({ name: 'copy-1' }).first();

        await expect(clock.runOnce(portal.clock.now())).rejects.toThrow(id);

        expect(
          await knex('entity')
            .where({ headline: 'neverReviewed' })
            .orderBy('name')
            .pluck('name'),
        ).toEqual(['checkout', 'copy-0', 'copy-2']);
        expect(
          await portal.stores.checklists.listUnapplied(
            portal.services.projector,
          ),
        ).toEqual([]);
      });

      it('moves on all others, and this once it is mended', async () => {
        await copies(3);
        await clock.runOnce(portal.clock.now());
        const { entity_json } = await knex('entity')
          .where({ name: 'copy-1' })
          .first();
        await knex('readiness').update({
          next_change_at: portal.clock.now().toISOString(),
        });
        const due = () =>
          knex('readiness')
            .join('entity', 'entity.id', 'readiness.entity_id')
            .whereNotNull('next_change_at')
            .pluck('name');
        await tear('copy-1');

        await expect(clock.runOnce(portal.clock.now())).rejects.toThrow(
          '1 could not be worked off',
        );
        expect(await due()).toEqual(['copy-1']);

        await knex('entity').where({ name: 'copy-1' }).update({ entity_json });
        await clock.runOnce(portal.clock.now());
        expect(await due()).toEqual([]);
      });
    });

    it('gives up loudly rather than turning for ever', async () => {
      await clock.runOnce(portal.clock.now());
      const due = '2026-03-01T00:00:00.000Z';
      await knex('readiness').update({ next_change_at: due });
      jest.spyOn(portal.services.projector, 'recompute').mockResolvedValue([]);

      await expect(clock.runOnce(portal.clock.now())).rejects.toThrow(
        'due again at the same instant',
      );
    });
  },
);
