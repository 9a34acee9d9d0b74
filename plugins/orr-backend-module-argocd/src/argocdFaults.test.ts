import {
  ArgocdServer,
  json,
  page,
  Reply,
  silence,
} from './__testUtils__/ArgocdServer';
import {
  bindingOf,
  DAY,
  failureOf,
  NOW,
  optionsOf,
  SINCE,
} from './__testUtils__/argocdOf';
import { Poller } from 'backstage-plugin-orr-node/testUtils';
import { ArgocdDeploymentSource } from './ArgocdDeploymentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const server = new ArgocdServer();
const elsewhere = new ArgocdServer();
beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));
beforeEach(() => {
  server.reset();
  elsewhere.reset();
});

function pollerOf(
  place: { url: string; token?: string } = server,
  annotations?: Record<string, string>,
): Poller {
  const timing = { timeoutMs: 1_000, pauseMs: 1, maxBytes: 20_000 };
  const source = new ArgocdDeploymentSource(optionsOf(place, timing));
  const binding = bindingOf(source, annotations);
  return new Poller(source, binding, { since: SINCE, rules: [] });
}

const failure = (poller = pollerOf()) => failureOf(poller.run(), server);

const metadata = { name: 'pay' };
const history = [{ id: 0, deployedAt: 'yesterday' }];

describe('an Argo CD that does not do what it should', () => {
  it.each<[string, Reply, string]>([
    ['refuses the token', json(401, {}), 'unauthorised'],
    ['forbids', json(403, {}), 'forbidden'],
    ['has no such application', json(404, {}), 'not-found'],
    ['asks to wait', json(429, {}), 'rate-limited'],
    ['answers a page', page(200), 'bad-response'],
    ['answers a page to sign in', page(203), 'bad-response'],
    ['answers far too much', json(200, 'x'.repeat(30_000)), 'bad-response'],
    ['answers a list', json(200, []), 'bad-response'],
    ['has no name', json(200, { metadata: {}, spec: {} }), 'bad-response'],
    [
      'has an instant that is none',
      json(200, { metadata, spec: {}, status: { history } }),
      'bad-response',
    ],
    [
      'deploys nowhere',
      json(200, {
        metadata,
        spec: { destination: {} },
        status: { history: [{ id: 0, deployedAt: '2026-05-01T00:00:00Z' }] },
      }),
      'bad-response',
    ],
  ])('%s', async (_, reply, problem) => {
    server.replies.push(reply);
    expect((await failure()).problem).toBe(problem);
  });

  it.each<[string, Reply]>([
    ['does not work', json(503, {})],
    ['says nothing', silence],
    ['breaks off', response => response.destroy()],
  ])('is asked again where it %s', async (_, reply) => {
    server
      .application('pay')
      .sync({ at: NOW.getTime() - DAY, revision: 'a'.repeat(40) });
    server.replies.push(reply);
    const poller = pollerOf();
    await poller.run();
    expect([...poller.records.keys()]).toEqual(['argocd/pay/0']);
    server.replies.push(reply, reply, reply);
    expect((await failure(poller)).problem).toBe('unavailable');
    expect([...poller.records.keys()]).toEqual(['argocd/pay/0']);
  });

  it.each([
    ['Mon, 01 Jun 2026 12:10:00 GMT', '2026-06-01T12:10:00.000Z'],
    ['120', '2026-06-01T12:02:00.000Z'],
  ])('is left alone until %s', async (after, until) => {
    server.replies.push(json(429, {}, { 'retry-after': after }));
    const poller = pollerOf();
    expect((await failure(poller)).retryAt?.toISOString()).toBe(until);
    expect((await failure(poller)).problem).toBe('rate-limited');
    expect(server.requests).toHaveLength(1);
  });

  it('is not followed to another place', async () => {
    elsewhere.application('pay');
    for (const location of [
      `${elsewhere.url}/api/v1/applications/pay`,
      `http://${server.host}/other/api/v1/applications/pay`,
    ]) {
      server.replies.push(page(302, { location }));
      expect((await failure()).problem).toBe('bad-response');
    }
    expect(elsewhere.requests).toEqual([]);
  });

  it('says the same of what is missing and of what is forbidden', async () => {
    const missing = await failure();
    expect(missing.problem).toBe('forbidden');
    expect(missing.message).toContain('Not found');
    expect(missing.message).toContain('not permitted');
  });

  it('has no application with the labels, or shows none', async () => {
    server.application('pay');
    const error = await failure(
      pollerOf(server, { 'argocd/app-selector': 'a=b' }),
    );
    expect(error.problem).toBe('not-found');
    expect(error.message).toContain('not permitted');
  });

  it('is not asked without a token', async () => {
    const error = await failure(pollerOf({ url: server.url }));
    expect(error.problem).toBe('unauthorised');
    expect(server.requests).toEqual([]);
  });

  it('says that a token is nobody’s', async () => {
    server.replies.push(json(200, { loggedIn: false }));
    const source = new ArgocdDeploymentSource(optionsOf(server));
    const { signal } = new AbortController();
    const error = await failureOf(source.probe('main', { signal }), server);
    expect(error.problem).toBe('unauthorised');
  });

  it('is no longer configured', async () => {
    const poller = pollerOf();
    const binding = { ...poller.binding, instance: 'gone' };
    const gone = new Poller(poller.source, binding, poller.options);
    expect((await failure(gone)).problem).toBe('not-found');
    const odd = { ...poller.binding, selector: { job: 'x' } };
    const other = new Poller(poller.source, odd, poller.options);
    expect((await failure(other)).problem).toBe('not-found');
    expect(server.requests).toEqual([]);
  });
});
