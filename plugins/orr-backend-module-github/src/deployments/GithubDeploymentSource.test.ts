import { SourceDeployment } from 'backstage-plugin-orr-node';
import {
  ago,
  DEPLOY,
  GithubSourceHarness,
  idsOf,
  iso,
  NOW,
  SINCE,
  TOKEN,
} from '../__testUtils__/GithubSourceHarness';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const harness = new GithubSourceHarness();
const { server } = harness;
const { store } = server;
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => harness.reset());

describe('GithubDeploymentSource', () => {
  it('has every host with credentials as an instance', () => {
    const source = harness.sourceOf({
      github: {
        host: 'ghe.example.com',
        apiBaseUrl: 'https://ghe.example.com/api/v3',
        token: TOKEN,
      },
    });
    expect(source.instances).toEqual([
      {
        id: 'ghe.example.com',
        title: 'GitHub at ghe.example.com',
        host: 'ghe.example.com',
      },
    ]);
    expect(
      harness.sourceOf({ github: { host: 'github.com' } }).instances,
    ).toEqual([]);
  });

  it('tells what both APIs know of a deployment, without previews', async () => {
    store.deploy({
      id: 1,
      createdAt: ago(1),
      environment: 'live-eu',
      isProduction: true,
      statuses: [
        { state: 'in_progress', at: ago(0.9) },
        { state: 'success', at: ago(0.8), logUrl: 'https://ci.example/1' },
        { state: 'inactive', at: ago(0.5) },
      ],
    });
    store.deploy({ id: 2, createdAt: ago(1), isTransient: true });
    store.deploy({ id: 3, createdAt: ago(1), state: 'DESTROYED' });
    store.deploy({
      id: 4,
      createdAt: ago(0.4),
      environment: 'staging',
      statuses: [{ state: 'waiting', at: ago(0.3) }],
    });
    const { records, done, coveredFrom, used } = await harness.run(
      harness.sourceOf(),
    );
    expect(records).toEqual([
      expect.objectContaining({
        sourceId: '4',
        environment: 'staging',
        outcome: 'pending',
        finishedAt: null,
      }),
      {
        sourceId: '1',
        environment: 'live-eu',
        tier: 'production',
        revision: `${'a'.repeat(39)}1`,
        artifact: null,
        ref: 'main',
        queuedAt: iso(ago(1)),
        startedAt: iso(ago(0.9)),
        finishedAt: iso(ago(0.8)),
        outcome: 'succeeded',
        supersededAt: iso(ago(0.5)),
        kind: 'deploy',
        url: 'https://ci.example/1',
        triggeredBy: { id: 'github-actions', type: 'bot' },
        headCommitAt: '2026-02-01T00:00:00.000Z',
        failureMarkedAt: null,
        sourceUpdatedAt: iso(ago(0.5)),
      },
    ]);
    expect(records[0].tier).toBeUndefined();
    expect([done, coveredFrom, used]).toEqual([true, SINCE.toISOString(), 2]);
    expect(server.asked).toEqual(['deployments 1', 'graphql']);
    expect(server.calls[1]).toMatchObject({
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: { variables: { owner: 'Acme', name: 'Pay', after: null } },
    });
  });

  it('says that there are none, since when', async () => {
    const { records, done, coveredFrom } = await harness.run(
      harness.sourceOf(),
    );
    expect([records, done, coveredFrom]).toEqual([
      [],
      true,
      SINCE.toISOString(),
    ]);
  });

  it('reads back as far as it is asked to, two days more for what was under way, and not further', async () => {
    harness.fill(500);
    const { batches, records, done, coveredFrom } = await harness.run(
      harness.sourceOf(),
    );
    expect(idsOf(records)).toEqual(
      Array.from({ length: 400 }, (_, index) => String(500 - index)),
    );
    expect([done, coveredFrom]).toEqual([true, SINCE.toISOString()]);
    const covers = batches.map(batch => batch.coveredFrom.toISOString());
    expect(covers.slice(0, 3)).toEqual([
      iso(store.deployments[450].createdAt),
      iso(store.deployments[400].createdAt),
      iso(store.deployments[350].createdAt),
    ]);
    expect(batches.map(batch => batch.done)).toEqual([
      ...Array.from({ length: batches.length - 1 }, () => false),
      true,
    ]);
  });

  it.each([1, 2, 3, 5])(
    'loses nothing where the budget of %p ends each run, while more is deployed',
    async budget => {
      harness.fill(130);
      for (let index = 0; index < 120; index += 1) {
        store.run({ id: 1_000 + index, created_at: ago(30 - index / 10) });
      }
      store.run({
        id: 1_050,
        created_at: ago(25),
        updated_at: ago(24),
        run_started_at: ago(24),
        run_attempt: 2,
      });
      const all = new Map<string, SourceDeployment>();
      const source = harness.sourceOf();
      let last = await harness.run(source, { budget, rules: [DEPLOY] });
      for (let times = 0; !last.done && times < 100; times += 1) {
        last.records.forEach(item => all.set(item.sourceId, item));
        expect(last.used).toBeLessThanOrEqual(budget);
        store.deploy({ id: 1_000 + times, createdAt: ago(0) });
        last = await harness.run(source, {
          budget,
          cursor: last.cursor,
          rules: [DEPLOY],
        });
      }
      last.records.forEach(item => all.set(item.sourceId, item));
      expect(last.done).toBe(true);
      expect(last.coveredFrom).toBe(SINCE.toISOString());
      const expected = [
        ...Array.from({ length: 130 }, (_, index) => `${index + 1}`),
        ...Array.from({ length: 120 }, (_, index) => `run:${1_000 + index}:1`),
        'run:1050:2',
      ];
      expect(expected.filter(id => !all.has(id))).toEqual([]);
      const next = await harness.run(source, {
        cursor: last.cursor,
        rules: [DEPLOY],
      });
      const later = [...idsOf(next.records), ...all.keys()];
      expect(
        store.deployments.filter(({ id }) => !later.includes(`${id}`)),
      ).toEqual([]);
    },
  );

  it('says nothing and keeps its place where no request is left', async () => {
    harness.fill(10);
    const { batches, error, used } = await harness.run(harness.sourceOf(), {
      budget: 0,
    });
    expect([batches, error, used]).toEqual([[], undefined, 0]);
    expect(server.calls).toEqual([]);
  });

  it('asks again for little: what was created in the last two days, and whether the rest has changed', async () => {
    harness.fill(300);
    const source = harness.sourceOf();
    const { cursor } = await harness.run(source);
    server.calls.length = 0;
    store.deployments[299].statuses.push({ state: 'inactive', at: ago(0.01) });
    store.deploy({ id: 301, createdAt: ago(0) });
    const again = await harness.run(source, { cursor });
    expect(server.asked).toEqual(['deployments 1', 'graphql']);
    expect(idsOf(again.records)[0]).toBe('301');
    expect(again.records[1]).toMatchObject({
      sourceId: '300',
      supersededAt: iso(ago(0.01)),
    });
    expect([again.done, again.coveredFrom]).toEqual([
      true,
      SINCE.toISOString(),
    ]);
    server.calls.length = 0;
    const third = await harness.run(source, { cursor: again.cursor });
    expect(server.calls[0].headers['if-none-match']).toMatch(/^".+"$/);
    expect(idsOf(third.records)).toEqual(idsOf(again.records));
    server.knowsEtags = false;
    const fourth = await harness.run(source, { cursor: again.cursor });
    expect(fourth.records).toEqual(third.records);
  });

  it('covers no more than it has read after a long break, and reads further back when asked to', async () => {
    harness.fill(150);
    const source = harness.sourceOf();
    const first = await harness.run(source, { since: new Date(iso(ago(10))) });
    expect(first.coveredFrom).toBe(iso(ago(10)));
    expect(idsOf(first.records).length).toBeLessThan(110);
    for (let index = 0; index < 150; index += 1) {
      store.deploy({ id: 1_000 + index, createdAt: ago(-1 - index / 100) });
    }
    harness.now = new Date(NOW.getTime() + 3 * 86_400_000);
    const partly = await harness.run(source, {
      cursor: first.cursor,
      since: new Date(iso(ago(10))),
      budget: 2,
    });
    expect([partly.done, partly.coveredFrom]).toEqual([
      false,
      iso(store.deployments[250].createdAt),
    ]);
    const further = await harness.run(source, {
      cursor: first.cursor,
      since: SINCE,
    });
    expect([further.done, further.coveredFrom]).toEqual([
      true,
      SINCE.toISOString(),
    ]);
    expect(idsOf(further.records)).toContain('1');
  });

  it('asks one by one for what had not ended, gives it up after seven days, and never asks twice for what is gone', async () => {
    store.deploy({
      id: 1,
      createdAt: ago(60),
      statuses: [{ state: 'in_progress', at: ago(60) }],
    });
    store.deploy({
      id: 2,
      createdAt: ago(59),
      statuses: [{ state: 'in_progress', at: ago(6) }],
    });
    harness.fill(120, { from: 3 });
    const source = harness.sourceOf();
    const { cursor } = await harness.run(source);
    store.deployments[1].statuses.push({ state: 'failure', at: ago(0.1) });
    store.run({ id: 5, created_at: ago(50), run_attempt: 2 });
    server.calls.length = 0;
    const unfinished = ['1', '2', '122', '4711', 'run:5:2', 'run:6:1', 'x'];
    const again = await harness.run(source, {
      cursor,
      unfinished,
      rules: [DEPLOY],
    });
    const told = (id: string) =>
      again.records.find(({ sourceId }) => sourceId === id);
    expect(told('1')?.outcome).toBe('abandoned');
    expect(told('2')?.outcome).toBe('failed');
    expect(told('run:5:2')?.outcome).toBe('succeeded');
    expect(server.asked.slice(3)).toEqual([
      'actions/runs/5/attempts/1',
      'deployments/1',
      'deployments/1/statuses',
      'deployments/2',
      'deployments/2/statuses',
      'deployments/4711',
      'actions/runs/6/attempts/1',
    ]);
    server.calls.length = 0;
    const third = await harness.run(source, {
      cursor: again.cursor,
      unfinished: ['4711', 'run:6:1', 'x'],
      rules: [DEPLOY],
    });
    expect(third.done).toBe(true);
    expect(server.asked.some(path => /4711|runs\/6|x$/.test(path))).toBe(false);
  });
});
