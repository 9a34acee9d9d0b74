import {
  IncidentBatch,
  SourceBinding,
  SourceCursor,
  SourceIncident,
} from 'backstage-plugin-orr-node';
import { LocalHttp, Reply, replies } from 'backstage-plugin-orr-node/testUtils';
import { callOf, NOW, problemOf, sourcesOf } from './__testUtils__/pagerduty';
import {
  PagerdutyIncident,
  PagerdutyServer,
} from './__testUtils__/PagerdutyServer';

const { flood, json, page, redirect, refusal, silence } = replies;

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const SINCE = new Date(NOW.getTime() - 90 * DAY_MS);
const BINDING: SourceBinding = {
  key: 'pagerduty:main:PIJ90N7',
  instance: 'main',
  title: 'service PIJ90N7',
  selector: { serviceId: 'PIJ90N7' },
};

const server = new PagerdutyServer();
const elsewhere = new LocalHttp((_, response) => response.end('{}'));
beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));
beforeEach(() => server.reset());

function incident(
  number: number,
  { ago, ...more }: Partial<PagerdutyIncident> & { ago: number },
): PagerdutyIncident {
  const created_at = new Date(NOW.getTime() - ago).toISOString();
  return {
    id: `Q${String(number).padStart(5, '0')}`,
    serviceId: 'PIJ90N7',
    title: `Incident ${number}`,
    status: 'resolved',
    created_at,
    updated_at: created_at,
    resolved_at: created_at,
    urgency: 'high',
    ...more,
  };
}

/** So many, evenly over the days before now, oldest first. */
function many(count: number, days: number): PagerdutyIncident[] {
  return Array.from({ length: count }, (_, index) =>
    incident(index, { ago: ((count - index) / (count + 1)) * days * DAY_MS }),
  );
}

async function list(
  options: {
    cursor?: SourceCursor;
    requests?: number;
    since?: Date;
    now?: Date;
  } = {},
): Promise<IncidentBatch[]> {
  const { cursor, requests, since = SINCE, now } = options;
  const batches: IncidentBatch[] = [];
  const { incidents } = sourcesOf(server, now);
  for await (const batch of incidents.list(BINDING, {
    ...callOf(requests),
    since,
    cursor,
  })) {
    // As it is stored in between.
    batches.push({
      ...batch,
      cursor: JSON.parse(JSON.stringify(batch.cursor)),
    });
  }
  return batches;
}

const told = (batches: IncidentBatch[]): SourceIncident[] =>
  batches.flatMap(({ incidents }) => incidents);
const idsOf = (batches: IncidentBatch[]) => [
  ...new Set(told(batches).map(({ sourceId }) => sourceId)),
];

describe('the incidents of a service', () => {
  it('are told with what is known of them', async () => {
    server.incidents = [
      incident(1, {
        ago: DAY_MS,
        resolved_at: '2026-02-28T11:00:00Z',
        updated_at: '2026-02-28T11:30:00Z',
        priority: { id: 'P1', type: 'priority', summary: 'SEV-1' },
      }),
      incident(2, {
        ago: 2 * DAY_MS,
        status: 'acknowledged',
        resolved_at: null,
        urgency: 'low',
      }),
      incident(3, { ago: DAY_MS, serviceId: 'POTHER1' }),
      incident(4, { ago: 91 * DAY_MS }),
    ];
    const batches = await list();
    expect(told(batches)).toEqual([
      {
        sourceId: 'Q00001',
        title: 'Incident 1',
        openedAt: '2026-02-28T10:00:00.000Z',
        resolvedAt: '2026-02-28T11:00:00.000Z',
        severity: 'SEV-1',
        url: 'https://acme.pagerduty.com/incidents/Q00001',
        fixedByRevision: null,
        sourceUpdatedAt: '2026-02-28T11:30:00.000Z',
      },
      expect.objectContaining({
        sourceId: 'Q00002',
        resolvedAt: null,
        severity: 'low',
      }),
    ]);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({
      alerts: [],
      coveredFrom: SINCE,
      done: true,
    });
    const [{ method, path }] = server.requests;
    expect(`${method} ${decodeURIComponent(path)}`).toBe(
      'GET /incidents?service_ids[]=PIJ90N7&statuses[]=triggered&statuses[]=acknowledged&statuses[]=resolved&since=2025-12-01T10:00:00.000Z&until=2026-03-01T10:00:00.000Z&time_zone=UTC&sort_by=created_at:desc&limit=100&offset=0',
    );
  });

  it('are none where there are none', async () => {
    expect(await list()).toEqual([
      expect.objectContaining({
        incidents: [],
        coveredFrom: SINCE,
        done: true,
      }),
    ]);
  });

  it('are read page by page, and cover what was read', async () => {
    server.incidents = many(250, 80);
    const batches = await list();
    expect(idsOf(batches)).toHaveLength(250);
    expect(batches.map(({ done }) => done)).toEqual([false, false, true]);
    const [first, second, third] = batches;
    expect(first.coveredFrom.toISOString()).toBe(
      first.incidents.at(-1)!.openedAt,
    );
    expect(second.coveredFrom < first.coveredFrom).toBe(true);
    expect(third.coveredFrom).toEqual(SINCE);
  });

  it.each([1, 2])(
    'are gone on with where a run had %s requests',
    async requests => {
      server.incidents = many(450, 80);
      const batches: IncidentBatch[] = [];
      while (!batches.at(-1)?.done) {
        const more = await list({ requests, cursor: batches.at(-1)?.cursor });
        expect(more.length).toBeGreaterThan(0);
        expect(more.length).toBeLessThanOrEqual(requests);
        batches.push(...more);
      }
      expect(idsOf(batches)).toHaveLength(450);
      expect(server.requests).toHaveLength(batches.length);
    },
  );

  it('are not asked for without a request', async () => {
    expect(await list({ requests: 0 })).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it.each([5, 99])(
    'are all told where one on page one goes while page two is read: %s',
    async gone => {
      server.incidents = many(450, 80);
      const newest = [...server.incidents].reverse();
      let count = 0;
      server.before = () => {
        count += 1;
        if (count === 3) {
          // It was given to another service.
          newest[gone].serviceId = 'POTHER1';
        }
      };
      const batches = await list();
      expect(idsOf(batches)).toHaveLength(450);
      expect(batches.at(-1)!.done).toBe(true);
    },
  );

  it('are all told where the last of a page goes', async () => {
    server.incidents = many(450, 80);
    const newest = [...server.incidents].reverse();
    server.before = () => {
      if (server.requests.length === 2) {
        newest[99].serviceId = 'POTHER1';
      }
    };
    const batches = await list();
    expect(idsOf(batches)).toHaveLength(450);
    expect(batches.at(-1)!.done).toBe(true);
  });

  it('are all told where another is opened while they are read', async () => {
    server.incidents = many(250, 80);
    server.before = () => {
      server.before = () => {};
      server.incidents.push(incident(900, { ago: -1 }));
    };
    const batches = await list();
    expect(idsOf(batches)).toHaveLength(250);
    const next = await list({
      cursor: batches.at(-1)!.cursor,
      now: new Date(NOW.getTime() + 60_000),
    });
    expect(idsOf(next)).toContain('Q00900');
  });

  it('are read beyond ten thousand', async () => {
    server.incidents = many(10_250, 80);
    const batches = await list();
    expect(idsOf(batches)).toHaveLength(10_250);
    expect(batches.at(-1)!.coveredFrom).toEqual(SINCE);
  }, 60_000);

  it('are read for longer than PagerDuty answers at once', async () => {
    server.incidents = many(40, 395);
    const since = new Date(NOW.getTime() - 400 * DAY_MS);
    const batches = await list({ since });
    expect(idsOf(batches)).toHaveLength(40);
    expect(server.requests).toHaveLength(3);
    expect(batches.at(-1)).toMatchObject({ coveredFrom: since, done: true });
    expect(batches[0].coveredFrom > since).toBe(true);
  });

  it('go on from the last time', async () => {
    server.incidents = many(250, 80);
    const [...first] = await list();
    server.requests.length = 0;
    const later = new Date(NOW.getTime() + DAY_MS / 2);
    server.incidents.push(incident(900, { ago: -DAY_MS / 4 }));
    const next = await list({ cursor: first.at(-1)!.cursor, now: later });
    expect(idsOf(next)).toContain('Q00900');
    expect(server.requests).toHaveLength(1);
    expect(next.at(-1)).toMatchObject({ coveredFrom: SINCE, done: true });
  });

  it('are looked at again as long as they are open', async () => {
    const old = incident(1, {
      ago: 60 * DAY_MS,
      status: 'triggered',
      resolved_at: null,
    });
    const hidden = incident(2, {
      ago: 50 * DAY_MS,
      status: 'triggered',
      resolved_at: null,
    });
    server.incidents = [old, hidden];
    let [{ cursor }] = await list();
    const again = await list({ cursor });
    expect(told(again).map(({ resolvedAt }) => resolvedAt)).toEqual([
      null,
      null,
    ]);
    cursor = again.at(-1)!.cursor;
    Object.assign(old, {
      status: 'resolved',
      resolved_at: NOW.toISOString(),
      updated_at: NOW.toISOString(),
    });
    server.incidents = [old];
    // The run ends in between, and the rest is looked at in the next.
    const begun = await list({ cursor, requests: 2 });
    const ended = await list({ cursor: begun.at(-1)!.cursor, requests: 2 });
    expect(told([...begun, ...ended])).toEqual([
      expect.objectContaining({
        sourceId: old.id,
        resolvedAt: NOW.toISOString(),
      }),
    ]);
    expect(ended.at(-1)!.done).toBe(true);
    server.requests.length = 0;
    await list({ cursor: ended.at(-1)!.cursor });
    expect(server.requests).toHaveLength(1);
  });

  it.each(['nonsense', { open: 1 }, { open: [], toCheck: ['Q1'] }])(
    'begin anew with a cursor that is none: %j',
    async cursor => {
      server.incidents = many(3, 80);
      expect(idsOf(await list({ cursor }))).toHaveLength(3);
    },
  );
});

describe('where PagerDuty does not answer as it should', () => {
  const MINUTE_LATER = new Date(NOW.getTime() + 60_000);
  const one = incident(1, { ago: DAY_MS });
  const faults: [string, Reply, string, Date?][] = [
    ['401', refusal(401), 'unauthorised'],
    ['402', refusal(402), 'bad-response'],
    ['403', refusal(403), 'forbidden'],
    ['404', refusal(404), 'not-found'],
    ['429', refusal(429), 'rate-limited', MINUTE_LATER],
    [
      '429 with seconds',
      refusal(429, { 'retry-after': '30' }),
      'rate-limited',
      new Date(NOW.getTime() + 30_000),
    ],
    [
      '429 with a date',
      refusal(429, { 'retry-after': MINUTE_LATER.toUTCString() }),
      'rate-limited',
      MINUTE_LATER,
    ],
    [
      '429 with limits',
      refusal(429, { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }),
      'rate-limited',
      new Date(NOW.getTime() + 12_000),
    ],
    ['500', refusal(500), 'unavailable'],
    ['a page with 200', page(200), 'bad-response'],
    ['a page with 203', page(203), 'bad-response'],
    ['silence', silence, 'unavailable'],
    ['a flood', flood, 'bad-response'],
    ['another form', json({ incidents: [{}], more: false }), 'bad-response'],
    ['more without any', json({ incidents: [], more: true }), 'bad-response'],
    [
      'no end of what is resolved',
      json({
        incidents: [{ ...one, resolved_at: undefined }],
        more: false,
      }),
      'bad-response',
    ],
  ];

  it.each(
    faults.map(([name, reply, problem, retryAt]) => ({
      name,
      reply,
      problem,
      retryAt,
    })),
  )('says so: $name', async ({ reply, problem, retryAt }) => {
    server.replies = Array(5).fill(reply);
    const failed = await problemOf(list(), server);
    expect(failed.problem).toBe(problem);
    expect(failed.retryAt).toEqual(retryAt);
  });

  it('follows nobody to another place', async () => {
    server.replies = [redirect(`${elsewhere.url}/incidents`)];
    expect((await problemOf(list(), server)).problem).toBe('bad-response');
    expect(elsewhere.requests).toEqual([]);
  });

  it('tries again where it was down for a moment', async () => {
    server.incidents = many(3, 80);
    server.replies = [refusal(502)];
    expect(idsOf(await list())).toHaveLength(3);
  });

  it('leaves requests to the others who use the account', async () => {
    server.incidents = many(250, 80);
    server.replies = [
      json(
        { incidents: [], more: false },
        {
          headers: {
            'ratelimit-limit': '960',
            'ratelimit-remaining': '100',
            'ratelimit-reset': '30',
          },
        },
      ),
    ];
    const { incidents } = sourcesOf(server);
    const run = async () => {
      for await (const batch of incidents.list(BINDING, {
        ...callOf(),
        since: SINCE,
      })) {
        expect(batch.done).toBe(true);
      }
    };
    await run();
    const failed = await problemOf(run(), server);
    expect(failed.problem).toBe('rate-limited');
    expect(failed.retryAt).toEqual(new Date(NOW.getTime() + 30_000));
    expect(server.requests).toHaveLength(1);
  });

  it('asks for no service that it would not bind', async () => {
    const { incidents } = sourcesOf(server);
    const evil = { ...BINDING, selector: { serviceId: '../users' } };
    const first = async () => {
      for await (const batch of incidents.list(evil, {
        ...callOf(),
        since: SINCE,
      })) {
        throw new Error(`It told ${batch.incidents.length}`);
      }
    };
    expect((await problemOf(first(), server)).problem).toBe('bad-response');
    expect(server.requests).toEqual([]);
  });

  it('says in a probe that the credentials are refused', async () => {
    const { incidents } = sourcesOf(server);
    const { signal } = new AbortController();
    await expect(incidents.probe('main', { signal })).resolves.toBeUndefined();
    server.replies = [refusal(401)];
    const failed = await problemOf(incidents.probe('main', { signal }), server);
    expect(failed.problem).toBe('unauthorised');
    const other = await problemOf(incidents.probe('old', { signal }), server);
    expect(other.problem).toBe('not-found');
  });
});
