import { FactReading } from 'backstage-plugin-orr-common';
import { IncidentBatch, isSourceError } from 'backstage-plugin-orr-node';
import {
  LocalHttp,
  Reply,
  UPSTREAM_WORDS,
  replies,
} from 'backstage-plugin-orr-node/testUtils';
import { boundBy, callOf, selecting, sourcesOf } from './__testUtils__/sources';

const { flood, json, page, redirect, refusal, silence } = replies;

jest.setTimeout(60_000);

const TOKEN = 'token-nobody-may-see';
const NOW = new Date('2026-03-01T10:00:00.000Z');
const SERVED_AT = new Date('2026-03-01T10:05:00.000Z');
const date = { date: SERVED_AT.toUTCString() };
const ENTITY = selecting('service="checkout"');

const RULE = {
  type: 'alerting',
  name: 'Errors',
  query: 'errors{service="checkout"} > 0',
  labels: {},
  health: 'ok',
  alerts: [],
};
const nothing = (resultType: string) =>
  json(
    { status: 'success', data: { resultType, result: [] } },
    { headers: date },
  );
const WORKING: Record<string, Reply> = {
  '/api/v1/rules': json(
    { status: 'success', data: { groups: [{ rules: [RULE] }] } },
    { headers: date },
  ),
  '/api/v1/query': nothing('vector'),
  '/api/v1/query_range': nothing('matrix'),
  '/api/v2/alerts': json([], { headers: date }),
  '/api/v2/status': json({}),
};

let answers: Record<string, Reply> = {};
/** Answers the next requests, one each. */
let next: Reply[] = [];
const server = new LocalHttp(({ path }, response) => {
  const { pathname } = new URL(path, 'http://local');
  const reply = next.shift() ?? answers[pathname] ?? refusal(404);
  response.setHeader('date', NOW.toUTCString());
  reply(response);
});
const elsewhere = new LocalHttp((_, response) => response.end('{}'));

beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));
beforeEach(() => {
  answers = { ...WORKING };
  next = [];
  server.requests.length = 0;
  elsewhere.requests.length = 0;
});

function sources(instance: object = {}, rulesKeptMs = 0) {
  return sourcesOf(
    {
      instances: [
        {
          name: 'main',
          url: server.url,
          token: TOKEN,
          sloBudgetQuery: 'slo:left',
          alertmanager: { url: server.url, username: 'u', password: TOKEN },
          ...instance,
        },
      ],
    },
    {
      now: () => NOW,
      rulesKeptMs,
      limits: { timeoutMs: 1_000, maxBytes: 100_000, pauseMs: 1 },
    },
  );
}

function read(
  { facts } = sources(),
  requests?: number,
): Promise<FactReading[]> {
  return facts.read(boundBy(facts, ENTITY), callOf(requests));
}

async function list(
  { alerts } = sources(),
  requests?: number,
): Promise<IncidentBatch[]> {
  const batches: IncidentBatch[] = [];
  for await (const batch of alerts.list(boundBy(alerts, ENTITY), {
    ...callOf(requests),
    since: NOW,
  })) {
    batches.push(batch);
  }
  return batches;
}

async function problemOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    reason => reason,
  );
  if (!isSourceError(error)) {
    throw new Error(`No SourceError but ${error}`);
  }
  const said = JSON.stringify([error.message, error.operatorHint, error.stack]);
  expect(said).not.toContain(UPSTREAM_WORDS);
  expect(said).not.toContain(TOKEN);
  expect(said).not.toContain(Buffer.from(`u:${TOKEN}`).toString('base64'));
  return error;
}

const MINUTE_LATER = new Date('2026-03-01T10:01:00.000Z');
const FAULTS: [string, Reply, string, Date?][] = [
  ['401', refusal(401), 'unauthorised'],
  ['403', refusal(403), 'forbidden'],
  ['404', refusal(404), 'not-found'],
  ['429', refusal(429), 'rate-limited', MINUTE_LATER],
  [
    '429 with seconds',
    refusal(429, { 'retry-after': '30' }),
    'rate-limited',
    new Date('2026-03-01T10:00:30.000Z'),
  ],
  [
    '429 with a date',
    refusal(429, { 'retry-after': MINUTE_LATER.toUTCString() }),
    'rate-limited',
    MINUTE_LATER,
  ],
  ['400', refusal(400), 'bad-response'],
  ['500', refusal(500), 'unavailable'],
  ['503', refusal(503), 'unavailable'],
  ['a page with 200', page(200), 'bad-response'],
  ['a page with 203', page(203), 'bad-response'],
  ['silence', silence, 'unavailable'],
  ['a reset', response => response.destroy(), 'unavailable'],
  ['a flood', flood, 'bad-response'],
  ['another form', json({ status: 'success', data: {} }), 'bad-response'],
  ['a failure with 200', json({ status: 'error' }), 'bad-response'],
  [
    'another kind of number',
    json({
      status: 'success',
      data: { resultType: 'scalar', result: [1, '1'] },
    }),
    'bad-response',
  ],
];

describe('where Prometheus does not answer as it should', () => {
  it.each(
    FAULTS.map(([name, reply, problem, retryAt]) => ({
      name,
      reply,
      problem,
      retryAt,
    })),
  )('says so: $name', async ({ reply, problem, retryAt }) => {
    for (const path of Object.keys(WORKING)) {
      answers[path] = reply;
    }
    const failed = await problemOf(read());
    expect(failed.problem).toBe(problem);
    expect(failed.retryAt).toEqual(retryAt);
    expect((await problemOf(list())).problem).toBe(problem);
  });

  it('follows nobody to another place', async () => {
    for (const path of Object.keys(WORKING)) {
      answers[path] = redirect(`${elsewhere.url}${path}`);
    }
    expect((await problemOf(read())).problem).toBe('bad-response');
    expect((await problemOf(list())).problem).toBe('bad-response');
    expect(elsewhere.requests).toEqual([]);
  });

  it('tries again where it was down for a moment', async () => {
    next = [refusal(502)];
    expect(await read()).toHaveLength(4);
  });

  it.each<[string, string[]]>([
    ['/api/v1/rules', ['alertRules', 'alertsFiring']],
    ['/api/v1/query_range', ['lastAlertAt']],
    ['/api/v1/query', ['sloBudgetLeft']],
  ])('tells the rest where it has no %s', async (path, missing) => {
    answers[path] = refusal(404);
    const failed = (await read()).filter(({ state }) => state === 'error');
    expect(failed.map(({ factId }) => factId)).toEqual(
      missing.map(name => `prometheus.${name}`),
    );
    failed.forEach(({ value, note }) => {
      expect(value).toBeUndefined();
      expect(note).not.toContain(UPSTREAM_WORDS);
    });
  });

  it('tells nothing new where it is down in the middle', async () => {
    answers['/api/v1/query_range'] = refusal(500);
    expect((await problemOf(read())).problem).toBe('unavailable');
  });
});

describe('what Prometheus is asked', () => {
  it('is asked with its credentials, for the labels alone', async () => {
    const both = sources();
    await read(both);
    await list(both);
    expect(
      server.requests.map(({ method, path, headers }) => {
        const { pathname, searchParams } = new URL(path, server.url);
        const query =
          searchParams.get('query') ?? searchParams.getAll('filter');
        return [method, pathname, query, headers.authorization];
      }),
    ).toEqual([
      ['GET', '/api/v1/rules', [], `Bearer ${TOKEN}`],
      [
        'GET',
        '/api/v1/query_range',
        'sum by (alertname) (count_over_time(ALERTS{alertstate="firing",service="checkout"}[3600s]))',
        `Bearer ${TOKEN}`,
      ],
      [
        'GET',
        '/api/v1/query',
        'slo:left{service="checkout"}',
        `Bearer ${TOKEN}`,
      ],
      [
        'GET',
        '/api/v2/alerts',
        ['service="checkout"'],
        `Basic ${Buffer.from(`u:${TOKEN}`).toString('base64')}`,
      ],
    ]);
  });

  it('stays below the address of the instance', async () => {
    answers = {};
    for (const [path, reply] of Object.entries(WORKING)) {
      answers[`/team/metrics${path}`] = reply;
    }
    const { facts } = sources({ url: `${server.url}/team/metrics/` });
    expect(await read({ facts } as any)).toHaveLength(4);
  });

  it('asks for rules once for all entities of a run', async () => {
    const both = sources({}, 60_000);
    await read(both);
    await read(both);
    const rules = server.requests.filter(({ path }) =>
      path.startsWith('/api/v1/rules'),
    );
    expect(rules).toHaveLength(1);
  });

  it('asks no more than it may', async () => {
    for (const requests of [0, 1, 2]) {
      server.requests.length = 0;
      const failed = await problemOf(read(sources(), requests));
      expect(failed.problem).toBe('rate-limited');
      expect(server.requests).toHaveLength(requests);
    }
    expect(await read(sources(), 3)).toHaveLength(4);
    server.requests.length = 0;
    expect(await list(sources(), 0)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('takes the time of what it reads from the other side', async () => {
    const readings = await read();
    expect(readings.map(({ observedAt }) => observedAt)).toEqual(
      Array(4).fill(SERVED_AT.toISOString()),
    );
    expect((await list())[0].coveredFrom).toEqual(SERVED_AT);
  });

  it('does not know an instance that is configured no longer', async () => {
    const { facts, alerts } = sources();
    const binding = { ...boundBy(facts, ENTITY), instance: 'old' };
    const failed = await problemOf(facts.read(binding, callOf()));
    expect(failed.problem).toBe('not-found');
    const { signal } = new AbortController();
    expect((await problemOf(alerts.probe('old', { signal }))).problem).toBe(
      'not-found',
    );
    expect(server.requests).toEqual([]);
  });

  it('says in a probe that the credentials are refused', async () => {
    const { facts, alerts } = sources();
    const { signal } = new AbortController();
    next = [refusal(401), refusal(401)];
    for (const source of [facts, alerts]) {
      const failed = await problemOf(source.probe('main', { signal }));
      expect(failed.problem).toBe('unauthorised');
    }
  });
});

describe('what the rules say', () => {
  const rulesOf = (...rules: object[]) =>
    json({ status: 'success', data: { groups: [{ rules }] } });
  const count = async () => {
    const [reading] = await read();
    return [reading.state, reading.value];
  };

  it('is zero only where every rule is about something else', async () => {
    answers['/api/v1/rules'] = rulesOf(
      { ...RULE, labels: { service: 'pay' } },
      { type: 'recording', name: 'a', query: 'b' },
    );
    expect(await count()).toEqual(['ok', 0]);
    answers['/api/v1/rules'] = rulesOf({ ...RULE, query: 'up == 0' });
    expect(await count()).toEqual(['unknown', undefined]);
    answers['/api/v1/rules'] = rulesOf();
    expect(await count()).toEqual(['unknown', undefined]);
  });

  it('is nothing about alerts before a rule was evaluated', async () => {
    answers['/api/v1/rules'] = rulesOf({ ...RULE, health: 'unknown' });
    const [rules, , firing] = await read();
    expect(rules).toMatchObject({ state: 'ok', value: 1 });
    expect(firing).toMatchObject({ state: 'unknown' });
  });
});

describe('where no query for error budgets is configured', () => {
  it('asks for none and says so', async () => {
    const [, budget] = await read(sources({ sloBudgetQuery: undefined }));
    expect(budget).toMatchObject({
      factId: 'prometheus.sloBudgetLeft',
      state: 'unknown',
    });
    expect(
      server.requests.filter(({ path }) => path.startsWith('/api/v1/query?')),
    ).toEqual([]);
  });
});
