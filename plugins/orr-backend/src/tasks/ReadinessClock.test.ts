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
