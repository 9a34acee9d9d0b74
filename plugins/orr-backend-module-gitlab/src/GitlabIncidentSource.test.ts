import { mockServices } from '@backstage/backend-test-utils';
import {
  HostGates,
  IncidentBatch,
  isSourceError,
  SourceCursor,
} from 'backstage-plugin-orr-node';
import { Project } from './__testUtils__/gitlabModel';
import { GitlabServer, TOKEN } from './__testUtils__/GitlabServer';
import { hostsOf, NOW, SINCE } from './__testUtils__/readingSource';
import { plainRefusal, refusal } from './__testUtils__/replies';
import { GitlabIncidentRule, gitlabIncidentRuleOf } from './gitlabIncidentRule';
import { GitlabIncidentSource } from './GitlabIncidentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const AT = new Date('2026-02-01T00:00:00.000Z');

const server = new GitlabServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let project: Project;
beforeEach(() => {
  server.reset();
  server.now = AT;
  project = server.addProject('acme/pay');
});

function portal(own: Partial<GitlabIncidentRule> = {}) {
  const { host, baseUrl, apiBaseUrl } = server;
  const clock = { now: () => NOW };
  const source = new GitlabIncidentSource(
    hostsOf([{ host, baseUrl, apiBaseUrl, token: TOKEN }]),
    { labels: ['incident'], ofType: false, ...own },
    { clock, hosts: new HostGates({ clock }) },
    { pauseMs: 1 },
  );
  const bound = source.bind({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'pay',
      annotations: { 'gitlab.com/project-slug': 'acme/pay' },
    },
  });
  const read = async (
    options: { cursor?: SourceCursor; requests?: number } = {},
  ) => {
    let left = options.requests ?? 100;
    const batches: IncidentBatch[] = [];
    for await (const batch of source.list(
      bound.status === 'bound' ? bound.bindings[0] : (undefined as never),
      {
        since: SINCE,
        cursor: options.cursor,
        signal: new AbortController().signal,
        budget: {
          take() {
            left -= 1;
            return left >= 0;
          },
        },
      },
    )) {
      batches.push(batch);
    }
    return {
      batches,
      incidents: batches.flatMap(({ incidents }) => incidents),
      cursor: JSON.parse(JSON.stringify(batches.at(-1)?.cursor ?? null)),
    };
  };
  return { source, read };
}

describe('what an issue comes to', () => {
  it('is an incident with all that GitLab knows of it', async () => {
    const { id } = server.open(project, {
      title: 'Nobody can pay',
      state: 'closed',
      labels: ['incident', 'severity::2'],
      updated_at: '2026-02-01T05:00:00.000Z',
      closed_at: '2026-02-01T04:30:00.000+01:00',
    });
    server.open(project, { title: 'Nicer buttons' });
    expect((await portal().read()).incidents).toEqual([
      {
        sourceId: String(id),
        title: 'Nobody can pay',
        openedAt: '2026-02-01T00:00:00.000Z',
        resolvedAt: '2026-02-01T03:30:00.000Z',
        severity: '2',
        url: `${server.baseUrl}/acme/pay/-/issues/1`,
        fixedByRevision: null,
        sourceUpdatedAt: '2026-02-01T05:00:00.000Z',
      },
    ]);
  });

  it('is open while it is, and after it was opened again', async () => {
    const closedAt = '2026-02-01T04:30:00.000Z';
    server.open(project, { labels: ['incident'], closed_at: closedAt });
    expect((await portal().read()).incidents).toEqual([
      expect.objectContaining({ resolvedAt: null, severity: null }),
    ]);
  });

  it('keeps to itself what few may read, and addresses that are none', async () => {
    server.open(project, {
      labels: ['incident'],
      title: 'Keys were stolen',
      confidential: true,
      // eslint-disable-next-line no-script-url
      web_url: 'javascript:alert(1)',
    });
    const { incidents } = await portal().read();
    expect(incidents).toEqual([
      expect.objectContaining({ title: null, url: null }),
    ]);
  });

  it('is one by its type where that counts', async () => {
    const { id } = server.open(project, {
      issue_type: 'incident',
      severity: 'CRITICAL',
    });
    expect((await portal().read()).incidents).toEqual([]);
    expect(
      (await portal({ labels: [], ofType: true }).read()).incidents,
    ).toEqual([
      expect.objectContaining({ sourceId: String(id), severity: 'CRITICAL' }),
    ]);
  });
});

describe('the incidents of a project', () => {
  const rule = { labels: ['incident', 'outage & pain'], ofType: true };

  /** So many of each kind, one a minute. */
  function openMany(count: number) {
    return Array.from({ length: count }, (_, index) => {
      server.now = new Date(AT.getTime() + index * 60_000);
      return [
        server.open(project, { labels: ['incident'] }),
        server.open(project, { labels: ['outage & pain'] }),
        server.open(project, { issue_type: 'incident' }),
      ];
    }).flat();
  }

  it('are those of each label, and of the type', async () => {
    const opened = openMany(120);
    const { incidents, batches } = await portal(rule).read();
    expect(new Set(incidents.map(({ sourceId }) => Number(sourceId)))).toEqual(
      new Set(opened.map(({ id }) => id)),
    );
    expect(batches.map(({ done }) => done)).toEqual([
      ...batches.slice(1).map(() => false),
      true,
    ]);
    expect(batches[0].coveredFrom).toEqual(NOW);
    expect(batches.at(-1)!.coveredFrom).toEqual(SINCE);
  });

  it('are all told with one request in a run, and then what has changed', async () => {
    const opened = openMany(120);
    const { read } = portal(rule);
    const told = new Set<number>();
    let cursor: SourceCursor | undefined;
    let isDone = false;
    let runs = 0;
    while (!isDone && runs < 20) {
      const next = await read({ cursor, requests: 1 });
      next.incidents.forEach(({ sourceId }) => told.add(Number(sourceId)));
      cursor = next.cursor;
      isDone = next.batches.at(-1)!.done;
      runs += 1;
    }
    expect(isDone).toBe(true);
    expect(told).toEqual(new Set(opened.map(({ id }) => id)));

    Object.assign(opened[0], {
      state: 'closed',
      closed_at: NOW.toISOString(),
      updated_at: NOW.toISOString(),
    });
    const { incidents } = await read({ cursor });
    expect(
      incidents.find(({ sourceId }) => sourceId === String(opened[0].id)),
    ).toMatchObject({ resolvedAt: NOW.toISOString() });
  });

  it('are read all over for what counts since then', async () => {
    const opened = openMany(2);
    const { cursor } = await portal().read();
    const { incidents, batches } = await portal(rule).read({ cursor });
    expect(incidents.map(({ sourceId }) => Number(sourceId))).toEqual(
      expect.arrayContaining([opened[1].id, opened[2].id]),
    );
    expect(batches[0].coveredFrom).toEqual(NOW);
  });

  it('are not told where GitLab does not tell them', async () => {
    server.replies.push(refusal(403));
    const error = await portal()
      .read()
      .catch(thrown => thrown);
    expect(isSourceError(error)).toBe(true);
    expect(error).toMatchObject({ problem: 'forbidden' });
    server.replies.push(plainRefusal(429));
    await expect(portal().read()).rejects.toMatchObject({
      problem: 'rate-limited',
    });
  });
});

describe('events about issues', () => {
  const { events } = new GitlabIncidentSource(
    hostsOf([{ host: 'gitlab.com', token: 't' }]),
    { labels: ['incident'], ofType: true },
    {
      clock: { now: () => NOW },
      hosts: new HostGates({ clock: { now: () => NOW } }),
    },
  );
  const event = (labels: string[], type = 'Issue') => ({
    object_kind: 'issue',
    project: {
      path_with_namespace: 'Acme/Pay',
      web_url: 'https://gitlab.com/Acme/Pay',
    },
    object_attributes: { type },
    labels: labels.map(title => ({ title })),
  });
  const meaningOf = (payload: unknown) =>
    events.interpret({ topic: 'gitlab.issue', payload });

  it('say where to look', () => {
    const poke = [{ kind: 'poke', bindingKey: 'gitlab:gitlab.com/acme/pay' }];
    expect(meaningOf(event(['big', 'incident']))).toEqual(poke);
    expect(meaningOf(event([], 'Incident'))).toEqual(poke);
  });

  it('are nothing where they are about something else', () => {
    expect(meaningOf(event(['big']))).toEqual([
      { kind: 'ignored', why: 'It is about no incident.' },
    ]);
    expect(() => meaningOf({ object_kind: 'issue' })).toThrow(
      'It is no event of GitLab about an issue of a project.',
    );
  });
});

describe('which issues are incidents', () => {
  const ruleOf = (gitlab: object) =>
    gitlabIncidentRuleOf(
      mockServices.rootConfig({
        data: { orr: { sources: { gitlab } } } as any,
      }),
    );

  it('is for the configuration to say', () => {
    expect(ruleOf({})).toBeUndefined();
    expect(ruleOf({ incidentLabels: [], incidentType: false })).toBeUndefined();
    expect(ruleOf({ incidentLabels: ['a b'] })).toEqual({
      labels: ['a b'],
      ofType: false,
    });
    expect(ruleOf({ incidentType: true })).toEqual({
      labels: [],
      ofType: true,
    });
  });

  it.each(['a,b', 'None', 'any', ' '])('is not “%s”', label => {
    expect(() => ruleOf({ incidentLabels: [label] })).toThrow(
      'orr.sources.gitlab.incidentLabels has what is no single label',
    );
  });
});
