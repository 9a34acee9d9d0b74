import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
} from '../../__testUtils__/createTestPortal';
import {
  ANNOTATION,
  ScriptedSource,
  withSources,
} from '../../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { StatementLog } from '../../database/__testUtils__/StatementLog';
import { SourcePoll } from '../../tasks/SourcePoll';
import { SourceRegistry } from './SourceRegistry';

jest.setTimeout(120_000);
const databases = createTestDatabases();

const NOW = '2026-03-02T09:00:00.000Z';

function component(name: string, project?: string): Entity {
  return {
    ...CHECKOUT,
    metadata: {
      name,
      uid: `uid-${name}`,
      ...(project !== undefined && { annotations: { [ANNOTATION]: project } }),
    },
  };
}

describe.each(databases.eachSupportedId())('binding entities on %s', id => {
  let knex: Knex;
  let source: ScriptedSource;

  beforeEach(async () => {
    knex = await databases.init(id);
    source = new ScriptedSource();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function start(entities: Entity[]) {
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities }),
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added: withSources({ deployments: [source] }),
      }),
    });
    const bind = () => portal.services.entityBinder.runOnce(portal.clock.now());
    return { ...portal, bind };
  }

  it('takes no more statements for many than for few', async () => {
    const { bind } = await start(
      Array.from({ length: 190 }, (_, index) =>
        component(`c${index}`, `p${index}`),
      ),
    );
    const log = new StatementLog(knex);
    const many = await log.during(bind);
    expect(many.length).toBeLessThanOrEqual(30);
    await knex('entity')
      .where({ name: 'c1' })
      .update({ content_hash: 'changed' });
    const few = await log.during(bind);
    expect(many.length - few.length).toBeLessThanOrEqual(8);
    expect((await log.during(bind)).length).toBeLessThanOrEqual(4);
  });

  it('looks at no people, and at each other entity once, and again the next day', async () => {
    const bound = jest.spyOn(source, 'bind');
    const { bind, moveTo } = await start([
      component('a', 'pay'),
      component('b'),
      group('payments'),
    ]);
    expect(await bind()).toBe(2);
    expect(await bind()).toBe(0);
    expect(bound).toHaveBeenCalledTimes(2);
    moveTo('2026-03-03T09:00:00.000Z');
    expect(await bind()).toBe(2);
  });

  it('goes on with the others where a source cannot read one', async () => {
    const { bind, stores } = await start([
      component('a', 'pay'),
      component('b', 'web'),
    ]);
    const bindOne = source.bind.bind(source);
    source.bind = entity => {
      if (entity.metadata.name === 'a') {
        throw new Error('boom');
      }
      return bindOne(entity);
    };
    expect(await bind()).toBe(2);
    const [a, b] = await stores.entities.getByRefs([
      'component:default/a',
      'component:default/b',
    ]);
    const named = [a, b].sort((x, y) => (x.name < y.name ? -1 : 1));
    expect(await stores.entityBindings.listStates(named[0].id)).toMatchObject([
      { status: 'invalid' },
    ]);
    expect(await stores.entityBindings.listStates(named[1].id)).toMatchObject([
      { status: 'bound' },
    ]);
  });

  it('asks no host but those that are configured', async () => {
    const { bind, services, stores, clock } = await start([
      component('a', 'pay'),
    ]);
    source.bind = () => ({
      status: 'bound',
      bindings: [
        {
          key: 'made:evil',
          instance: 'evil.example.org',
          title: 'evil',
          selector: {},
        },
      ],
    });
    await bind();
    expect(
      await new SourcePoll({ ...stores, ...services, clock }).runOnce(
        clock.now(),
      ),
    ).toBe(0);
    expect(await knex('source_binding').pluck('key')).toEqual([]);
  });

  it('keeps what a source told that is not installed for now', async () => {
    const { bind, stores } = await start([component('a', 'pay')]);
    await bind();
    const without = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [component('a', 'pay')] }),
    });
    await without.services.entityBinder.runOnce(without.clock.now());
    const [{ id: entityId }] = await stores.entities.getByRefs([
      'component:default/a',
    ]);
    const bindings = await stores.bindings.listOfEntities([entityId]);
    expect(bindings.get(entityId)).toMatchObject([
      { key: 'made:pay', goneAt: undefined },
    ]);
    expect(
      await new SourcePoll({
        ...without,
        ...without.stores,
        ...without.services,
      }).runOnce(without.clock.now()),
    ).toBe(0);
  });
});
