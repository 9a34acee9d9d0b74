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
/** Several batches of the size that a portal has. */
const MANY = 1_200;
/** Several batches of a size of our own: what becomes of them is the same. */
const FEW = { count: 120, batch: 50 };

const entitiesOf = (count: number) => [
  groupOf('payments'),
  ...Array.from({ length: count }, (_, index) =>
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
    const spreadOf = (batch?: number) =>
      new ProgrammeSpread({
        ...portal.stores,
        projector: portal.services.projector,
        tierKeys: { label: 'tier' },
        logger: mockServices.logger.mock(),
        batch,
      });

    async function prepare(count: number) {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({ entities: entitiesOf(count) }),
      });
      await new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      }).runOnce(portal.clock.now());
    }

    afterEach(async () => {
      await knex.destroy();
    });

    const update = async (document: ProgrammeDocument, revision = 0) =>
      portal.services.programme.updateProgramme(
        { mutationId: randomUUID(), revision, document },
        { credentials: NADIA },
      );
    const run = (signal?: AbortSignal) =>
      spreadOf(FEW.batch).runOnce(portal.clock.now(), signal);
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
    const outside = { outOfScope: 30, uncovered: 90 };

    it.each([
      ['of the size that a portal has', MANY, undefined],
      ['that are small', FEW.count, FEW.batch],
    ])(
      'carries a scope to all entities, once, in batches %s',
      async (_, count, batch) => {
        await prepare(count);
        const spread = () => spreadOf(batch).runOnce(portal.clock.now());
        expect(await spread()).toBe(0);
        await update(IN_PRODUCTION);
        expect(await countBy('programme_place')).toEqual({ uncovered: count });
        expect(await spread()).toBe(count / 4);
        expect(await countBy('programme_place')).toEqual({
          outOfScope: count / 4,
          uncovered: (count * 3) / 4,
        });
        expect(await countBy('headline')).toEqual({
          neverReviewed: (count * 3) / 4,
          notRequired: count / 4,
        });
        expect((await portal.stores.programme.get())?.applied).toBe(true);
        const recompute = jest.spyOn(portal.services.projector, 'recompute');
        expect(await spread()).toBe(0);
        expect(recompute).not.toHaveBeenCalled();
      },
    );

    it('goes on in the next run where it was stopped', async () => {
      await prepare(FEW.count);
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
      expect(done.outOfScope).toBeLessThan(30);
      expect((await portal.stores.programme.get())?.applied).toBe(false);
      dying.mockRestore();
      expect(await run()).toBe(30 - done.outOfScope);
      expect(await countBy('programme_place')).toEqual(outside);
    });

    it('can be shared by two, and ends with what is newest', async () => {
      await prepare(FEW.count);
      await update(IN_PRODUCTION);
      await Promise.all([run(), run()]);
      await run();
      expect(await countBy('programme_place')).toEqual(outside);
      await update({ scope: { kind: 'API' } }, 1);
      const both = [run(), update({}, 2).then(() => run())];
      await Promise.all(both);
      await run();
      expect(await countBy('programme_place')).toEqual({
        uncovered: FEW.count,
      });
      expect((await portal.stores.programme.get())?.applied).toBe(true);
    });

    it('reads tiers from another place without waiting for a sweep, which then finds nothing to change', async () => {
      await prepare(FEW.count);
      expect(await countBy('tier')).toEqual({ 'tier-0': 60, 'tier-1': 60 });
      await update({ tierSource: { annotation: 'example.org/class' } });
      await run();
      expect(await countBy('tier')).toEqual({ gold: 80, silver: 40 });
      const upsert = jest.spyOn(portal.stores.entities, 'upsert');
      await portal.services.projection.runOnce(portal.clock.now());
      const results = await Promise.all(
        upsert.mock.results.map(({ value }) => value),
      );
      expect(results.length).toBeGreaterThan(0);
      expect(results.flatMap(({ changedIds }) => changedIds)).toEqual([]);
      await update({}, 1);
      await run();
      expect(await countBy('tier')).toEqual({ 'tier-0': 60, 'tier-1': 60 });
    });

    it('leaves what a signal has stopped for the next run', async () => {
      await prepare(FEW.count);
      await update(IN_PRODUCTION);
      const stopped = new AbortController();
      stopped.abort();
      expect(await run(stopped.signal)).toBe(0);
      expect(await run()).toBe(30);
    });
  },
);
