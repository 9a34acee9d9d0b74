import { projectEntity } from '../service/catalog/projectEntity';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { DatabaseGroupStore } from './DatabaseGroupStore';
import { DatabaseSweepStore } from './DatabaseSweepStore';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const T1 = '2026-03-01T10:00:00.000Z';
const T2 = '2026-03-01T11:00:00.000Z';
const T3 = '2026-03-01T12:00:00.000Z';

const projectionOf = (...args: Parameters<typeof entityOf>) =>
  projectEntity(entityOf(...args));
const person = (name: string) => projectionOf({ kind: 'User', name });
const team = (name: string) => projectEntity(groupOf(name));

describe.each(databases.eachSupportedId())('DatabaseEntityStore on %s', id => {
  async function setUp() {
    const knex = await databases.init(id);
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    return {
      knex,
      store: new DatabaseEntityStore(knex),
      groups: new DatabaseGroupStore(knex),
      sweeps: new DatabaseSweepStore(knex),
      statements,
    };
  }

  it('stores an entity and reads it back', async () => {
    const { store } = await setUp();
    const projection = projectionOf({
      name: 'pay',
      title: 'Payments',
      labels: { tier: '1' },
      spec: { type: 'service', lifecycle: 'production' },
      relations: [
        ['ownedBy', 'group:default/b'],
        ['ownedBy', 'group:default/a'],
        ['partOf', 'system:default/shop'],
      ],
    });
    const { idsByRef, changedIds } = await store.upsert(
      [team('a'), projection],
      { seenAt: T1 },
    );

    const stored = await store.getByRef('component:default/pay');
    expect(stored).toEqual({
      id: idsByRef.get('component:default/pay'),
      entityRef: 'component:default/pay',
      uid: projection.uid,
      kind: 'component',
      namespace: 'default',
      name: 'pay',
      title: 'Payments',
      type: 'service',
      lifecycle: 'production',
      tier: '1',
      systemRef: 'system:default/shop',
      ownerRefs: ['group:default/a', 'group:default/b'],
      ownerState: 'severalOwners',
      entity: JSON.parse(projection.entityJson),
      contentHash: projection.contentHash,
      seenAt: T1,
      orphanedAt: undefined,
    });
    expect(changedIds).toHaveLength(2);
    expect(await store.getById(stored!.id)).toEqual(stored);
    expect(await store.getByRefs(['component:default/none'])).toEqual([]);
  });

  it('does not touch a row that did not change', async () => {
    const { store, statements } = await setUp();
    const page = ['a', 'b', 'c'].map(name => projectionOf({ name }));
    await store.upsert(page, { seenAt: T1 });
    await store.clearStale(await store.listStale({ limit: 10 }));
    statements.length = 0;

    expect((await store.upsert(page, { seenAt: T2 })).changedIds).toEqual([]);
    expect(
      statements.filter(sql => /^(insert|update|delete)/i.test(sql)),
    ).toEqual([]);
    expect(await store.listStale({ limit: 10 })).toEqual([]);
  });

  it('was seen by the last sweep that ended, or when it was written since', async () => {
    const { store, sweeps } = await setUp();
    const seenAt = async () =>
      (await store.getByRef('component:default/a'))?.seenAt;
    await store.upsert([projectionOf({ name: 'a' })], { seenAt: T1 });
    expect(await seenAt()).toBe(T1);
    await sweeps.begin({ position: 'p', now: T1 });
    await sweeps.complete(1, { now: T2 });
    expect(await seenAt()).toBe(T2);
    await store.upsert([projectionOf({ name: 'a', title: 'A' })], {
      seenAt: T3,
    });
    expect(await seenAt()).toBe(T3);
  });

  it('costs the same number of statements for a page, however many entities are stored', async () => {
    const { store, statements } = await setUp();
    const pageOf = (prefix: string) =>
      Array.from({ length: 50 }, (_, at) =>
        projectionOf({ name: `${prefix}${at}` }),
      );
    await store.upsert(pageOf('a'), { seenAt: T1 });
    statements.length = 0;
    await store.upsert(pageOf('b'), { seenAt: T1 });
    const few = statements.length;
    await store.upsert(pageOf('c'), { seenAt: T1 });
    statements.length = 0;
    await store.upsert(pageOf('d'), { seenAt: T1 });
    expect(statements).toHaveLength(few);
    expect(few).toBeLessThan(20);
  });

  it('stores more entities in one page than one statement takes', async () => {
    const { store } = await setUp();
    const page = Array.from({ length: 1_000 }, (_, at) =>
      projectionOf({
        name: `n${at}`,
        relations: [['ownedBy', 'group:default/a']],
      }),
    );
    const { changedIds } = await store.upsert([...page, page[0]], {
      seenAt: T1,
    });
    expect(new Set(changedIds).size).toBe(1_000);
    expect(await store.getByIds(changedIds)).toHaveLength(1_000);
    expect(
      (await store.knownRefs(page.map(({ entityRef }) => entityRef))).size,
    ).toBe(1_000);
  });

  it('replaces owners and search rows of what changed, and keeps id, headline and first sight', async () => {
    const { knex, store } = await setUp();
    const before = {
      name: 'pay',
      annotations: { a: '1' },
      relations: [['ownedBy', 'group:default/a'] as [string, string]],
    };
    await store.upsert([projectionOf(before)], { seenAt: T1 });
    const { id: entityId } = (await store.getByRef('component:default/pay'))!;
    await knex('entity').update({ headline: 'ready' });

    await store.upsert(
      [
        projectionOf({
          ...before,
          uid: 'born-again',
          annotations: { b: '2' },
          relations: [],
        }),
      ],
      { seenAt: T2 },
    );

    const stored = (await store.getByRef('component:default/pay'))!;
    expect(stored).toMatchObject({
      id: entityId,
      uid: 'born-again',
      ownerRefs: [],
      ownerState: 'unowned',
    });
    expect(
      await knex('entity').first('headline', 'first_seen_at', 'updated_at'),
    ).toEqual({
      headline: 'ready',
      first_seen_at: T1,
      updated_at: T2,
    });
    const keys = (await knex('entity_search').select('key')).map(
      ({ key }) => key,
    );
    expect(keys).toContain('metadata.annotations.b');
    expect(keys).not.toContain('metadata.annotations.a');
  });

  it('finds out what is amiss with an ownership, the worst first', async () => {
    const { store, groups } = await setUp();
    const owned = (name: string, ...owners: string[]) =>
      projectionOf({ name, relations: owners.map(ref => ['ownedBy', ref]) });
    await store.upsert(
      [
        team('a'),
        person('ann'),
        projectEntity(groupOf('empty', [], { members: true })),
        projectEntity(groupOf('above', [], { members: true })),
        projectEntity(groupOf('below', ['above'])),
        projectEntity(groupOf('mute', [], { contact: true })),
        owned('by-team', 'group:default/a'),
        owned('by-two', 'user:default/ann', 'group:default/a'),
        owned('by-two-one-gone', 'group:default/a', 'group:default/gone'),
        owned('by-mute', 'group:default/mute'),
        owned('by-mute-and-another', 'group:default/a', 'group:default/mute'),
        owned('by-empty', 'group:default/empty'),
        owned('by-empty-and-person', 'group:default/empty', 'user:default/ann'),
        owned('by-above', 'group:default/above'),
        owned('by-person', 'user:default/ann', 'group:default/gone'),
        owned('by-nobody-known', 'group:default/gone', 'user:default/gone'),
        owned('by-other-kind', 'system:default/shop'),
        owned('by-nobody'),
      ],
      { seenAt: T1 },
    );
    const stateOf = async (name: string) =>
      (await store.getByRef(`component:default/${name}`))!.ownerState;
    // The tree of groups is known only once the sweep is through.
    expect(await stateOf('by-above')).toBe('groupWithoutMembers');
    await groups.rebuild();
    await store.refreshOwnerStates('everything');
    for (const [name, state] of [
      ['by-team', 'owned'],
      ['by-two', 'severalOwners'],
      ['by-two-one-gone', 'severalOwners'],
      ['by-mute', 'groupWithoutContact'],
      ['by-mute-and-another', 'severalOwners'],
      ['by-empty', 'groupWithoutMembers'],
      ['by-empty-and-person', 'groupWithoutMembers'],
      ['by-above', 'owned'],
      ['by-person', 'ownerIsPerson'],
      ['by-nobody-known', 'ownerNotFound'],
      ['by-other-kind', 'ownerNotFound'],
      ['by-nobody', 'unowned'],
    ]) {
      expect([name, await stateOf(name)]).toEqual([name, state]);
    }

    await store.clearStale(await store.listStale({ limit: 100 }));
    await store.upsert([team('gone')], { seenAt: T1 });
    const changed = await store.refreshOwnerStates({
      ownerRef: 'group:default/gone',
    });
    expect(changed).toHaveLength(2);
    expect(await stateOf('by-person')).toBe('severalOwners');
    expect(await stateOf('by-nobody-known')).toBe('severalOwners');
    expect(await store.refreshOwnerStates('everything')).toEqual([]);
    expect(
      (await store.listStale({ limit: 10 })).map(
        ({ id: entityId }) => entityId,
      ),
    ).toEqual(expect.arrayContaining(changed));
  });

  it('takes whoever is on call for an entity for a contact, as long as the catalog holds them', async () => {
    const { store } = await setUp();
    const onCallOf = (name: string, onCall: string) =>
      projectionOf({
        name,
        annotations: { 'operational-readiness/on-call': onCall },
        relations: [['ownedBy', 'group:default/mute']],
      });
    await store.upsert(
      [
        projectEntity(groupOf('mute', [], { contact: true })),
        onCallOf('by-link', 'https://oncall.example.org/mute'),
        onCallOf('by-group', 'rota'),
        onCallOf('unreadable', 'The rota of the month'),
      ],
      { seenAt: T1 },
    );
    const states = async () => {
      const names = ['by-link', 'by-group', 'unreadable'];
      const stored = names.map(name =>
        store.getByRef(`component:default/${name}`),
      );
      return (await Promise.all(stored)).map(entity => entity!.ownerState);
    };
    const without = 'groupWithoutContact';
    await store.refreshOwnerStates('everything');
    expect(await states()).toEqual(['owned', without, without]);

    await store.upsert([team('rota')], { seenAt: T2 });
    await store.refreshOwnerStates('everything');
    expect(await states()).toEqual(['owned', 'owned', without]);
  });

  it('orphans what a sweep has missed, and takes it back with its id when it returns', async () => {
    const { store, sweeps } = await setUp();
    await store.upsert(
      [
        team('a'),
        projectionOf({ name: 'stays' }),
        projectionOf({
          name: 'goes',
          relations: [['ownedBy', 'group:default/a']],
        }),
      ],
      { seenAt: T1 },
    );
    const goes = (await store.getByRef('component:default/goes'))!;
    await sweeps.begin({ position: 'p', now: T2 });

    expect(
      await store.orphan([goes.id], { generation: 2, startedAt: T2, now: T2 }),
    ).toEqual([]);
    expect(
      await store.orphan([goes.id], { generation: 1, startedAt: T1, now: T2 }),
    ).toEqual([]);
    expect(
      await store.orphan([goes.id], { generation: 1, startedAt: T2, now: T2 }),
    ).toEqual([goes.id]);
    expect(await store.getById(goes.id)).toMatchObject({ orphanedAt: T2 });
    expect(
      await store.knownRefs([
        'component:default/goes',
        'component:default/stays',
      ]),
    ).toEqual(new Set(['component:default/stays']));

    const { changedIds } = await store.upsert(
      [
        projectionOf({
          name: 'goes',
          relations: [['ownedBy', 'group:default/a']],
        }),
      ],
      { seenAt: T2 },
    );
    expect(changedIds).toEqual([goes.id]);
    expect(await store.getById(goes.id)).toMatchObject({
      orphanedAt: undefined,
      ownerState: 'owned',
    });
  });

  it('lists what the catalog has, a part at a time', async () => {
    const { store, sweeps } = await setUp();
    const { idsByRef } = await store.upsert(
      ['a', 'b', 'c', 'd', 'gone'].map(name => projectionOf({ name })),
      { seenAt: T1 },
    );
    await sweeps.begin({ position: 'p', now: T2 });
    await store.orphan([idsByRef.get('component:default/gone')!], {
      generation: 1,
      startedAt: T2,
      now: T2,
    });
    const first = await store.listLive({ limit: 3 });
    const rest = await store.listLive({ limit: 3, afterId: first[2].id });
    expect(first).toHaveLength(3);
    expect(
      [...first, ...rest].map(({ entityRef }) => entityRef).sort(),
    ).toEqual(['a', 'b', 'c', 'd'].map(name => `component:default/${name}`));
  });

  it('keeps an entity stale that changed again while its standings were computed', async () => {
    const { store } = await setUp();
    await store.upsert(
      [projectionOf({ name: 'a' }), projectionOf({ name: 'b' })],
      { seenAt: T1 },
    );
    const listed = await store.listStale({ limit: 10 });
    expect(listed).toHaveLength(2);
    expect(await store.listStale({ limit: 1, afterId: listed[0].id })).toEqual([
      listed[1],
    ]);
    await store.upsert([projectionOf({ name: 'a', title: 'A' })], {
      seenAt: T2,
    });
    const changed = (await store.getByRef('component:default/a'))!.id;

    await store.clearStale(listed);

    expect(
      (await store.listStale({ limit: 10 })).map(
        ({ id: entityId }) => entityId,
      ),
    ).toEqual([changed]);
    expect(await store.listStale({ limit: 10, entityIds: ['other'] })).toEqual(
      [],
    );
  });

  it('gives one id to a ref that two writers store at once', async () => {
    const { knex, store } = await setUp();
    const page = ['a', 'b', 'c'].map(name =>
      projectionOf({ name, relations: [['ownedBy', 'group:default/a']] }),
    );
    const [one, other] = await Promise.all([
      store.upsert(page, { seenAt: T1 }),
      store.upsert([...page].reverse(), { seenAt: T1 }),
    ]);
    expect(one.idsByRef).toEqual(other.idsByRef);
    expect(await knex('entity').count({ count: '*' }).first()).toMatchObject({
      count: expect.anything(),
    });
    expect(
      (await store.getByIds([...one.idsByRef.values()])).map(
        ({ ownerRefs }) => ownerRefs,
      ),
    ).toEqual(Array(3).fill(['group:default/a']));
  });
});
