import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { withoutHistoryGuard } from '../database/__testUtils__/withoutHistoryGuard';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const TABLES = ['entity', 'rollup_due', 'rollup_state', 'knex_migrations'];

async function rowsOf(knex: Knex) {
  const counts = await Promise.all(
    TABLES.map(table => knex(table).count({ count: '*' })),
  );
  return counts.map(([{ count }]) => Number(count));
}

const fill = async (knex: Knex) => {
  await knex('entity').insert({
    id: 'e1',
    entity_ref: 'component:default/pay',
    kind: 'component',
    namespace: 'default',
    name: 'pay',
    owner_state: 'owned',
    sort_name: 'pay',
    entity_json: '{}',
    content_hash: 'h',
    first_seen_at: '2026-03-01T10:00:00.000Z',
    updated_at: '2026-03-01T10:00:00.000Z',
  });
  await knex('rollup_state').delete();
  const [{ id }] = await knex('rollup_due')
    .insert({ entity_id: 'e1' })
    .returning('id');
  return Number(id);
};

describe.each(databases.eachSupportedId())('a test database on %s', id => {
  it('has nothing of what the one before it was left with', async () => {
    const first = await databases.init(id);
    const before = await rowsOf(first);
    const firstId = await fill(first);
    expect(await rowsOf(first)).not.toEqual(before);
    await first.destroy();

    const second = await databases.init(id);
    expect(await rowsOf(second)).toEqual(before);
    expect(await fill(second)).toBe(firstId);
    await second.destroy();
  });

  it('is another one than those that are open', async () => {
    const open = await Promise.all([databases.init(id), databases.init(id)]);
    await fill(open[0]);
    const [[, ...filled], [entities]] = await Promise.all(open.map(rowsOf));
    expect(filled).toHaveLength(3);
    expect(entities).toBe(0);
    await Promise.all(open.map(knex => knex.destroy()));
  });

  it('has the guards that were taken from the one before it', async () => {
    const first = await databases.init(id);
    await withoutHistoryGuard(first);
    await expect(withoutHistoryGuard(first)).rejects.toThrow(
      /history_entry_guard/,
    );
    await first.destroy();

    const second = await databases.init(id);
    await withoutHistoryGuard(second);
    await second.destroy();
  });
});
