import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SourceError } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { CHECKOUT, createTestPortal } from '../__testUtils__/createTestPortal';
import {
  ANNOTATION,
  ScriptedSource,
  told,
  withSources,
} from '../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { SourcePoll } from './SourcePoll';

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

describe.each(databases.eachSupportedId())('polling on %s', id => {
  let knex: Knex;
  let source: ScriptedSource;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  const bind = async () => {
    await portal.services.entityBinder.runOnce(portal.clock.now());
    await portal.services.ruleWalk.runOnce(portal.clock.now());
  };

  async function start(entities: Entity[], config = {}) {
    portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities }),
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added: withSources({ deployments: [source] }),
      }),
      config,
    });
    await bind();
  }

  beforeEach(async () => {
    knex = await databases.init(id);
    source = new ScriptedSource();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const poll = (signal?: AbortSignal) =>
    new SourcePoll({ ...portal, ...portal.stores, ...portal.services }).runOnce(
      portal.clock.now(),
      signal,
    );
  const linked = async (entityRef: string) => {
    const ids: string[] = await knex('deployment_entity as link')
      .join('deployment', 'deployment.id', 'link.deployment_id')
      .join('entity', 'entity.id', 'link.entity_id')
      .where('entity.entity_ref', entityRef)
      .orderBy('source_id')
      .pluck('source_id');
    return ids;
  };
  const binding = async (project: string) =>
    (await portal.stores.bindings.get({
      kind: 'deployments',
      provider: 'made',
      key: `made:${project}`,
    }))!;
  const later = (minutes: number) =>
    portal.moveTo(
      new Date(portal.clock.now().getTime() + minutes * 60_000).toISOString(),
    );

  it('asks once for a binding that two entities share, and gives both what it tells', async () => {
    source.records.set('pay', [told('3'), told('2'), told('1')]);
    await start([component('a', 'pay'), component('b', 'pay')]);
    expect(await poll()).toBe(1);
    expect(source.asked).toEqual([
      { key: 'made:pay', since: '2025-12-02T09:00:00.000Z', unfinished: [] },
    ]);
    expect(await linked('component:default/a')).toEqual(['1', '2', '3']);
    expect(await linked('component:default/b')).toEqual(['1', '2', '3']);
    expect(await binding('pay')).toMatchObject({
      coveredFrom: '2025-12-02T09:00:00.000Z',
      syncedAt: NOW,
      lastRecordAt: '2026-03-01T09:10:00.000Z',
    });
    expect(await poll()).toBe(0);
    later(17);
    expect(await poll()).toBe(1);
    expect(source.asked[1].since).toBe('2026-02-28T09:00:00.000Z');
    expect((await binding('pay')).coveredFrom).toBe('2025-12-02T09:00:00.000Z');
  });

  it('goes on where it was killed, and loses nothing', async () => {
    source.records.set(
      'pay',
      [5, 4, 3, 2, 1].map(number => told(`${number}`)),
    );
    source.failures.set(2, new Error('the process was killed'));
    await start([component('a', 'pay')]);
    await poll();
    expect(await linked('component:default/a')).toEqual(['4', '5']);
    expect(await binding('pay')).toMatchObject({
      cursor: { at: 2 },
      since: '2025-12-02T09:00:00.000Z',
      coveredFrom: '2025-12-12T09:00:00.000Z',
      problem: {
        problem: 'unavailable',
        message: 'Asking the source broke off.',
      },
    });
    later(2);
    await poll();
    expect(await linked('component:default/a')).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(source.asked.map(({ since }) => since)).toEqual([
      '2025-12-02T09:00:00.000Z',
      '2025-12-02T09:00:00.000Z',
    ]);
    const { problem, since } = await binding('pay');
    expect([problem, since]).toEqual([undefined, undefined]);
  });

  it('takes a part of a long history in each run, and the others have their turn', async () => {
    source.records.set(
      'pay',
      Array.from({ length: 9 }, (_, index) => told(`${index}`)),
    );
    source.records.set('web', [told('w1')]);
    await start([component('a', 'pay'), component('b', 'web')], {
      sources: { poll: { pagesPerRun: 2 } },
    });
    await poll();
    expect(await linked('component:default/a')).toHaveLength(4);
    expect(await linked('component:default/b')).toEqual(['w1']);
    later(1);
    await poll();
    later(1);
    await poll();
    expect(await linked('component:default/a')).toHaveLength(9);
    expect((await binding('pay')).syncedAt).toBe(
      portal.clock.now().toISOString(),
    );
  });

  it('stops where the requests of a run are used up', async () => {
    source.records.set(
      'pay',
      Array.from({ length: 9 }, (_, index) => told(`${index}`)),
    );
    await start([component('a', 'pay')], {
      sources: { poll: { requestsPerRun: 1 } },
    });
    await poll();
    expect(await linked('component:default/a')).toHaveLength(2);
    later(1);
    await poll();
    expect(await linked('component:default/a')).toHaveLength(4);
  });

  it('asks again for what had not ended, and gives it up after a week', async () => {
    const running = told('1', {
      outcome: 'running',
      finishedAt: null,
      sourceUpdatedAt: '2026-03-01T09:00:00.000Z',
    });
    source.records.set('pay', [running]);
    await start([component('a', 'pay')]);
    await poll();
    later(20);
    source.records.set('pay', []);
    await poll();
    expect(source.asked[1].unfinished).toEqual(['1']);
    portal.moveTo('2026-03-09T09:00:00.000Z');
    await poll();
    expect(await knex('deployment').pluck('outcome')).toEqual(['abandoned']);
    source.records.set('pay', [told('1')]);
    later(20);
    await poll();
    expect(await knex('deployment').pluck('outcome')).toEqual(['succeeded']);
  });

  it.each([
    ['unauthorised', 0],
    ['forbidden', 0],
    ['not-found', 0],
    ['bad-response', 0],
    ['unavailable', 1],
  ] as const)(
    'keeps what is known where the source is %s',
    async (problem, minutes) => {
      source.records.set('pay', [told('1')]);
      await start([component('a', 'pay')]);
      await poll();
      later(20);
      source.failures.set(
        2,
        new SourceError(problem, 'It does not go.', {
          operatorHint: 'Look at the token',
        }),
      );
      await poll();
      expect(await binding('pay')).toMatchObject({
        syncedAt: NOW,
        coveredFrom: '2025-12-02T09:00:00.000Z',
        problem: {
          problem,
          message: 'It does not go.',
          operatorHint: 'Look at the token',
          since: portal.clock.now().toISOString(),
          failures: 1,
          retryAt: minutes
            ? new Date(
                portal.clock.now().getTime() + minutes * 60_000,
              ).toISOString()
            : undefined,
        },
      });
      expect(await linked('component:default/a')).toEqual(['1']);
      later(20);
      await poll();
      expect((await binding('pay')).problem).toBeUndefined();
    },
  );

  it('waits as long as a source asks for, and leaves its host alone meanwhile', async () => {
    source.records.set('pay', [told('1')]);
    source.records.set('web', [told('2')]);
    source.records.set('far-x', [told('3')]);
    await start([
      component('a', 'pay'),
      component('b', 'web'),
      component('c', 'far-x'),
    ]);
    const retryAt = new Date('2026-03-02T10:00:00.000Z');
    source.list = async function* list(asked) {
      if (asked.instance === 'near') {
        throw new SourceError('rate-limited', 'Later', { retryAt });
      }
      yield {
        records: [told('3')],
        cursor: null,
        coveredFrom: new Date(NOW),
        done: true,
      };
    };
    expect(await poll()).toBe(2);
    expect((await binding('pay')).problem?.retryAt).toBe(retryAt.toISOString());
    expect((await binding('web')).problem).toBeUndefined();
    expect(await linked('component:default/c')).toEqual(['3']);
  });

  it('is asked by one of two runs', async () => {
    source.records.set('pay', [told('1')]);
    await start([component('a', 'pay')]);
    const counts = await Promise.all([poll(), poll()]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(source.asked).toHaveLength(1);
  });

  it('leaves what it has read to a run that has taken the binding since', async () => {
    source.records.set('pay', [told('2'), told('1')]);
    await start([component('a', 'pay')]);
    const list = source.list.bind(source);
    source.list = async function* taken(asked, options) {
      await knex('source_binding').update({ lease: 'another' });
      yield* list(asked, options);
    };
    await poll();
    expect(await knex('deployment').pluck('id')).toEqual([]);
    expect((await binding('pay')).problem).toBeUndefined();
  });

  it('ends soon when it has to, also where the source does not heed it', async () => {
    await start([component('a', 'pay')]);
    const controller = new AbortController();
    source.list = () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => {
          setImmediate(() => controller.abort());
          return new Promise(() => {});
        },
      }),
    });
    expect(await poll(controller.signal)).toBe(1);
    const { problem, dueAt } = await binding('pay');
    expect([problem, dueAt]).toEqual([undefined, NOW]);
  });

  it('takes what it cannot read for a bad answer, and keeps none of it', async () => {
    source.records.set('pay', [
      told('2'),
      told('1', { sourceUpdatedAt: 'yesterday' }),
    ]);
    await start([component('a', 'pay')]);
    await poll();
    expect((await binding('pay')).problem).toMatchObject({
      problem: 'bad-response',
    });
    expect(await knex('deployment').pluck('id')).toEqual([]);
  });

  it('links no address that is none of the web, and nothing that is not kept any more', async () => {
    source.records.set('pay', [
      told('2', { url: 'data:text/html,hello' }),
      told('1', { startedAt: '2020-01-01T09:00:00.000Z' }),
    ]);
    await start([component('a', 'pay')]);
    await poll();
    expect(await knex('deployment').select('source_id', 'url')).toEqual([
      { source_id: '2', url: null },
    ]);
  });

  it('gives an entity of another annotation what is known of that, without asking', async () => {
    source.records.set('pay', [told('1')]);
    source.records.set('web', [told('2')]);
    await start([component('a', 'pay'), component('b', 'web')]);
    await poll();
    const known = source.asked.length;
    const [{ entity_json: json }] = await knex('entity')
      .where({ entity_ref: 'component:default/a' })
      .select('entity_json');
    await knex('entity')
      .where({ entity_ref: 'component:default/a' })
      .update({
        entity_json: json.replace('"pay"', '"web"'),
        content_hash: 'edited',
      });
    await bind();
    expect(await linked('component:default/a')).toEqual(['2']);
    expect(source.asked).toHaveLength(known);
    expect((await binding('pay')).goneAt).toBe(NOW);
    expect(await knex('deployment').pluck('source_id')).toHaveLength(2);
  });

  it('gives an entity of a shared binding what its rule says, and all when the rule is gone', async () => {
    source.records.set('mono', [
      told('1', { pipeline: 'deploy-a', environment: 'live-a' }),
      told('2', { pipeline: 'deploy-b', environment: 'live-b' }),
    ]);
    await start([component('a', 'mono'), component('b', 'mono')], {
      deployHealth: {
        links: [
          {
            binding: 'made:mono',
            entity: 'component:default/a',
            pipeline: 'deploy-a',
          },
        ],
      },
    });
    await poll();
    expect(await linked('component:default/a')).toEqual(['1']);
    expect(await linked('component:default/b')).toEqual(['1', '2']);

    const rule = {
      id: 'r',
      position: 0,
      revision: 1,
      createdBy: 'u',
      createdAt: NOW,
      changedBy: 'u',
      changedAt: NOW,
    };
    await knex.transaction(async trx => {
      await portal.stores.sourceRules.insert(trx, {
        ...rule,
        kind: 'link',
        document: {
          binding: 'made:*',
          entity: 'component:default/b',
          environment: 'LIVE-b',
        },
      });
      await portal.stores.sourceRules.insert(trx, {
        ...rule,
        id: 's',
        kind: 'environment',
        document: { match: 'live-*', tier: 'production' },
      });
    });
    await bind();
    expect(await linked('component:default/b')).toEqual(['2']);
    expect(
      await knex('deployment_entity').distinct('tier').pluck('tier'),
    ).toEqual(['production']);
    await knex.transaction(trx =>
      portal.stores.sourceRules.delete(trx, { id: 'r', knownRevision: 1 }),
    );
    await bind();
    expect(await linked('component:default/b')).toEqual(['1', '2']);
    expect(await linked('component:default/a')).toEqual(['1']);
  });

  it('has one request in flight at a host, and the hosts beside each other', async () => {
    const projects = Array.from(
      { length: 2_000 },
      (_, index) => `${index % 4 ? 'p' : 'far-p'}${index}`,
    );
    source.pageSize = 5;
    await start(projects.map(project => component(project, project)));
    expect(await poll()).toBe(2_000);
    expect(new Set(source.asked.map(({ key }) => key)).size).toBe(2_000);
    expect(source.mostInFlight).toEqual(
      new Map([
        ['near', 1],
        ['far', 1],
      ]),
    );
    const firstFar = source.asked.findIndex(({ key }) =>
      key.startsWith('made:far'),
    );
    expect(firstFar).toBeLessThan(10);
  });
});
