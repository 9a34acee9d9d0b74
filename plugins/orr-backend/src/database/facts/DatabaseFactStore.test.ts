import { FactReading } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { DatabaseFactStore } from './DatabaseFactStore';
import { joinFacts } from './joinFacts';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const reading = (
  day: number,
  changes: Partial<FactReading> = {},
): FactReading => ({
  factId: 'x.count',
  state: 'ok',
  value: day,
  observedAt: at(day).toISOString(),
  ...changes,
});

describe.each(databases.eachSupportedId())('DatabaseFactStore on %s', id => {
  let knex: Knex;
  let store: DatabaseFactStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    store = new DatabaseFactStore(knex);
    await knex('entity').insert(
      ['a', 'b'].map(name => ({
        id: name,
        entity_ref: `component:default/${name}`,
        kind: 'component',
        namespace: 'default',
        name,
        owner_state: 'owned',
        sort_name: name,
        entity_json: '{}',
        content_hash: 'h',
        first_seen_at: at(1).toISOString(),
        updated_at: at(1).toISOString(),
      })),
    );
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const record = (
    readings: FactReading[],
    day = 9,
    entityIds: string[] = ['a'],
  ) =>
    store.transaction(trx =>
      store.record(trx, entityIds, 'x', readings, at(day)),
    );
  const read = async (entityId = 'a') =>
    (await store.list([entityId])).get(entityId)!;

  it('keeps what was said last of each fact, for each entity', async () => {
    await record(
      [
        reading(1, { sample: { k: 1, n: 4 }, note: 'so', url: 'https://x.y' }),
        reading(1, { factId: 'x.said', value: 'production' }),
        reading(1, { factId: 'x.nothing', state: 'unknown', value: undefined }),
      ],
      2,
      ['a', 'b'],
    );

    expect(await read()).toEqual(
      await read('b').then(rows =>
        rows.map(row => ({ ...row, entityId: 'a' })),
      ),
    );
    expect(await read()).toEqual([
      expect.objectContaining({
        factId: 'x.count',
        provider: 'x',
        value: 1,
        sample: { k: 1, n: 4 },
        note: 'so',
        url: 'https://x.y',
        observedAt: at(1).toISOString(),
        receivedAt: at(2).toISOString(),
        changedAt: at(1).toISOString(),
        previous: undefined,
      }),
      expect.objectContaining({
        factId: 'x.nothing',
        state: 'unknown',
        value: undefined,
      }),
      expect.objectContaining({ factId: 'x.said', value: 'production' }),
    ]);
    expect(
      (await store.list(['a', 'b'], { factIds: ['x.said'] })).get('b'),
    ).toHaveLength(1);
  });

  it('is not changed by an older reading, whatever the order', async () => {
    await record([reading(3), reading(2)]);
    await record([reading(1)]);
    expect(await read()).toEqual([
      expect.objectContaining({ value: 3, changedAt: at(3).toISOString() }),
    ]);
  });

  it('tells since when it says the same, and what it said before', async () => {
    await record([reading(1, { value: true })]);
    await record([reading(2, { value: true })]);
    await record([reading(3, { value: false })]);
    await record([reading(4, { value: false })]);
    expect(await read()).toEqual([
      expect.objectContaining({
        value: false,
        observedAt: at(4).toISOString(),
        changedAt: at(3).toISOString(),
        previous: { state: 'ok', value: true },
      }),
    ]);
    await record([reading(5, { state: 'unknown', value: undefined })]);
    expect(await read()).toEqual([
      expect.objectContaining({
        state: 'unknown',
        previous: { state: 'ok', value: false },
        changedAt: at(5).toISOString(),
      }),
    ]);
  });

  it('keeps what was said while its source fails, with since when that is', async () => {
    const failed = (day: number) =>
      reading(day, { state: 'error', value: undefined, note: 'Unreachable' });
    await record([failed(1)], 1);
    expect(await read()).toEqual([
      expect.objectContaining({
        state: 'error',
        failingSince: at(1).toISOString(),
        failure: 'Unreachable',
      }),
    ]);
    await record([reading(1)], 2);
    expect((await read())[0]).toMatchObject({ state: 'ok', value: 1 });
    expect((await read())[0].failingSince).toBeUndefined();

    await record([failed(4)], 4);
    await record([failed(5)], 5);
    expect(await read()).toEqual([
      expect.objectContaining({
        state: 'ok',
        value: 1,
        observedAt: at(1).toISOString(),
        failingSince: at(4).toISOString(),
      }),
    ]);
  });

  it('leaves what was said where what is computed rests on a failing source', async () => {
    await record([reading(1)], 1, ['a', 'b']);
    await store.transaction(trx =>
      store.noteFailure(trx, ['a'], 'x', 'Unreachable', at(2)),
    );
    const compute = (day: number) =>
      store.transaction(trx =>
        store.recordAll(
          trx,
          'x',
          ['a', 'b'].map(entityId => ({ entityId, readings: [reading(day)] })),
          at(day),
          { unlessFailing: true },
        ),
      );
    await compute(3);
    expect((await read('a'))[0]).toMatchObject({
      value: 1,
      failingSince: at(2).toISOString(),
    });
    expect((await read('b'))[0]).toMatchObject({ value: 3 });

    await store.transaction(trx => store.noteRecovery(trx, ['a'], 'x'));
    await compute(4);
    expect((await read('a'))[0]).toMatchObject({ value: 4 });
    expect((await read('a'))[0].failingSince).toBeUndefined();
  });

  it('lists whom a provider has said nothing about', async () => {
    const list = (since: number, afterId?: string) =>
      store.listUnreadBy('x', {
        since: at(since).toISOString(),
        afterId,
        limit: 10,
      });
    expect(await list(1)).toEqual(['a', 'b']);
    await record([reading(1)], 4, ['a']);
    expect(await list(4)).toEqual(['b']);
    expect(await list(5)).toEqual(['a', 'b']);
    expect(await list(5, 'a')).toEqual(['b']);
    await knex('entity').where({ id: 'b' }).update({ orphaned_at: 'x' });
    expect(await list(4)).toEqual([]);
  });

  it('goes with its entity: to another one, or away', async () => {
    await record([reading(1), reading(1, { factId: 'x.own' })], 1, ['a']);
    await record([reading(2)], 2, ['b']);
    await knex.transaction(trx => joinFacts(trx, { intoId: 'b', fromId: 'a' }));
    expect(await read('a')).toEqual([]);
    expect(
      (await read('b')).map(({ factId, value }) => [factId, value]),
    ).toEqual([
      ['x.count', 2],
      ['x.own', 1],
    ]);
    await knex('entity').where({ id: 'b' }).delete();
    expect(await knex('fact_reading')).toEqual([]);
  });

  it('takes the readings of many entities at once', async () => {
    const names = Array.from({ length: 900 }, (_, index) => `many-${index}`);
    const template = await knex('entity').where({ id: 'a' }).first();
    await knex.batchInsert(
      'entity',
      names.map(name => ({ ...template, id: name, entity_ref: name })),
      50,
    );
    await record([reading(1)], 1, names);
    await record([reading(2)], 2, names);
    const found = await store.list(names);
    expect([...found.values()].every(([row]) => row.value === 2)).toBe(true);
  });
});
