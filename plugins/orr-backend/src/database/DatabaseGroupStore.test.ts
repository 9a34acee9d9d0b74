import { projectEntity } from '../service/catalog/projectEntity';
import { groupOf } from '../__testUtils__/catalogEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { DatabaseGroupStore } from './DatabaseGroupStore';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const NOW = '2026-03-01T10:00:00.000Z';
const ref = (name: string) => `group:default/${name}`;

describe.each(databases.eachSupportedId())('DatabaseGroupStore on %s', id => {
  async function setUp(...groups: [name: string, ...parents: string[]][]) {
    const knex = await databases.init(id);
    const entities = new DatabaseEntityStore(knex);
    const store = new DatabaseGroupStore(knex);
    const put = (...added: [name: string, ...parents: string[]][]) =>
      entities.upsert(
        added.map(([name, ...parents]) =>
          projectEntity(groupOf(name, parents)),
        ),
        { seenAt: NOW },
      );
    await put(...groups);
    return { knex, store, put };
  }

  it('knows every group above another, at its shortest distance', async () => {
    const { knex, store } = await setUp(
      ['top'],
      ['mid', 'top'],
      ['low', 'mid', 'top'],
      ['other'],
    );
    expect(await store.rebuild()).toBe(true);

    expect((await store.ancestorsOf([ref('low')])).sort()).toEqual([
      ref('low'),
      ref('mid'),
      ref('top'),
    ]);
    expect(
      (await store.ancestorsOf([ref('mid'), ref('other')])).sort(),
    ).toEqual([ref('mid'), ref('other'), ref('top')]);
    expect(await store.ancestorsOf(['user:default/ann'])).toEqual([
      'user:default/ann',
    ]);
    expect(await store.ancestorsOf([])).toEqual([]);
    expect(
      await knex('group_ancestor')
        .where('group_ref', ref('low'))
        .orderBy(['depth', 'ancestor_ref'])
        .select('ancestor_ref', 'depth'),
    ).toEqual([
      { ancestor_ref: ref('low'), depth: 0 },
      { ancestor_ref: ref('mid'), depth: 1 },
      { ancestor_ref: ref('top'), depth: 1 },
    ]);
  });

  it('bears cycles and parents that the catalog does not have', async () => {
    const { store } = await setUp(
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a', 'missing'],
      ['self', 'self'],
    );
    await store.rebuild();
    expect((await store.ancestorsOf([ref('b')])).sort()).toEqual([
      ref('a'),
      ref('b'),
      ref('c'),
      ref('missing'),
    ]);
    expect(await store.ancestorsOf([ref('self')])).toEqual([ref('self')]);
  });

  it('is brought in line by several at once', async () => {
    const { knex, store, put } = await setUp(['top'], ['a', 'top']);

    const first = await Promise.all([1, 2, 3].map(() => store.rebuild()));
    await put(['a'], ['b', 'top']);
    await Promise.all([1, 2, 3].map(() => store.rebuild()));

    expect(first).toContain(true);
    expect(
      await knex('group_ancestor')
        .orderBy(['group_ref', 'depth'])
        .select('group_ref', 'ancestor_ref'),
    ).toEqual([
      { group_ref: ref('a'), ancestor_ref: ref('a') },
      { group_ref: ref('b'), ancestor_ref: ref('b') },
      { group_ref: ref('b'), ancestor_ref: ref('top') },
      { group_ref: ref('top'), ancestor_ref: ref('top') },
    ]);
  });

  it('writes only what differs', async () => {
    const { knex, store, put } = await setUp(
      ['top'],
      ['a', 'top'],
      ['b', 'top'],
    );
    await store.rebuild();
    const writes: unknown[] = [];
    knex.on('query', ({ sql, bindings }) => {
      if (/group_ancestor/.test(sql) && /^(insert|delete)/i.test(sql)) {
        writes.push(...bindings);
      }
    });

    expect(await store.rebuild()).toBe(false);
    expect(writes).toEqual([]);
    await put(['b']);
    expect(await store.rebuild()).toBe(true);
    expect(writes).not.toContain(ref('a'));
    expect(await store.ancestorsOf([ref('b')])).toEqual([ref('b')]);
    await knex('entity')
      .where('entity_ref', ref('b'))
      .update({ orphaned_at: NOW });
    await store.rebuild();
    expect(await knex('group_ancestor').where('group_ref', ref('b'))).toEqual(
      [],
    );
  });
});
