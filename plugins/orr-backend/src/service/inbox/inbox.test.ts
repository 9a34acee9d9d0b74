import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { StatementLog } from '../../database/__testUtils__/StatementLog';
import { createTestPortal } from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { InboxDelivery } from '../../tasks/InboxDelivery';
import { InboxPurge } from '../../tasks/InboxPurge';
import { AddedSources, SourceRegistry } from '../source/SourceRegistry';
import { TestDeployments, TestEvent } from './__testUtils__/TestDeployments';
import { InboxWork } from './InboxWork';

jest.setTimeout(240_000);

const databases = createTestDatabases();
const TOPIC = 'pipes.deployment';
const RECORDED: JsonObject = {
  sources: {
    push: {
      validatedTopics: [TOPIC],
      sources: { pipes: { trust: 'record' } },
    },
  },
};

describe.each(databases.eachSupportedId())('the inbox on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const source = new TestDeployments();

  async function start(config: JsonObject = {}) {
    const added = new AddedSources();
    added.addDeploymentSource(() => source);
    const clock = { now: () => new Date('2026-03-02T09:00:00.000Z') };
    portal = await createTestPortal(knex, {
      config,
      sources: new SourceRegistry({ clock, added }),
    });
    const [{ id: entityId, contentHash }] =
      await portal.stores.entities.getByRefs(['component:default/checkout']);
    await portal.stores.entityBindings.transaction(trx =>
      portal.stores.entityBindings.put(
        trx,
        [
          {
            entityId,
            contentHash,
            states: [],
            bindings: [
              {
                kind: 'deployments',
                provider: source.id,
                key: source.keyOf('checkout'),
                instance: 'pipes.example',
                title: 'checkout',
                selector: {},
                host: 'pipes.example',
              },
            ],
          },
        ],
        {
          sources: [{ kind: 'deployments', provider: source.id }],
          fingerprint: 'f',
          now: portal.clock.now(),
        },
      ),
    );
  }

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  afterEach(() => knex.destroy());

  const receive = (payload: unknown, verified = false) =>
    portal.services.eventInbox.receive(
      { topic: TOPIC, payload, via: 'event', verified },
      portal.clock.now(),
    );
  const send = (event: TestEvent, verified?: boolean) =>
    receive(event, verified);
  const delivery = (
    work: Pick<InboxWork, 'work'> = portal.services.inboxWork,
  ) => new InboxDelivery({ inbox: portal.stores.inbox, inboxWork: work });
  const work = () => delivery().runOnce(portal.clock.now());
  const deployments = () => knex('deployment').orderBy('source_id').select('*');
  const pokedAt = async () => (await knex('source_binding').first()).poked_at;
  const topic = async () => (await portal.stores.inboxModel.listTopics())[0];
  const events = () =>
    portal.stores.inboxModel.listEvents({
      states: ['waiting', 'done', 'ignored', 'rejected', 'dead'],
      limit: 100,
    });

  it('only hastens a poll by what anybody may have sent', async () => {
    await start();
    await send({ repo: 'checkout' });
    expect(await pokedAt()).toBeNull();
    expect(await work()).toBe(1);
    expect(await pokedAt()).toBe(portal.clock.now().toISOString());
    expect(await deployments()).toEqual([]);
    expect(await events()).toMatchObject([{ state: 'done' }]);
  });

  it('records what is verified where the operator wants that, and once', async () => {
    await start(RECORDED);
    await send({ repo: 'checkout', environment: 'live' }, true);
    await send({ environment: 'live', repo: 'checkout' }, true);
    // Asked for before it was known who sends, or by another way.
    await send({ repo: 'checkout', id: '2' }, false);
    expect(await work()).toBe(2);
    expect(await deployments()).toMatchObject([
      {
        provider: 'pipes',
        instance: 'pipes.example',
        source_id: '1',
        binding_key: source.keyOf('checkout'),
        observed_via: 'event-verified',
        tier: 'unclassified',
      },
    ]);
    expect(await knex('deployment_entity').select()).toMatchObject([
      { binding_key: source.keyOf('checkout') },
    ]);
    expect(await knex('deploy_health').select()).toHaveLength(1);
  });

  it('trusts nothing where it is not said who may send', async () => {
    await start({ sources: { push: { trust: 'record' } } });
    const { inboxTopics } = portal.services;
    expect(inboxTopics.isVerified(TOPIC)).toBe(false);
    inboxTopics.report(portal.logger);
    inboxTopics.report(portal.logger);
    expect(portal.logger.error).toHaveBeenCalledTimes(4);
    expect(portal.logger.error.mock.calls[0][0]).toContain(
      'Events of pipes are not recorded: nothing shows who sends pipes.deployment',
    );
    await send({ repo: 'checkout' }, inboxTopics.isVerified(TOPIC));
    await work();
    expect(await deployments()).toEqual([]);
  });

  it('counts what no entity names, and does not log it', async () => {
    await start(RECORDED);
    for (const repo of ['a', 'b', 'c']) {
      await send({ repo }, repo === 'a');
    }
    await work();
    expect(await topic()).toMatchObject({
      unknownBindings: 3,
      counts: { ignored: 3 },
    });
    expect(portal.logger.warn).not.toHaveBeenCalled();
    expect(await events()).toContainEqual(
      expect.objectContaining({
        why: 'No entity of the catalog names what it is about',
      }),
    );
  });

  it('shows what is not understood, tries again what stumbles, and lets neither hold up others', async () => {
    await start(RECORDED);
    await send({ repo: 'checkout', broken: true }, true);
    await send({ repo: 'checkout', trap: true }, true);
    await send({ repo: 'checkout', dull: true }, true);
    await send({ repo: 'checkout', environment: 'a\0b' }, true);
    await receive('text', true);
    await send({ repo: 'checkout' }, true);
    expect(await work()).toBe(6);
    expect(
      (await events()).map(({ state, why }) => [state, why]).sort(),
    ).toEqual([
      ['done', undefined],
      ['ignored', 'It is about something else'],
      ['rejected', 'It contains characters that are no text'],
      ['rejected', 'It is no JSON object'],
      ['rejected', 'It is no deployment of pipes'],
      ['waiting', 'It could not be worked off: TypeError'],
    ]);
    expect(await deployments()).toHaveLength(1);
    expect(JSON.stringify(portal.logger.warn.mock.calls)).not.toContain(
      'secret',
    );
    expect(await work()).toBe(0);
    portal.moveTo('2026-03-02T09:01:00.000Z');
    expect(await work()).toBe(1);
  });

  it('works each off apart where all together fails', async () => {
    await start(RECORDED);
    await send({ repo: 'checkout', id: '1' }, true);
    await send({ repo: 'checkout', id: '2' }, true);
    const { deployments: store } = portal.stores;
    const record = store.record.bind(store);
    jest.spyOn(store, 'record').mockImplementation(async (trx, items) => {
      if (items.some(({ record: one }) => one.sourceId === '2')) {
        throw new Error('Not this one');
      }
      return record(trx, items);
    });
    await work();
    expect(await deployments()).toMatchObject([{ source_id: '1' }]);
    expect((await topic()).counts).toMatchObject({ waiting: 1, done: 1 });
    jest.restoreAllMocks();
    portal.moveTo('2026-03-02T09:01:00.000Z');
    await work();
    expect(await deployments()).toHaveLength(2);
  });

  it('loses nothing and does nothing twice where a process dies after its work', async () => {
    await start(RECORDED);
    await send({ repo: 'checkout' }, true);
    await send({ repo: 'nobody' }, true);
    const dying = jest
      .spyOn(portal.stores.inbox, 'finish')
      .mockRejectedValueOnce(new Error('Killed'));
    await expect(work()).rejects.toThrow('Killed');
    expect(await deployments()).toHaveLength(1);
    const [before] = await deployments();
    expect(await work()).toBe(0);
    portal.moveTo('2026-03-02T09:03:00.000Z');
    expect(await work()).toBe(2);
    expect(await deployments()).toEqual([before]);
    expect(await topic()).toMatchObject({
      unknownBindings: 1,
      counts: { waiting: 0, done: 1, ignored: 1 },
    });
    expect(dying).toHaveBeenCalledTimes(2);
  });

  it('shares what waits among workers, each event once', async () => {
    await start(RECORDED);
    for (let number = 0; number < 250; number += 1) {
      await send({ repo: 'checkout', id: `${number}` }, true);
    }
    const taken: string[] = [];
    const worker = () =>
      delivery({
        work: async (batch, now) => {
          taken.push(...batch.map(event => event.id));
          await portal.services.inboxWork.work(batch, now);
        },
      });
    const counts = await Promise.all([
      worker().drain(portal.clock.now()),
      worker().drain(portal.clock.now()),
    ]);
    expect(counts[0] + counts[1]).toBe(250);
    expect(new Set(taken).size).toBe(250);
    expect(taken).toHaveLength(250);
    expect(await deployments()).toHaveLength(250);
  });

  it('keeps nothing of what is too large or too deep, and counts it', async () => {
    await start();
    await receive({ text: 'x'.repeat(1_100_000) });
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level += 1) {
      deep = [deep];
    }
    await receive(deep);
    expect(await events()).toEqual([]);
    expect(await topic()).toMatchObject({
      tooLarge: 2,
      rejected: 2,
      lastRejectedWhy: 'It is larger than what is kept of an event',
    });
  });

  it('takes a flood in cheaply, within bounds, and asks for each binding once', async () => {
    await start();
    const { inboxBounds, bindings } = portal.stores;
    const poke = jest.spyOn(bindings, 'poke');
    const trim = jest.spyOn(inboxBounds, 'trim');
    const statements = await new StatementLog(knex).during(async () => {
      for (let number = 0; number < 10_000; number += 1) {
        const repo = number % 2 ? 'checkout' : 'nobody';
        await send({ repo, id: `${number}` });
      }
    });
    expect(trim).toHaveBeenCalledTimes(20);
    // One each, and the few by which a topic is kept within bounds.
    expect(statements.length).toBeLessThan(10_000 + 20 * 5);
    expect(await inboxBounds.countWaiting(TOPIC)).toBeLessThanOrEqual(5_000);
    expect(await work()).toBe(5_000);
    const { collapsed, unknownBindings, counts } = await topic();
    expect({ collapsed, waiting: counts.waiting }).toEqual({
      collapsed: 5_000,
      waiting: 0,
    });
    // All came at the same instant, so that which of them were given up is left open.
    expect(counts.done + counts.ignored).toBe(5_000);
    expect(unknownBindings).toBe(counts.ignored);
    // Two keys a batch, whatever the events are many.
    expect(poke).toHaveBeenCalledTimes(50);
    expect(await knex('source_binding').select()).toHaveLength(1);
    expect(await deployments()).toEqual([]);
    const purge = new InboxPurge({
      ...portal.services,
      inboxBounds,
    });
    portal.moveTo('2026-03-05T09:00:01.000Z');
    expect(await purge.runOnce(portal.clock.now())).toBe(5_000);
    expect(await events()).toEqual([]);
  });
});
