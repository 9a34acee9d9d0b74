import {
  ArgocdServer,
  json,
  ServedApplication,
} from './__testUtils__/ArgocdServer';
import { bindingOf, failureOf, NOW, optionsOf } from './__testUtils__/argocdOf';
import { ArgocdFactProvider } from './ArgocdFactProvider';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const server = new ArgocdServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.reset());

const byLabel = { 'argocd/app-selector': 'part-of=shop' };

async function read(annotations?: Record<string, string>, budget = 1) {
  const provider = new ArgocdFactProvider(optionsOf(server));
  let left = budget;
  return provider.read(bindingOf(provider, annotations), {
    signal: new AbortController().signal,
    budget: { take: () => (left -= 1) >= 0 },
  });
}

function served(name: string, health?: string, sync?: string) {
  const application = server.application(name);
  application.labels = { 'part-of': 'shop' };
  application.status = {
    ...(health && { health: { status: health } }),
    ...(sync && { sync: { status: sync } }),
  } as ServedApplication['status'];
  return application;
}

describe('ArgocdFactProvider', () => {
  it('says what it tells', () => {
    const provider = new ArgocdFactProvider(optionsOf(server));
    const told = { type: 'text', rung: 'probed', controlledBy: 'system' };
    expect(provider.facts).toEqual([
      expect.objectContaining({ id: 'argocd.health', ...told }),
      expect.objectContaining({ id: 'argocd.sync', ...told }),
    ]);
  });

  it('tells health and sync status of an application', async () => {
    const application = served('pay', 'Degraded', 'OutOfSync');
    application.status.reconciledAt = '2026-06-01T11:58:00Z';
    const rest = {
      state: 'ok',
      observedAt: '2026-06-01T11:58:00.000Z',
      url: `${server.url}/applications/argocd/pay`,
    };
    expect(await read()).toEqual([
      { factId: 'argocd.health', value: 'Degraded', ...rest },
      { factId: 'argocd.sync', value: 'OutOfSync', ...rest },
    ]);
  });

  it.each([
    [undefined, undefined],
    ['Unknown', 'Unknown'],
    ['Splendid', 'Soon'],
  ])('does not know what Argo CD calls %s', async (health, sync) => {
    served('pay', health, sync);
    const rest = {
      state: 'unknown',
      note: 'Argo CD does not know it.',
      observedAt: NOW.toISOString(),
      url: `${server.url}/applications/argocd/pay`,
    };
    expect(await read()).toEqual([
      { factId: 'argocd.health', ...rest },
      { factId: 'argocd.sync', ...rest },
    ]);
  });

  it('tells the worst of several applications', async () => {
    served('pay', 'Healthy', 'Synced');
    served('cart', 'Progressing', 'OutOfSync');
    served('db', 'Suspended', 'OutOfSync');
    const observedAt = NOW.toISOString();
    expect(await read(byLabel)).toEqual([
      {
        factId: 'argocd.health',
        state: 'ok',
        value: 'Progressing',
        note: '1 of 3 applications.',
        observedAt,
      },
      {
        factId: 'argocd.sync',
        state: 'ok',
        value: 'OutOfSync',
        note: '2 of 3 applications.',
        observedAt,
      },
    ]);
  });

  it('does not take what is not known of one for healthy, nor for worse than the worst', async () => {
    served('pay', 'Healthy', 'Synced');
    served('cart', undefined, undefined);
    expect(await read(byLabel)).toMatchObject([
      {
        state: 'unknown',
        note: 'Argo CD does not know it of 1 of 2 applications.',
      },
      { state: 'unknown' },
    ]);
    served('db', 'Degraded', 'OutOfSync');
    expect(await read(byLabel)).toMatchObject([
      { state: 'ok', value: 'Degraded' },
      { state: 'ok', value: 'OutOfSync' },
    ]);
  });

  it('throws where it cannot read, so that what was known is kept', async () => {
    server.replies.push(json(401, {}));
    expect((await failureOf(read(), server)).problem).toBe('unauthorised');
    expect((await failureOf(read(), server)).problem).toBe('forbidden');
    const { length } = server.requests;
    expect((await failureOf(read(undefined, 0), server)).problem).toBe(
      'rate-limited',
    );
    expect(server.requests).toHaveLength(length);
  });

  it('probes whether the token is somebody’s', async () => {
    const provider = new ArgocdFactProvider(optionsOf(server));
    await provider.probe('main', { signal: new AbortController().signal });
    expect(server.paths).toEqual(['/argo/api/v1/session/userinfo']);
  });
});
