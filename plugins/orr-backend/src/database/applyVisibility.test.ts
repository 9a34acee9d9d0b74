import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { flattenEntity } from '../service/catalog/flattenEntity';
import { projectEntity } from '../service/catalog/projectEntity';
import { entityOf } from '../__testUtils__/catalogEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { applyVisibility } from './applyVisibility';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { VisibilityFilter } from './VisibilityFilter';
import { fillVisibleSet } from './__testUtils__/fillVisibleSet';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const NOW = '2026-03-01T10:00:00.000Z';

async function store(knex: Knex, entities: Entity[]): Promise<void> {
  await new DatabaseEntityStore(knex).upsert(
    entities.map(entity => projectEntity(entity)),
    { seenAt: NOW },
  );
}

async function visibleNames(
  knex: Knex,
  filter: VisibilityFilter,
): Promise<string[]> {
  const rows: { name: string }[] = await applyVisibility(
    knex('entity').select('name').orderBy('name'),
    filter,
  );
  return rows.map(({ name }) => name);
}

describe.each(databases.eachSupportedId())('applyVisibility on %s', id => {
  it('takes an entity whose rows found no room as one that may have what must be absent', async () => {
    const knex = await databases.init(id);
    const crowded = entityOf({
      name: 'crowded',
      spec: { many: ['a', 'b', 'c'], secret: 'yes' },
    });
    const projection = projectEntity(crowded);
    await new DatabaseEntityStore(knex).upsert(
      [
        { ...projection, search: flattenEntity(crowded, 5) },
        projectEntity(entityOf({ name: 'plain' })),
      ],
      { seenAt: NOW },
    );
    const secret: VisibilityFilter = { type: 'search', key: 'spec.secret' };

    expect(await visibleNames(knex, secret)).toEqual([]);
    expect(await visibleNames(knex, { type: 'not', filter: secret })).toEqual([
      'plain',
    ]);
    expect(
      await visibleNames(knex, {
        type: 'not',
        filter: { type: 'not', filter: secret },
      }),
    ).toEqual([]);
  });

  it('shows everything, nothing, and the members of a set', async () => {
    const knex = await databases.init(id);
    await store(knex, [entityOf({ name: 'a' }), entityOf({ name: 'b' })]);
    await fillVisibleSet(knex, 'set', ['component:default/b']);

    expect(await visibleNames(knex, { type: 'everything' })).toEqual([
      'a',
      'b',
    ]);
    expect(await visibleNames(knex, { type: 'nothing' })).toEqual([]);
    expect(await visibleNames(knex, { type: 'all', filters: [] })).toEqual([
      'a',
      'b',
    ]);
    expect(await visibleNames(knex, { type: 'any', filters: [] })).toEqual([]);
    expect(
      await visibleNames(knex, { type: 'visibleSet', setKey: 'set' }),
    ).toEqual(['b']);
    expect(
      await visibleNames(knex, { type: 'visibleSet', setKey: 'other' }),
    ).toEqual([]);
    expect(
      await visibleNames(knex, { type: 'something else' } as never),
    ).toEqual([]);
  });

  it.each(['type', 'lifecycle', 'tier'] as const)(
    'takes an empty %s for none of the values',
    async column => {
      const knex = await databases.init(id);
      const having = (value: string) =>
        entityOf({
          name: value,
          labels: { tier: value },
          spec: { type: value, lifecycle: value },
        });
      await store(knex, [
        having('x'),
        having('y'),
        entityOf({ name: 'empty' }),
      ]);
      const filter: VisibilityFilter = {
        type: 'column',
        column,
        values: ['x', 'z'],
      };

      expect(await visibleNames(knex, filter)).toEqual(['x']);
      expect(await visibleNames(knex, { type: 'not', filter })).toEqual([
        'empty',
        'y',
      ]);
      expect(
        await visibleNames(knex, { type: 'column', column, values: [] }),
      ).toEqual([]);
      expect(
        await visibleNames(knex, {
          type: 'column',
          column: 'other' as never,
          values: ['x'],
        }),
      ).toEqual([]);
    },
  );

  it('gives one row for an entity, whatever it matches, and narrows what is already asked', async () => {
    const knex = await databases.init(id);
    await store(knex, [
      entityOf({
        name: 'a',
        tags: ['x', 'y'],
        relations: [
          ['ownedBy', 'group:default/a'],
          ['ownedBy', 'group:default/b'],
        ],
      }),
      entityOf({ name: 'b', tags: ['x'] }),
    ]);
    const filter: VisibilityFilter = {
      type: 'any',
      filters: [
        { type: 'search', key: 'metadata.tags', values: ['x', 'y'] },
        {
          type: 'column',
          column: 'owner',
          values: ['group:default/a', 'group:default/b'],
        },
      ],
    };
    const query = knex('entity as e')
      .where('e.name', 'a')
      .orWhere('e.name', 'c')
      .select('e.name');
    expect(
      await applyVisibility(
        knex.from(query.as('e')).select('e.name'),
        { type: 'everything' },
        { entity: 'e' },
      ),
    ).toEqual([{ name: 'a' }]);
    expect(
      await applyVisibility(
        knex('entity as e').select('e.name').orderBy('e.name'),
        filter,
        { entity: 'e' },
      ),
    ).toEqual([{ name: 'a' }, { name: 'b' }]);
  });
});
