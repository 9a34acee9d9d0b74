import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ProgrammeDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createTestPortal, NADIA } from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ProgrammeSpread } from './ProgrammeSpread';
import { ReadinessClock } from './ReadinessClock';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const COUNT = 1_200;

const entities = [
  groupOf('payments'),
  ...Array.from({ length: COUNT }, (_, index) =>
    entityOf({
      name: `service-${index}`,
      labels: { tier: `tier-${index % 2}` },
      annotations: { 'example.org/class': index % 3 ? 'gold' : 'silver' },
      spec: {
        type: 'service',
        lifecycle: index % 4 ? 'production' : 'experimental',
      },
      relations: [['ownedBy', 'group:default/payments']],
    }),
  ),
];

describe.each(databases.eachSupportedId())(
  'ProgrammeSpread on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    const spreadOf = () =>
      new ProgrammeSpread({
        ...portal.stores,
        projector: portal.services.projector,
        tierKeys: { label: 'tier' },
        logger: mockServices.logger.mock(),
      });

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({ entities }),
      });
      await new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      }).runOnce(portal.clock.now());
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const update = async (document: ProgrammeDocument, revision = 0) =>
      portal.services.programme.updateProgramme(
        { mutationId: randomUUID(), revision, document },
        { credentials: NADIA },
      );
    const run = (signal?: AbortSignal) =>
      spreadOf().runOnce(portal.clock.now(), signal);
    const countBy = async (column: string) => {
      const rows: Record<string, unknown>[] = await knex('entity')
        .where({ kind: 'component' })
        .groupBy(column)
        .select({ value: column })
        .count({ count: '*' });
      return Object.fromEntries(
        rows.map(row => [row.value, Number(row.count)]),
      );
    };
    const IN_PRODUCTION = { scope: { 'spec.lifecycle': 'production' } };
    const outside = { outOfScope: 300, uncovered: 900 };

    it('carries a scope to all entities, once', async () => {
      expect(await run()).toBe(0);
      await update(IN_PRODUCTION);
      expect(await countBy('programme_place')).toEqual({ uncovered: COUNT });
      expect(await run()).toBe(300);
      expect(await countBy('programme_place')).toEqual(outside);
      expect(await countBy('headline')).toEqual({
        neverReviewed: 900,
        notRequired: 300,
      });
      expect((await portal.stores.programme.get())?.applied).toBe(true);
      const recompute = jest.spyOn(portal.services.projector, 'recompute');
      expect(await run()).toBe(0);
      expect(recompute).not.toHaveBeenCalled();
    });

    it('goes on in the next run where it was stopped', async () => {
      await update(IN_PRODUCTION);
      const { readiness } = portal.stores;
      const list = readiness.listEntityIds.bind(readiness);
      let pages = 0;
      const dying = jest
        .spyOn(readiness, 'listEntityIds')
        .mockImplementation(async options => {
          pages += 1;
          if (pages === 2) {
            throw new Error('Killed');
          }
          return list(options);
        });
      await expect(run()).rejects.toThrow('Killed');
      const done = await countBy('programme_place');
      expect(done.outOfScope).toBeGreaterThan(0);
      expect(done.outOfScope).toBeLessThan(300);
      expect((await portal.stores.programme.get())?.applied).toBe(false);
      dying.mockRestore();
      expect(await run()).toBe(300 - done.outOfScope);
      expect(await countBy('programme_place')).toEqual(outside);
    });

    it('can be shared by two, and ends with what is newest', async () => {
      await update(IN_PRODUCTION);
      await Promise.all([run(), run()]);
      await run();
      expect(await countBy('programme_place')).toEqual(outside);
      await update({ scope: { kind: 'API' } }, 1);
      const both = [run(), update({}, 2).then(() => run())];
      await Promise.all(both);
      await run();
      expect(await countBy('programme_place')).toEqual({ uncovered: COUNT });
      expect((await portal.stores.programme.get())?.applied).toBe(true);
    });

    it('reads tiers from another place without waiting for a sweep, which then finds nothing to change', async () => {
      expect(await countBy('tier')).toEqual({ 'tier-0': 600, 'tier-1': 600 });
      await update({ tierSource: { annotation: 'example.org/class' } });
      await run();
      expect(await countBy('tier')).toEqual({ gold: 800, silver: 400 });
      const upsert = jest.spyOn(portal.stores.entities, 'upsert');
      await portal.services.projection.runOnce(portal.clock.now());
      const results = await Promise.all(
        upsert.mock.results.map(({ value }) => value),
      );
      expect(results.length).toBeGreaterThan(2);
      expect(results.flatMap(({ changedIds }) => changedIds)).toEqual([]);
      await update({}, 1);
      await run();
      expect(await countBy('tier')).toEqual({ 'tier-0': 600, 'tier-1': 600 });
    });

    it('leaves what a signal has stopped for the next run', async () => {
      await update(IN_PRODUCTION);
      const stopped = new AbortController();
      stopped.abort();
      expect(await run(stopped.signal)).toBe(0);
      expect(await run()).toBe(300);
    });
  },
);
