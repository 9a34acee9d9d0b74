import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { IssueTracker, TrackerError } from 'backstage-plugin-orr-node';
import {
  GithubServer,
  json,
  page,
  refusal,
  Reply,
  silence,
  UPSTREAM_WORDS,
} from './__testUtils__/GithubServer';
import { createGithubTrackers } from './createGithubTrackers';
import { githubHosts } from './githubHosts';
import { GithubRest } from './GithubRest';
import { GithubTracker } from './GithubTracker';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const TOKEN = 'ghp_token_nobody_may_see';
const NOW = new Date('2026-03-01T10:00:00.000Z');
const REPOSITORY = 'acme/payments';
const clock = { now: () => NOW };

const server = new GithubServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.issues.length = 0;
  server.requests.length = 0;
  server.replies.length = 0;
  server.losesAnswers = false;
});

function trackersOf(github: object[]): IssueTracker[] {
  const integrations = ScmIntegrations.fromConfig(
    mockServices.rootConfig({ data: { integrations: { github } as any } }),
  );
  return createGithubTrackers({
    hosts: githubHosts(integrations.github.list().map(({ config }) => config)),
    credentials:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    clock,
  });
}

function trackerOf(): IssueTracker {
  const { host, apiBaseUrl } = server;
  const [tracker] = trackersOf([{ host, apiBaseUrl, token: TOKEN }]);
  return tracker;
}

/** One that gives up soon, and takes little. */
function hastyTracker(credentials?: GithubCredentialsProvider): IssueTracker {
  const { host, apiBaseUrl } = server;
  const title = 'GitHub';
  return new GithubTracker({
    host,
    title,
    rest: new GithubRest({
      host,
      title,
      apiBaseUrl,
      clock,
      credentials: credentials ?? {
        getCredentials: async () => ({
          type: 'token',
          token: TOKEN,
          headers: { Authorization: `Bearer ${TOKEN}` },
        }),
      },
      timeoutMs: 300,
      maxBytes: 2_000,
    }),
  });
}

async function failureOf(work: Promise<unknown>): Promise<TrackerError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TrackerError);
  const told = `${(error as Error).stack} ${JSON.stringify(error)} ${String(
    (error as Error).cause,
  )}`;
  expect(told).not.toContain(TOKEN);
  expect(told).not.toContain(UPSTREAM_WORDS);
  return error as TrackerError;
}

const wanted = {
  placeId: REPOSITORY,
  title: 'Write the runbook',
  body: 'See the portal.',
  marker: '7d1a',
};

describe('createGithubTrackers', () => {
  it('adds the hosts with credentials alone', () => {
    expect(trackersOf([])).toEqual([]);
    expect(
      trackersOf([
        { host: 'github.com' },
        {
          host: 'ghe.example.com',
          apiBaseUrl: 'https://ghe.example.com/api/v3',
          token: TOKEN,
        },
      ]).map(({ id, title }) => [id, title]),
    ).toEqual([['github:ghe.example.com', 'GitHub at ghe.example.com']]);
    expect(
      trackersOf([{ host: 'github.com', token: TOKEN }]).map(
        ({ title }) => title,
      ),
    ).toEqual(['GitHub']);
  });
});

describe('GithubTracker', () => {
  const entityWith = (slug?: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      annotations: slug ? { 'github.com/project-slug': slug } : undefined,
    },
  });

  it('knows the repository of an entity, on its own host whatever the annotation says', () => {
    const tracker = trackerOf();
    expect(tracker.places(entityWith('acme/payments'))).toEqual([
      { id: 'acme/payments', title: 'acme/payments' },
    ]);
    for (const slug of [
      undefined,
      'payments',
      'https://evil.example/acme/payments',
      '../payments',
      'acme/..',
      'acme/pay ments',
      'acme/payments?x=1',
    ]) {
      expect([slug, tracker.places(entityWith(slug))]).toEqual([slug, []]);
    }
  });

  it('recognises the addresses of its issues, each in one way', () => {
    const tracker = trackerOf();
    expect(
      tracker.recognise(
        `${server.urlOf('Acme/Payments', 12)}/?x=1#issuecomment-3`,
      ),
    ).toEqual({
      url: server.urlOf('acme/payments', 12),
      key: 'Acme/Payments#12',
    });
    for (const url of [
      'https://evil.example/acme/payments/issues/12',
      `http://${server.host}/acme/payments/pull/12`,
      `http://${server.host}/acme/payments/issues/0`,
      `http://${server.host}/acme/../issues/1`,
      `http://user@${server.host}/acme/payments/issues/12`,
      `ftp://${server.host}/acme/payments/issues/12`,
      'nothing',
    ]) {
      expect([url, tracker.recognise(url)]).toEqual([url, undefined]);
    }
  });

  it('makes an issue by the published description', async () => {
    expect(await trackerOf().create(wanted, {})).toEqual({
      url: server.urlOf(REPOSITORY, 1),
      key: 'acme/payments#1',
    });
    expect(server.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/api/v3/repos/acme/payments/issues',
        body: {
          title: 'Write the runbook',
          body: 'See the portal.\n\n<!-- operational-readiness: 7d1a -->',
        },
        headers: expect.objectContaining({
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${TOKEN}`,
          'x-github-api-version': '2022-11-28',
        }),
      }),
    ]);
  });

  it('finds what an attempt has made whose answer was lost', async () => {
    const tracker = trackerOf();
    server.losesAnswers = true;
    expect((await failureOf(tracker.create(wanted, {}))).problem).toBe(
      'unavailable',
    );
    server.losesAnswers = false;
    for (let later = 0; later < 40; later += 1) {
      await tracker.create({ ...wanted, marker: `later-${later}` }, {});
    }
    const attempt = { placeId: REPOSITORY, marker: '7d1a', since: NOW };
    expect(await tracker.findMade(attempt, {})).toEqual({
      url: server.urlOf(REPOSITORY, 1),
      key: 'acme/payments#1',
    });
    expect(server.requests.at(-2)!.path).toContain(
      'since=2026-03-01T09%3A55%3A00.000Z',
    );
    expect(
      await tracker.findMade({ ...attempt, marker: 'other' }, {}),
    ).toBeUndefined();
  });

  it('tells whether an issue is open, and asks for no more than what has changed', async () => {
    const tracker = trackerOf();
    const { url } = await tracker.create(wanted, {});
    const open = await tracker.statusOf(url, {});
    expect(open).toEqual({ state: 'open', etag: 'W/"1-open"' });
    expect(await tracker.statusOf(url, open)).toEqual({
      state: 'unchanged',
      etag: open.etag,
    });
    Object.assign(server.issues[0], {
      state: 'closed',
      closed_at: '2026-03-01T12:00:00Z',
    });
    expect(await tracker.statusOf(url, open)).toEqual({
      state: 'closed',
      closedAt: '2026-03-01T12:00:00.000Z',
      etag: 'W/"1-closed"',
    });
  });

  it('goes where an issue has moved within the API, and takes its credentials nowhere else', async () => {
    const tracker = trackerOf();
    const { url } = await tracker.create(wanted, {});
    const moved = (location: string): Reply => refusal(301, { location });
    server.replies.push(
      moved(`${server.apiBaseUrl}/repos/acme/payments/issues/1`),
    );
    expect(await tracker.statusOf(url, {})).toMatchObject({ state: 'open' });
    const asked = server.requests.length;
    for (const location of [
      `http://localhost:${
        new URL(server.apiBaseUrl).port
      }/api/v3/repos/acme/payments/issues/1`,
      `http://${server.host}/elsewhere`,
      `${server.apiBaseUrl}/../../elsewhere`,
    ]) {
      server.replies.push(moved(location));
      expect((await failureOf(tracker.statusOf(url, {}))).problem).toBe(
        'unexpected',
      );
    }
    expect(server.requests.length).toBe(asked + 3);
    const around = moved(`${server.apiBaseUrl}/repos/acme/payments/issues/1`);
    server.replies.push(around, around, around, around, around);
    expect((await failureOf(tracker.statusOf(url, {}))).problem).toBe(
      'unexpected',
    );
    server.replies.length = 0;
    server.replies.push(moved(`${server.apiBaseUrl}/repos/acme/other/issues`));
    const posted = server.requests.length;
    expect((await failureOf(tracker.create(wanted, {}))).problem).toBe(
      'unexpected',
    );
    expect(server.requests.length).toBe(posted + 1);
  });

  const wait = (ms: number) => new Date(NOW.getTime() + ms);
  const answers: { what: string; reply: Reply; problem: string; at?: Date }[] =
    [
      { what: '401', reply: refusal(401), problem: 'notAllowed' },
      { what: '403', reply: refusal(403), problem: 'notAllowed' },
      { what: '404', reply: refusal(404), problem: 'notFound' },
      { what: '410', reply: refusal(410), problem: 'notFound' },
      { what: '422', reply: refusal(422), problem: 'unexpected' },
      {
        what: '429 with retry-after',
        reply: refusal(429, { 'retry-after': '90' }),
        problem: 'rateLimited',
        at: wait(90_000),
      },
      {
        what: '429 without',
        reply: refusal(429),
        problem: 'rateLimited',
        at: wait(60_000),
      },
      {
        what: '429 with an instant',
        reply: refusal(429, { 'retry-after': 'Sun, 01 Mar 2026 10:02:00 GMT' }),
        problem: 'rateLimited',
        at: wait(120_000),
      },
      {
        what: '403 once the limit is used up',
        reply: refusal(403, {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(NOW.getTime() / 1000 + 600),
        }),
        problem: 'rateLimited',
        at: wait(600_000),
      },
      { what: '500', reply: refusal(500), problem: 'unavailable' },
      { what: '502 as a page', reply: page(502), problem: 'unavailable' },
      {
        what: '503 with retry-after',
        reply: refusal(503, { 'retry-after': '5' }),
        problem: 'unavailable',
        at: wait(5_000),
      },
      { what: 'a page', reply: page(200), problem: 'unexpected' },
      {
        what: 'something else',
        reply: json(200, { state: UPSTREAM_WORDS }),
        problem: 'unexpected',
      },
      {
        what: 'broken JSON',
        reply: response => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(`{"state": "${UPSTREAM_WORDS}`);
        },
        problem: 'unexpected',
      },
      {
        what: 'far too much',
        reply: json(200, { state: 'open', body: UPSTREAM_WORDS.repeat(1_000) }),
        problem: 'unexpected',
      },
      { what: 'nothing, ever', reply: silence, problem: 'unavailable' },
      {
        what: 'a broken connection',
        reply: response => response.destroy(),
        problem: 'unavailable',
      },
      {
        what: 'half an answer',
        reply: response => {
          response.writeHead(200, {
            'content-type': 'application/json',
            'content-length': '500',
          });
          response.write(`{"state": "${UPSTREAM_WORDS}"`, () =>
            response.destroy(),
          );
        },
        problem: 'unavailable',
      },
    ];
  it.each(answers)('tells clearly what $what means', async answer => {
    const { reply, problem, at: retryAt } = answer;
    const tracker = hastyTracker();
    const ways = [
      () => tracker.create(wanted, {}),
      () => tracker.statusOf(server.urlOf(REPOSITORY, 1), {}),
      () => tracker.findMade({ ...wanted, since: NOW }, {}),
    ];
    for (const way of ways) {
      server.replies.push(reply);
      const failure = await failureOf(way());
      expect(failure).toMatchObject({ problem, retryAt });
    }
    expect(server.issues).toEqual([]);
  });

  it('gives up when it is told to', async () => {
    server.replies.push(silence);
    const stop = new AbortController();
    const asked = trackerOf().statusOf(server.urlOf(REPOSITORY, 1), {
      signal: stop.signal,
    });
    stop.abort();
    expect((await failureOf(asked)).problem).toBe('unavailable');
  });

  it.each([
    ['is not installed', 'NotFoundError', 'notAllowed'],
    ['cannot sign in', 'HttpError', 'unavailable'],
  ])('tells clearly that its app %s', async (_, name, problem) => {
    const tracker = hastyTracker({
      getCredentials: async () => {
        throw Object.assign(new Error(`${UPSTREAM_WORDS} ${TOKEN}`), { name });
      },
    });
    expect((await failureOf(tracker.create(wanted, {}))).problem).toBe(problem);
    expect(server.requests).toEqual([]);
  });

  it('reads of an event which issue it is about, and nothing else', () => {
    const { events } = trackerOf();
    const url = server.urlOf(REPOSITORY, 1);
    expect(events!.topics).toEqual(['github.issues']);
    expect(
      events!.ticketOf({ action: 'closed', issue: { html_url: url } }),
    ).toBe(url);
    for (const payload of [undefined, null, 'x', {}, { issue: {} }]) {
      expect(events!.ticketOf(payload)).toBeUndefined();
    }
  });
});
