import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createTestPortal } from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { CatalogFactsClock } from './CatalogFactsClock';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const PAY = entityOf({
  name: 'pay',
  spec: { type: 'service', lifecycle: 'production' },
  relations: [
    ['ownedBy', 'group:default/payments'],
    ['dependsOn', 'component:default/ledger'],
  ],
});
const ledgerOf = (...owners: string[]): Entity =>
  entityOf({
    name: 'ledger',
    relations: owners.map(owner => ['ownedBy', owner] as [string, string]),
  });

describe.each(databases.eachSupportedId())('facts of the catalog on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let catalog: ReturnType<typeof catalogServiceMock>;

  beforeEach(async () => {
    knex = await databases.init(id);
    catalog = catalogServiceMock({
      entities: [PAY, ledgerOf('group:default/payments'), groupOf('payments')],
    });
    portal = await createTestPortal(knex, {
      catalog: {
        ...catalog,
        queryEntities: (...args) => catalog.queryEntities(...args),
      } as typeof catalog,
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const factOf = async (factId: string) => {
    const entity = await portal.stores.entities.getByRef(
      'component:default/pay',
    );
    const found = await portal.stores.factReadings.list([entity!.id], {
      factIds: [factId],
    });
    return found.get(entity!.id)?.[0];
  };
  const run = () =>
    new CatalogFactsClock({ ...portal.stores, ...portal.services }).runOnce(
      portal.clock.now(),
    );

  it('are there once the catalog was seen, and follow what changes', async () => {
    expect(await factOf('catalog.lifecycle')).toMatchObject({
      state: 'ok',
      value: 'production',
    });
    expect(await factOf('catalog.dependenciesHaveOwners')).toMatchObject({
      value: true,
    });
    catalog = catalogServiceMock({
      entities: [
        { ...PAY, spec: { ...PAY.spec, lifecycle: 'deprecated' } },
        ledgerOf(),
        groupOf('payments'),
      ],
    });
    portal.moveTo('2026-03-02T10:00:00.000Z');
    await portal.services.projection.runOnce(portal.clock.now());
    expect(await factOf('catalog.lifecycle')).toMatchObject({
      value: 'deprecated',
      previous: { state: 'ok', value: 'production' },
      changedAt: '2026-03-02T10:00:00.000Z',
    });
  });

  it('are read again after a day, for what is around an entity changes too', async () => {
    expect(await run()).toBe(0);
    catalog = catalogServiceMock({
      entities: [PAY, ledgerOf(), groupOf('payments')],
    });
    portal.moveTo('2026-03-03T10:00:00.000Z');
    await portal.services.projection.runOnce(portal.clock.now());
    expect(await factOf('catalog.dependenciesHaveOwners')).toMatchObject({
      value: true,
    });
    // The entity that has changed was read when it was seen.
    expect(await run()).toBe(2);
    expect(await factOf('catalog.dependenciesHaveOwners')).toMatchObject({
      value: false,
      note: '1 of 1 have no owner',
    });
    expect(await run()).toBe(0);
  });

  it('are read of what was there before facts were kept', async () => {
    await knex('fact_reading').delete();
    expect(await run()).toBe(3);
    expect(await factOf('catalog.lifecycle')).toMatchObject({ state: 'ok' });
  });
});
