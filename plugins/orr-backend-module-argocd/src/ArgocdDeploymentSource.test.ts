import { Application } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import {
  ArgocdServer,
  SECRET_VALUE,
  ServedApplication,
  UPSTREAM_WORDS,
} from './__testUtils__/ArgocdServer';
import {
  bindingOf,
  DAY,
  MINUTE,
  NOW,
  optionsOf,
  SINCE,
} from './__testUtils__/argocdOf';
import { Poller } from 'backstage-plugin-orr-node/testUtils';
import { ArgocdDeploymentSource } from './ArgocdDeploymentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
const ago = (ms: number) => NOW.getTime() - ms;
const iso = (ms: number) => new Date(ms).toISOString();

const server = new ArgocdServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.reset());

function pollerOf(
  options: { rules?: object[]; annotations?: Record<string, string> } = {},
): Poller {
  const source = new ArgocdDeploymentSource(optionsOf(server));
  return new Poller(source, bindingOf(source, options.annotations), {
    since: SINCE,
    rules: (options.rules ?? []) as { pipeline: string; environment: string }[],
  });
}

const kindsOf = (poller: Poller) =>
  Object.fromEntries(
    [...poller.records.values()].map(({ sourceId, kind }) => [sourceId, kind]),
  );

describe('ArgocdDeploymentSource', () => {
  it('says what it can tell, and which instances there are', () => {
    const source = new ArgocdDeploymentSource(optionsOf(server));
    expect(source.capabilities).toEqual({
      failures: 'latest-only',
      environments: 'native',
      history: 'last-n',
      commitTimes: false,
      changedSince: false,
      push: true,
      configRevisions: true,
    });
    expect(source.instances).toEqual([
      { id: 'main', title: `Argo CD at ${server.host}`, host: server.host },
    ]);
    expect(source.events.topics).toEqual(['argocd']);
  });

  it('stands on applications as Kubernetes takes them', () => {
    const application = new ServedApplication('pay').toJson();
    expect(() =>
      new Application({
        ...application,
        status: { ...application.status!, history: [{ id: 1 } as any] },
      }).validate(),
    ).toThrow(/deployedAt/);
  });

  it('tells a sync that succeeded', async () => {
    const application = server.application('pay');
    application.sync({ at: ago(DAY), revision: A, by: { username: 'ada' } });
    const poller = pollerOf();
    const [batch, ...others] = await poller.run();
    expect(others).toEqual([]);
    expect(batch.done).toBe(true);
    expect(batch.records).toEqual([
      {
        sourceId: 'argocd/pay/0',
        environment: 'live-eu/pay',
        pipeline: 'pay',
        revision: A,
        artifact: null,
        ref: 'main',
        queuedAt: null,
        startedAt: iso(ago(DAY)),
        finishedAt: iso(ago(DAY) + MINUTE / 2),
        outcome: 'succeeded',
        supersededAt: null,
        kind: 'deploy',
        url: `${server.url}/applications/argocd/pay`,
        triggeredBy: { id: 'ada', type: 'user' },
        headCommitAt: null,
        failureMarkedAt: null,
        sourceUpdatedAt: iso(ago(DAY) + MINUTE / 2),
      },
    ]);
    expect(server.paths).toEqual(['/argo/api/v1/applications/pay']);
    expect(server.requests[0].headers.authorization).toBe(
      `Bearer ${server.token}`,
    );
    const kept = JSON.stringify(batch);
    expect(kept).not.toContain(SECRET_VALUE);
    expect(kept).not.toContain(UPSTREAM_WORDS);
  });

  it('tells a sync that sets up the same revision apart', async () => {
    const application = server.application('pay');
    [A, A, B, A].forEach((revision, index) =>
      application.sync({ at: ago(DAY) + index * MINUTE, revision }),
    );
    const poller = pollerOf();
    await poller.run();
    expect(kindsOf(poller)).toEqual({
      'argocd/pay/0': 'deploy',
      'argocd/pay/1': 'sync',
      'argocd/pay/2': 'deploy',
      'argocd/pay/3': 'deploy',
    });
  });

  it('tells only what is new, and loses nothing of a history that is trimmed', async () => {
    const application = server.application('pay', { limit: 3 });
    const poller = pollerOf();
    const told: number[] = [];
    for (let index = 0; index < 8; index += 1) {
      application.sync({
        at: ago(DAY) + index * MINUTE,
        revision: index % 2 ? A : B,
      });
      const [batch] = await poller.run();
      told.push(batch.records.length);
    }
    expect(told).toEqual(Array(8).fill(1));
    expect([...poller.records.keys()]).toHaveLength(8);
    expect(Object.values(kindsOf(poller))).toEqual(Array(8).fill('deploy'));
    expect(poller.coveredFrom).toBe(SINCE.toISOString());
  });

  it('claims to know no more than the history has left', async () => {
    const application = server.application('pay', { limit: 3 });
    const fill = (count: number, at: number) => {
      for (let index = 0; index < count; index += 1) {
        application.sync({ at: at + index * MINUTE, revision: A });
      }
    };
    fill(5, ago(2 * DAY));
    const poller = pollerOf();
    await poller.run();
    expect(poller.coveredFrom).toBe(iso(ago(2 * DAY) + 2.5 * MINUTE));
    expect(kindsOf(poller)).toEqual({
      'argocd/pay/2': 'unknown',
      'argocd/pay/3': 'sync',
      'argocd/pay/4': 'sync',
    });
    fill(4, ago(DAY));
    await poller.run();
    expect(poller.coveredFrom).toBe(iso(ago(DAY) + 1.5 * MINUTE));
  });

  it('knows that nothing was deployed where nothing ever was, unless no history is kept', async () => {
    server.application('pay');
    const poller = pollerOf();
    await poller.run();
    expect(poller.coveredFrom).toBe(SINCE.toISOString());
    server.reset();
    server.application('pay', { limit: 0 }).sync({ at: ago(DAY), revision: A });
    const other = pollerOf();
    await other.run();
    expect(other.coveredFrom).toBe(NOW.toISOString());
  });

  it('begins anew with an application that was made again', async () => {
    const old = server.application('pay');
    [A, B, C].forEach(revision => old.sync({ at: ago(2 * DAY), revision }));
    const poller = pollerOf();
    await poller.run();
    server.reset();
    const again = server.application('pay', { uid: 'another' });
    again.sync({ at: ago(DAY), revision: A });
    const [batch] = await poller.run();
    expect(batch.records.map(({ sourceId }) => sourceId)).toEqual([
      'argocd/pay/0',
    ]);
    expect(poller.coveredFrom).toBe(iso(ago(DAY) + MINUTE / 2));
  });

  it('guesses no revision of several sources or of a chart', async () => {
    const many = server.application('pay');
    many.sync({ at: ago(DAY), revisions: [A, B] });
    many.sync({ at: ago(DAY) + MINUTE, revisions: [A, B] });
    many.sync({ at: ago(DAY) + 2 * MINUTE, revisions: [A, C] });
    const poller = pollerOf();
    await poller.run();
    // Nobody could tell later that the second one only set up again what was there.
    expect(kindsOf(poller)).toEqual({
      'argocd/pay/0': 'deploy',
      'argocd/pay/2': 'deploy',
    });
    expect(
      [...poller.records.values()].map(({ revision }) => revision),
    ).toEqual([null, null]);
    server.reset();
    const chart = server.application('pay');
    Object.assign(chart.spec.source!, {
      chart: 'pay-chart',
      targetRevision: '1.*',
    });
    chart.sync({ at: ago(DAY), revision: '1.4.2' });
    const other = pollerOf();
    await other.run();
    expect(other.records.get('argocd/pay/0')).toMatchObject({
      revision: null,
      artifact: 'pay-chart@1.4.2',
      ref: null,
    });
  });

  it.each([
    [{ name: 'live', namespace: 'pay' }, 'live/pay'],
    [{ name: 'live' }, 'live'],
    [
      { server: 'https://kubernetes.default.svc', namespace: 'pay' },
      'https://kubernetes.default.svc/pay',
    ],
  ])('takes the destination %j for the environment', async (given, name) => {
    const application = server.application('pay');
    application.spec.destination = given;
    application.sync({ at: ago(DAY), revision: A });
    const poller = pollerOf();
    await poller.run();
    expect(poller.records.get('argocd/pay/0')?.environment).toBe(name);
  });

  it('takes a rule for the environment, and tells all again by other rules', async () => {
    const application = server.application('pay');
    application.sync({ at: ago(DAY), revision: A });
    const poller = pollerOf();
    await poller.run();
    const ruled = pollerOf({
      rules: [
        { pipeline: 'pay', environment: 'old', branch: 'release/*' },
        { pipeline: 'p*', environment: 'production', branch: 'main' },
      ],
    });
    ruled.cursor = poller.cursor;
    const [{ records }] = await ruled.run();
    expect(records.map(({ environment }) => environment)).toEqual([
      'production',
    ]);
  });

  it('asks for the namespace that is named', async () => {
    server
      .application('pay', { namespace: 'team' })
      .sync({ at: ago(DAY), revision: A, by: { automated: true } });
    const poller = pollerOf({
      annotations: { 'argocd/app-name': 'pay', 'argocd/app-namespace': 'team' },
    });
    await poller.run();
    expect(server.paths).toEqual([
      '/argo/api/v1/applications/pay?appNamespace=team',
    ]);
    expect(poller.records.get('team/pay/0')?.triggeredBy).toEqual({
      id: 'argocd',
      type: 'bot',
    });
  });

  it('finds applications by their labels, and knows of all of them only what it knows of each', async () => {
    const annotations = {
      'argocd/app-selector': 'part-of=shop,tier=a',
      'argocd/project-name': 'default',
    };
    for (const name of ['pay', 'cart']) {
      const application = server.application(name, { limit: 2 });
      application.labels = { 'part-of': 'shop', tier: 'a' };
      application.sync({ at: ago(3 * DAY), revision: A });
    }
    const [, cart] = server.applications;
    cart.sync({ at: ago(2 * DAY), revision: B });
    cart.sync({ at: ago(DAY), revision: C });
    server.application('other');
    const poller = pollerOf({ annotations });
    await poller.run();
    expect([...poller.records.keys()]).toEqual([
      'argocd/pay/0',
      'argocd/cart/1',
      'argocd/cart/2',
    ]);
    expect(poller.coveredFrom).toBe(iso(ago(2 * DAY) + MINUTE / 2));
    expect(server.paths).toEqual([
      '/argo/api/v1/applications?selector=part-of%3Dshop%2Ctier%3Da&projects=default',
    ]);
  });

  it('asks nothing without budget', async () => {
    const poller = pollerOf();
    expect(await poller.run(0)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('probes whether the token is somebody’s', async () => {
    const source = new ArgocdDeploymentSource(optionsOf(server));
    await source.probe('main', { signal: new AbortController().signal });
    expect(server.paths).toEqual(['/argo/api/v1/session/userinfo']);
  });
});
