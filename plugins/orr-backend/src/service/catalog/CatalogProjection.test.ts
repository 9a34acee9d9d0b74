import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { DatabaseSweepStore } from '../../database/DatabaseSweepStore';
import { DatabaseVisibleSetStore } from '../../database/DatabaseVisibleSetStore';
import { OrrMetrics } from '../../metrics';
import { CatalogSweep } from '../../tasks/CatalogSweep';
import { entityOf, groupOf } from '../../__testUtils__/catalogEntities';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { AnnotatedMoves } from '../identity/AnnotatedMoves';
import { CatalogProjection } from './CatalogProjection';
import { EntityProjector } from './EntityProjector';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));

const component = (name: string, title?: string): Entity =>
  entityOf({ name, title, relations: [['ownedBy', 'group:default/team']] });
const names = (count: number, prefix = 'c') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe.each(databases.eachSupportedId())('CatalogProjection on %s', id => {
  async function setUp(entities: Entity[]) {
    const knex = await databases.init(id);
    const stores = {
      entities: new DatabaseEntityStore(knex),
      groups: new DatabaseGroupStore(knex),
      sweeps: new DatabaseSweepStore(knex),
      visibleSets: new DatabaseVisibleSetStore(knex),
    };
    const live = {
      entities,
      calls: 0,
      asked: [] as string[][],
      failAtCall: Infinity,
      failure: new Error('catalog is down'),
    };
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs.mockImplementation(async request => {
      live.asked.push(request.entityRefs);
      return catalogServiceMock({
        entities: live.entities,
      }).getEntitiesByRefs(request);
    });
    catalog.queryEntities.mockImplementation(async request => {
      live.calls += 1;
      if (live.calls >= live.failAtCall) {
        throw live.failure;
      }
      return catalogServiceMock({ entities: live.entities }).queryEntities(
        request,
      );
    });
    const onChanged = jest.fn(async (_ids: string[]) => {});
    const create = () => {
      const projector = new EntityProjector({
        ...stores,
        onChanged,
        logger: mockServices.logger.mock(),
      });
      return new CatalogProjection({
        ...stores,
        catalog,
        auth: mockServices.auth(),
        projector,
        logger: mockServices.logger.mock(),
        pageSize: 2,
      });
    };
    const stored = async () => {
      const rows = await knex('entity')
        .select('name', 'orphaned_at')
        .orderBy('name');
      return rows.map(row =>
        row.orphaned_at ? `${row.name} (gone)` : row.name,
      );
    };
    return {
      knex,
      ...stores,
      live,
      catalog,
      onChanged,
      create,
      projection: create(),
      stored,
    };
  }

  it('stores the catalog, owners first, and tells of each change once', async () => {
    const { projection, stored, entities, onChanged, groups, live } =
      await setUp([
        ...names(5).map(name => component(name)),
        groupOf('team', ['all']),
        groupOf('all'),
      ]);
    const told: string[] = [];
    onChanged.mockImplementation(async ids => {
      for (const entity of await entities.getByIds(ids)) {
        told.push(`${entity.name} ${entity.ownerState}`);
      }
    });

    expect(await projection.runOnce(at(0))).toEqual({
      outcome: 'completed',
      orphaned: 0,
    });
    expect(await stored()).toEqual([
      'all',
      'c0',
      'c1',
      'c2',
      'c3',
      'c4',
      'team',
    ]);
    expect(told.sort()).toEqual([
      'all unowned',
      ...names(5).map(name => `${name} owned`),
      'team unowned',
    ]);
    expect(await groups.ancestorsOf(['group:default/team'])).toContain(
      'group:default/all',
    );
    expect(await entities.lastSweptAt()).toBe(at(0).toISOString());

    told.length = 0;
    live.entities = [
      ...live.entities.filter(({ metadata }) => metadata.name !== 'c1'),
      component('c5'),
    ].map(entity =>
      entity.metadata.name === 'c2' ? component('c2', 'Two') : entity,
    );
    expect(await projection.runOnce(at(10))).toEqual({
      outcome: 'completed',
      orphaned: 1,
    });
    expect(told.sort()).toEqual(['c1 owned', 'c2 owned', 'c5 owned']);
    expect(await stored()).toContain('c1 (gone)');

    live.entities = [...live.entities, component('c1')];
    await projection.runOnce(at(20));
    expect(await stored()).toContain('c1');
  });

  it('ends what was listed of visible entities once the catalog has changed', async () => {
    const { projection, create, live, visibleSets } = await setUp([
      component('c0'),
    ]);
    const list = () =>
      visibleSets.replace({
        setKey: 'k',
        uids: ['uid-component-default-c0'],
        expiresAt: at(1_000).toISOString(),
      });
    const isFresh = async () => (await visibleSets.getExpiry('k'))! > at(100);
    const sweepAt = async (minute: number) => {
      await list();
      await projection.runOnce(at(minute));
      return isFresh();
    };

    expect(await sweepAt(0)).toBe(false);
    expect(await sweepAt(10)).toBe(true);
    live.entities = [...live.entities, component('c1')];
    expect(await sweepAt(20)).toBe(false);
    live.entities = [component('c0')];
    expect(await sweepAt(30)).toBe(false);

    live.entities = [component('c0'), groupOf('team')];
    Object.assign(live, { calls: 0, failAtCall: 2 });
    expect(await sweepAt(40)).toBe(true);
    live.failAtCall = Infinity;
    await create().runOnce(at(50));
    expect(await isFresh()).toBe(false);
  });

  it('tells of entities whose owner came or went', async () => {
    const { projection, live, entities, onChanged } = await setUp([
      component('c0'),
    ]);
    await projection.runOnce(at(0));
    const { id: entityId, ownerState } = (await entities.getByRef(
      'component:default/c0',
    ))!;
    expect(ownerState).toBe('ownerNotFound');
    onChanged.mockClear();
    live.entities = [component('c0'), groupOf('team')];
    await projection.runOnce(at(10));
    expect(onChanged.mock.calls.flatMap(([ids]) => ids)).toContain(entityId);
    expect((await entities.getById(entityId))!.ownerState).toBe('owned');
    live.entities = [component('c0')];
    await projection.runOnce(at(20));
    expect((await entities.getById(entityId))!.ownerState).toBe(
      'ownerNotFound',
    );
  });

  it('goes on where a killed run has stopped', async () => {
    const { create, live, catalog, stored } = await setUp(
      names(9).map(name => component(name)),
    );
    await create().runOnce(at(0));
    live.entities = live.entities.slice(1);
    const abort = new AbortController();
    catalog.queryEntities.mockImplementationOnce(async request => {
      abort.abort();
      return catalogServiceMock({ entities: live.entities }).queryEntities(
        request,
      );
    });
    expect(await create().runOnce(at(10), abort.signal)).toEqual({
      outcome: 'interrupted',
    });
    expect(await stored()).toContain('c0');
    live.calls = 0;
    expect(await create().runOnce(at(20))).toEqual({
      outcome: 'completed',
      orphaned: 1,
    });
    expect(live.calls).toBe(4);
  });

  it('asks by name for what no page has shown, and keeps what is there', async () => {
    const { projection, live, catalog, stored, entities } = await setUp(
      names(3).map(name => component(name)),
    );
    await projection.runOnce(at(0));
    expect(live.asked).toEqual([]);
    live.entities = [component('c0', 'Skipped'), component('c1')];
    const visible = { entities: live.entities.slice(1) };
    catalog.queryEntities.mockImplementation(request =>
      catalogServiceMock(visible).queryEntities(request),
    );
    expect(await projection.runOnce(at(10))).toEqual({
      outcome: 'completed',
      orphaned: 1,
    });
    expect(live.asked.map(refs => [...refs].sort())).toEqual([
      ['component:default/c0', 'component:default/c2'],
    ]);
    expect(await stored()).toEqual(['c0', 'c1', 'c2 (gone)']);
    expect(await entities.getByRef('component:default/c0')).toMatchObject({
      title: 'Skipped',
    });
  });

  it('keeps what was known where the catalog fails to say what is gone', async () => {
    const { projection, live, catalog, stored, sweeps } = await setUp(
      names(3).map(name => component(name)),
    );
    await projection.runOnce(at(0));
    live.entities = live.entities.slice(1);
    catalog.getEntitiesByRefs.mockRejectedValueOnce(live.failure);
    expect(await projection.runOnce(at(10))).toMatchObject({
      outcome: 'failed',
    });
    expect(await stored()).toEqual(names(3));
    expect(await projection.runOnce(at(20))).toMatchObject({ orphaned: 1 });
    expect(await stored()).toEqual(['c0 (gone)', 'c1', 'c2']);
    expect((await sweeps.get())!.generation).toBe(2);
  });

  it('writes no row of an entity where nothing has changed', async () => {
    const { projection, knex } = await setUp([
      ...names(9).map(name => component(name)),
      groupOf('team'),
    ]);
    await projection.runOnce(at(0));
    const written: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => {
      const [, table] =
        /^(?:insert into|update|delete from) [`"](\w+)/i.exec(sql) ?? [];
      written.push(...(table ? [table] : []));
    });
    await projection.runOnce(at(10));
    expect([...new Set(written)].sort()).toEqual([
      'catalog_sweep',
      'catalog_sweep_page',
    ]);
    expect(await knex('catalog_sweep_page')).toEqual([]);
  });

  it.each([1, 2, 3])(
    'orphans nothing where the catalog fails at page %i, and recovers',
    async failAtCall => {
      const { projection, live, sweeps, stored } = await setUp(
        names(5).map(name => component(name)),
      );
      await projection.runOnce(at(0));
      Object.assign(live, {
        entities: live.entities.slice(2),
        calls: 0,
        failAtCall,
      });

      expect(await projection.runOnce(at(10))).toMatchObject({
        outcome: 'failed',
      });
      expect((await sweeps.get())!.lastError).toContain('catalog is down');
      expect((await sweeps.get())!.lastCompletedAt).toBe(at(0).toISOString());
      expect((await stored()).join()).not.toContain('gone');

      live.failAtCall = Infinity;
      await projection.runOnce(at(20));
      expect((await stored()).filter(name => name.includes('gone'))).toEqual([
        'c0 (gone)',
        'c1 (gone)',
      ]);
      expect((await sweeps.get())!.lastError).toBeUndefined();
    },
  );

  it('begins anew where the stored cursor is refused or too old', async () => {
    const { projection, live, sweeps } = await setUp(
      names(5).map(name => component(name)),
    );
    Object.assign(live, {
      failAtCall: 3,
      failure: new InputError('Malformed cursor'),
    });
    await projection.runOnce(at(0));
    Object.assign(live, { failAtCall: Infinity, calls: 0 });
    expect(await projection.runOnce(at(1))).toMatchObject({
      outcome: 'completed',
    });
    expect(live.calls).toBe(4);

    live.failAtCall = live.calls + 3;
    await projection.runOnce(at(2));
    Object.assign(live, { failAtCall: Infinity, calls: 0 });
    await projection.runOnce(at(70));
    expect(live.calls).toBe(4);
    expect((await sweeps.get())!.generation).toBe(3);
  });

  it('takes nothing as gone where the catalog answers with nothing at all', async () => {
    const { projection, live, sweeps, stored } = await setUp([component('c0')]);
    await projection.runOnce(at(0));
    live.entities = [];
    await projection.runOnce(at(10));
    expect(await stored()).toEqual(['c0']);
    expect((await sweeps.get())!.lastError).toContain('no entity at all');
  });

  it('spares what was opened while the sweep ran', async () => {
    const { projection, create, live, entities, catalog, stored } = await setUp(
      names(3).map(name => component(name)),
    );
    await projection.runOnce(at(0));
    const projector = new EntityProjector({
      entities,
      groups: { rebuild: async () => false } as unknown as DatabaseGroupStore,
      onChanged: async () => {},
      logger: mockServices.logger.mock(),
    });
    live.entities = live.entities.slice(1);
    catalog.queryEntities.mockImplementationOnce(async request => {
      await projector.writeThrough(
        await projector.project([component('c0', 'Opened')]),
        at(11),
      );
      return catalogServiceMock({ entities: live.entities }).queryEntities(
        request,
      );
    });
    await create().runOnce(at(10));
    expect(await stored()).toEqual(['c0', 'c1', 'c2']);
  });

  it('lets one of two runs that overlap go on, to the same end', async () => {
    const { create, live, stored, sweeps } = await setUp(
      names(7).map(name => component(name)),
    );
    await create().runOnce(at(0));
    live.entities = live.entities.slice(1);
    const outcomes = await Promise.all([
      create().runOnce(at(10)),
      create().runOnce(at(10)),
    ]);
    for (const { outcome } of outcomes) {
      expect(['completed', 'superseded']).toContain(outcome);
    }
    expect(outcomes.map(({ outcome }) => outcome)).toContain('completed');
    expect(await stored()).toEqual(['c0 (gone)', ...names(7).slice(1)]);
    expect((await sweeps.get())!.generation).toBe(2);
  });

  it('stops where another run has gone on meanwhile', async () => {
    const { create, live, catalog, sweeps } = await setUp(
      names(7).map(name => component(name)),
    );
    catalog.queryEntities.mockImplementationOnce(async request => {
      expect(await create().runOnce(at(0))).toMatchObject({
        outcome: 'completed',
      });
      return catalogServiceMock({ entities: live.entities }).queryEntities(
        request,
      );
    });
    expect(await create().runOnce(at(0))).toEqual({ outcome: 'superseded' });
    expect(live.calls).toBe(5);
    expect(await sweeps.get()).toMatchObject({
      position: undefined,
      completedAt: at(0).toISOString(),
    });
  });

  it('tells again of what could not be told, and sweeps on meanwhile', async () => {
    const { projection, onChanged, sweeps, entities } = await setUp(
      names(3).map(name => component(name)),
    );
    onChanged.mockRejectedValue(new Error('no standing today'));
    expect(await projection.runOnce(at(0))).toEqual({
      outcome: 'completed',
      orphaned: 0,
    });
    expect((await sweeps.get())!.lastError).toContain('no standing today');
    onChanged.mockReset().mockResolvedValue();
    await projection.runOnce(at(10));
    expect(new Set(onChanged.mock.calls.flatMap(([ids]) => ids)).size).toBe(3);
    expect(await entities.listStale({ limit: 10 })).toEqual([]);
  });

  it('measures how a sweep went', async () => {
    const { projection } = await setUp([component('c0')]);
    const sweepRun = jest.fn();
    const apply = jest.fn();
    const look = jest.fn(async () => 0);
    const sweep = new CatalogSweep({
      projection,
      annotatedMoves: { apply } as Partial<AnnotatedMoves> as AnnotatedMoves,
      ownershipWatch: { runOnce: look },
      logger: mockServices.logger.mock(),
      metrics: { sweepRun } as Partial<OrrMetrics> as OrrMetrics,
    });
    await sweep.runOnce(at(0));
    expect(sweepRun).toHaveBeenCalledWith({
      outcome: 'completed',
      seconds: expect.any(Number),
    });
    expect(apply).toHaveBeenCalledTimes(1);
    expect(look).toHaveBeenCalledTimes(1);
  });
});
