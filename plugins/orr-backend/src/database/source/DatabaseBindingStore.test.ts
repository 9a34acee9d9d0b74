import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { createStores } from '../createStores';
import { BindingKind } from './bindingRows';

const databases = createTestDatabases();
jest.setTimeout(120_000);

const NOW = new Date('2026-03-01T10:00:00.000Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);
const SOURCES = [{ kind: 'deployments' as const, provider: 'made' }];

const bindingOf = (key: string, kind: BindingKind = 'deployments') => ({
  key,
  kind,
  provider: 'made',
  instance: 'main',
  title: key,
  selector: { key },
  host: 'made.example.org',
});

async function startStores(id: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(id);
  const stores = createStores(knex);
  const addEntity = (name: string) =>
    knex('entity').insert({
      id: name,
      entity_ref: `component:default/${name}`,
      kind: 'component',
      namespace: 'default',
      name,
      owner_state: 'owned',
      sort_name: name,
      entity_json: '{}',
      content_hash: 'h',
      first_seen_at: NOW.toISOString(),
      updated_at: NOW.toISOString(),
    });
  const bind = (entityId: string, keys: string[]) =>
    stores.entityBindings.transaction(trx =>
      stores.entityBindings.put(
        trx,
        [
          {
            entityId,
            contentHash: 'h',
            states: [
              { kind: 'deployments', provider: 'made', status: 'bound' },
            ],
            bindings: keys.map(key => bindingOf(key)),
          },
        ],
        { sources: SOURCES, fingerprint: 'f', now: NOW },
      ),
    );
  const due = async (now = NOW) =>
    (
      await stores.bindings.listDue({
        kind: 'deployments',
        providers: ['made'],
        now,
      })
    ).map(({ key }) => key);
  const claim = (key: string, now = NOW) =>
    stores.bindings.claim(
      { kind: 'deployments', provider: 'made', key },
      {
        lease: `run ${now.getTime()}`,
        now,
        dueAt: after(900_000).toISOString(),
      },
    );
  return { knex, addEntity, bind, due, claim, ...stores };
}

describe.each(databases.eachSupportedId())('bindings on %s', id => {
  it('are asked when due, the one that was asked longest ago first, and by one run at a time', async () => {
    const { addEntity, bind, due, claim, bindings } = await startStores(id);
    await addEntity('pay');
    await bind('pay', ['a', 'b']);
    expect(await due()).toEqual(['a', 'b']);

    const claimed = await claim('a');
    expect(claimed).toMatchObject({ key: 'a', selector: { key: 'a' } });
    expect(await claim('a')).toBeUndefined();
    expect(await due()).toEqual(['b']);
    expect(await due(after(900_000))).toEqual(['b', 'a']);

    expect(
      await bindings.advance(claimed!, { cursor: { page: 2 }, since: 's' }),
    ).toBe(true);
    const taken = await claim('a', after(900_000));
    expect(taken).toMatchObject({ cursor: { page: 2 }, since: 's' });
    expect(await bindings.advance(claimed!, { cursor: { page: 9 } })).toBe(
      false,
    );
  });

  it('come to the front when poked, once in thirty seconds', async () => {
    const { addEntity, bind, due, claim, bindings } = await startStores(id);
    await addEntity('pay');
    await bind('pay', ['a', 'b']);
    expect(await bindings.poke(['b', 'none', 'b'], NOW)).toEqual(
      new Set(['b']),
    );
    expect(await due()).toEqual(['b', 'a']);
    await claim('b');
    await bindings.poke(['b'], after(1_000));
    await bindings.poke(['b'], after(2_000));
    expect(await due(after(29_000))).toEqual(['a']);
    expect(await due(after(30_000))).toEqual(['b', 'a']);
    await claim('b', after(30_000));
    expect(await due(after(120_000))).toEqual(['a']);
  });

  it('wait where a source wants to be left alone', async () => {
    const { addEntity, bind, due, claim, bindings } = await startStores(id);
    await addEntity('pay');
    await bind('pay', ['a']);
    const claimed = await claim('a');
    const problem = {
      problem: 'rate-limited' as const,
      message: 'Later',
      since: NOW.toISOString(),
      failures: 1,
      retryAt: after(3_600_000).toISOString(),
    };
    await bindings.advance(claimed!, { problem });
    await bindings.poke(['a'], after(60_000));
    expect(await due(after(3_599_000))).toEqual([]);
    expect(await due(after(3_600_000))).toEqual(['a']);
    const stored = await bindings.get(claimed!);
    expect(stored?.problem).toEqual({ ...problem, operatorHint: undefined });
    await bindings.advance(claimed!, { problem: null });
    expect((await bindings.get(claimed!))?.problem).toBeUndefined();
  });

  it('are not asked once no entity of the catalog has them, and again when one has', async () => {
    const { knex, addEntity, bind, due, entityBindings, bindings } =
      await startStores(id);
    await addEntity('pay');
    await addEntity('web');
    await bind('pay', ['a', 'b']);
    await bind('web', ['a']);
    expect(
      await entityBindings.listEntities(SOURCES[0], ['a', 'b']),
    ).toMatchObject(
      new Map([
        ['a', [{ id: 'pay' }, { id: 'web' }]],
        ['b', [{ id: 'pay' }]],
      ]),
    );
    expect(await bind('pay', ['c'])).toMatchObject({
      bound: [{ entityId: 'pay', key: 'c' }],
      unbound: [{ key: 'a' }, { key: 'b' }],
    });
    await entityBindings.settleGone(NOW);
    expect(await due()).toEqual(['a', 'c']);
    expect(await bindings.poke(['b'], NOW)).toEqual(new Set());
    await knex('entity')
      .where({ id: 'web' })
      .update({ orphaned_at: NOW.toISOString() });
    await entityBindings.settleGone(NOW);
    expect(await due()).toEqual(['c']);
    await bind('pay', ['b', 'c']);
    await entityBindings.settleGone(NOW);
    expect(await due()).toEqual(['b', 'c']);
    expect([
      ...(await bindings.listOfEntities(['pay', 'web'])).values(),
    ]).toMatchObject([[{ key: 'b' }, { key: 'c' }], [{ key: 'a' }]]);
  });

  it('keep what a source said that is not among those that are asked', async () => {
    const { addEntity, bind, entityBindings, bindings } = await startStores(id);
    await addEntity('pay');
    await bind('pay', ['a']);
    await entityBindings.transaction(trx =>
      entityBindings.put(
        trx,
        [{ entityId: 'pay', contentHash: 'h', states: [], bindings: [] }],
        { sources: [], fingerprint: 'g', now: NOW },
      ),
    );
    expect((await bindings.listOfEntities(['pay'])).get('pay')).toHaveLength(1);
  });

  it('are looked for where an entity or the sources are others than last time', async () => {
    const { knex, addEntity, bind, entityBindings } = await startStores(id);
    await addEntity('pay');
    await addEntity('web');
    await bind('pay', ['a']);
    const toBind = async (fingerprint: string) =>
      (
        await entityBindings.listToBind({
          fingerprint,
          exceptKinds: ['group'],
          limit: 10,
        })
      ).map(({ entityId }) => entityId);
    expect(await toBind('f')).toEqual(['web']);
    expect(await toBind('other')).toEqual(['pay', 'web']);
    await knex('entity').where({ id: 'pay' }).update({ content_hash: 'new' });
    expect(await toBind('f')).toEqual(['pay', 'web']);
    expect(await entityBindings.listStates('pay')).toEqual([
      { kind: 'deployments', provider: 'made', status: 'bound' },
    ]);
  });
});
