import { SourceCursor, SourceDeployment } from 'backstage-plugin-orr-node';
import { changedDeployment } from './__testUtils__/gitlabDeployments';
import { Deployment, Environment, Project } from './__testUtils__/gitlabModel';
import { GitlabServer } from './__testUtils__/GitlabServer';
import { json } from './__testUtils__/replies';
import {
  bindingOf,
  NOW,
  Run,
  run,
  SINCE,
  sourceOf,
} from './__testUtils__/readingSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const AT = new Date('2026-02-01T00:00:00.000Z');
const MINUTE_MS = 60_000;

const server = new GitlabServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let project: Project;
let production: Environment;
beforeEach(() => {
  server.reset();
  project = server.addProject('acme/pay');
  production = server.addEnvironment(project, 'live', 'production');
});

/** One a minute, or all at once. */
function deployMany(count: number, apartMs = MINUTE_MS, from = AT) {
  return Array.from({ length: count }, (_, index) => {
    server.now = new Date(from.getTime() + index * apartMs);
    return server.deploy(project, production);
  });
}

function portal(now?: () => Date) {
  const source = sourceOf(server, { now });
  const binding = bindingOf(source, { 'gitlab.com/project-slug': 'acme/pay' });
  return (options: Parameters<typeof run>[2] = {}) =>
    run(source, binding, options);
}

const idsOf = (records: Pick<SourceDeployment, 'sourceId'>[]) =>
  [...new Set(records.map(({ sourceId }) => Number(sourceId)))].sort(
    (a, b) => a - b,
  );
const allOf = (deployments: Pick<Deployment, 'id'>[]) =>
  deployments.map(({ id }) => id).sort((a, b) => a - b);

/** Runs with so few requests each until all is told; no run may be for nothing. */
async function runsUntilDone(
  read: ReturnType<typeof portal>,
  requests: number,
): Promise<Run[]> {
  const runs: Run[] = [];
  let cursor: SourceCursor | undefined;
  while (!runs.at(-1)?.batches.at(-1)?.done) {
    const next = await read({ requests, cursor });
    expect(next.error).toBeUndefined();
    expect(next.batches.length).toBeGreaterThan(0);
    cursor = next.cursor;
    runs.push(next);
  }
  return runs;
}

describe('paging through the deployments of a project', () => {
  it('tells all, the oldest change first, and covers nothing until all are told', async () => {
    const made = deployMany(250);
    const { batches, records } = await portal()();
    expect(idsOf(records)).toEqual(allOf(made));
    expect(batches.map(({ done }) => done)).toEqual([false, false, true]);
    expect(batches.map(({ coveredFrom }) => coveredFrom)).toEqual([
      NOW,
      NOW,
      SINCE,
    ]);
    const changes = records.map(({ sourceUpdatedAt }) => sourceUpdatedAt);
    expect(changes).toEqual([...changes].sort());
  });

  it.each([
    ['without totals', ['x-total', 'x-total-pages']],
    ['with links alone', ['x-next-page', 'x-total', 'x-total-pages']],
    ['without any word on pages', ['x-next-page', 'link', 'x-total']],
  ])('tells all %s', async (_, without) => {
    server.withoutHeaders = without;
    const made = deployMany(200);
    expect(idsOf((await portal()()).records)).toEqual(allOf(made));
  });

  it('goes on where the budget ended, and asks for nothing twice', async () => {
    const made = deployMany(520);
    const runs = await runsUntilDone(portal(), 2);
    expect(runs.length).toBeGreaterThan(2);
    expect(idsOf(runs.flatMap(({ records }) => records))).toEqual(allOf(made));
    expect(runs.map(({ batches }) => batches.at(-1)!.done)).toEqual([
      ...runs.slice(1).map(() => false),
      true,
    ]);
    const pages = server.asked.filter(path => path.includes('/deployments'));
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('remembers the first page of a run, and none of a long history', async () => {
    deployMany(350);
    const read = portal();
    await read();
    server.requests.length = 0;
    await read();
    expect(
      server.requests
        .filter(({ path }) => path.includes('/deployments'))
        .map(({ headers }) => typeof headers['if-none-match']),
    ).toEqual(['string', 'undefined', 'undefined', 'undefined']);
  });

  it('tells nothing where it cannot say what for, and loses nothing by that', async () => {
    deployMany(3);
    const read = portal();
    const first = await read({ requests: 1 });
    expect(first).toMatchObject({ batches: [], records: [] });
    const second = await read({ requests: 2, cursor: first.cursor });
    expect(second.records).toHaveLength(3);
    expect(second.records.map(({ tier }) => tier)).toEqual([
      'production',
      'production',
      'production',
    ]);
  });

  it('tells with no request left only what it has', async () => {
    expect(await portal()({ requests: 0 })).toMatchObject({ batches: [] });
    expect(server.requests).toEqual([]);
  });

  it('loses none where pages shift while it reads them', async () => {
    const made = deployMany(350);
    let reads = 0;
    server.afterAnswer = ({ path }) => {
      if (path.includes('/deployments')) {
        // What was on the page that was just read changes: all behind it moves up.
        made
          .slice(reads * 20, reads * 20 + 5)
          .forEach(item =>
            changedDeployment(item, new Date(NOW.getTime() - 1000 + reads), {}),
          );
        reads += 1;
      }
    };
    const { records } = await portal()();
    expect(reads).toBeGreaterThan(3);
    expect(idsOf(records)).toEqual(allOf(made));
  });

  it('loses none of more than a page that changed in one instant', async () => {
    const made = [...deployMany(30), ...deployMany(230, 0), ...deployMany(30)];
    const { records, error } = await portal()();
    expect(error).toBeUndefined();
    expect(idsOf(records)).toEqual(allOf(made));
  });

  it('goes on among those of one instant after the budget ended', async () => {
    const made = deployMany(330, 0);
    const runs = await runsUntilDone(portal(), 2);
    expect(runs.length).toBeGreaterThan(2);
    expect(idsOf(runs.flatMap(({ records }) => records))).toEqual(allOf(made));
  });

  it('does not go round where every page leads on to the same one', async () => {
    const [made] = deployMany(1);
    const same = json(200, [made], {
      link: '<http://127.0.0.1/next>; rel="next"',
    });
    server.replies.push(same, undefined, same, same, same, same, same);
    const { error, records } = await portal()();
    expect(error).toMatchObject({ problem: 'bad-response' });
    expect(idsOf(records)).toEqual([made.id]);
    expect(server.requests.length).toBeLessThan(6);
  });

  it('does not go on by pages that are not in order', async () => {
    const [first, second] = deployMany(2);
    server.replies.push(json(200, [second, first]));
    const { error, batches } = await portal()();
    expect(error).toMatchObject({ problem: 'bad-response' });
    expect(batches).toEqual([]);
  });
});

describe('what has changed since', () => {
  it('is asked for with ten minutes before what was told last', async () => {
    deployMany(3);
    const read = portal();
    const first = await read();
    server.requests.length = 0;
    await read({ cursor: first.cursor });
    // The last one changed at 00:06.
    expect(server.asked[0]).toContain(
      `updated_after=${encodeURIComponent('2026-01-31T23:56:00.000Z')}`,
    );
  });

  it('is told, also where GitLab wrote it down late', async () => {
    const [first] = deployMany(1);
    const read = portal();
    const { cursor } = await read();
    // Changed before what was told last; its transaction ended after that.
    server.now = new Date(AT.getTime() - 5 * MINUTE_MS);
    const late = server.deploy(project, production);
    expect(late.updated_at < first.updated_at).toBe(true);
    const { records } = await read({ cursor });
    expect(idsOf(records)).toEqual(allOf([first, late]));
  });

  it('is a deployment that has ended', async () => {
    server.now = AT;
    const running = server.deploy(project, production, {
      status: 'running',
      updated_at: AT.toISOString(),
    });
    deployMany(150, MINUTE_MS, new Date(AT.getTime() + 1000));
    const read = portal();
    const first = await read();
    expect(
      first.records.find(({ sourceId }) => sourceId === String(running.id)),
    ).toMatchObject({ outcome: 'running', finishedAt: null });
    changedDeployment(running, NOW, { status: 'failed' });
    const second = await read({ cursor: first.cursor });
    expect(
      second.records.find(({ sourceId }) => sourceId === String(running.id)),
    ).toMatchObject({ outcome: 'failed' });
  });

  it('is a deployment that somebody has begun after it was left out', async () => {
    const waiting = server.deploy(project, production, { status: 'created' });
    waiting.deployable = { ...waiting.deployable!, status: 'manual' };
    const read = portal();
    const first = await read();
    expect(first.records).toEqual([]);
    waiting.deployable.status = 'running';
    changedDeployment(waiting, NOW, { status: 'running' });
    const second = await read({ cursor: first.cursor });
    expect(idsOf(second.records)).toEqual([waiting.id]);
  });

  it('stays covered while it is read', async () => {
    deployMany(1);
    const read = portal();
    const first = await read();
    deployMany(250, 1000, new Date(AT.getTime() + 60 * MINUTE_MS));
    const second = await read({ cursor: first.cursor, requests: 2 });
    expect(second.batches).toEqual([
      expect.objectContaining({ done: false, coveredFrom: SINCE }),
    ]);
  });

  it('begins all over where more is wanted, or the cursor is none', async () => {
    const made = deployMany(3);
    const read = portal();
    const { cursor } = await read({ since: new Date(AT.getTime() + 300_000) });
    const since = new Date('2025-01-01T00:00:00.000Z');
    const wider = await read({ cursor, since });
    expect(idsOf(wider.records)).toEqual(allOf(made));
    expect(wider.batches.at(-1)).toMatchObject({ coveredFrom: since });
    for (const broken of [null, 7, 'x', {}, { after: 'yesterday' }]) {
      const again = await read({ cursor: broken });
      expect(idsOf(again.records)).toEqual(allOf(made));
    }
  });

  it('keeps what it covers where less is wanted', async () => {
    deployMany(3);
    const read = portal();
    const { cursor } = await read();
    const since = new Date(AT.getTime() + 24 * 60 * MINUTE_MS);
    const { batches } = await read({ cursor, since });
    expect(batches.at(-1)).toMatchObject({ coveredFrom: SINCE });
  });
});

describe('deployments that had not ended', () => {
  it('are asked for one by one where they have not changed since', async () => {
    const [old] = deployMany(1);
    old.status = 'running';
    deployMany(1, 0, new Date(AT.getTime() + 60 * MINUTE_MS));
    const read = portal();
    const first = await read();
    server.requests.length = 0;
    const unfinished = [String(old.id)];
    const second = await read({ cursor: first.cursor, unfinished });
    expect(server.asked).toContain(`projects/acme%2Fpay/deployments/${old.id}`);
    expect(idsOf(second.records)).toContain(old.id);
    expect(second.batches.map(({ done }) => done)).toEqual([false, true]);
  });

  it('are not asked for again where they were just told', async () => {
    const [only] = deployMany(1);
    only.status = 'running';
    const { batches } = await portal()({ unfinished: [String(only.id)] });
    expect(server.asked).not.toContain(
      `projects/acme%2Fpay/deployments/${only.id}`,
    );
    expect(batches.map(({ done }) => done)).toEqual([true]);
  });

  it('may be gone', async () => {
    const { batches, error } = await portal()({ unfinished: ['99'] });
    expect(error).toBeUndefined();
    expect(batches.at(-1)).toMatchObject({ records: [], done: true });
  });

  it('are not asked for by what is no id of GitLab, whatever was stored', async () => {
    const { batches } = await portal()({ unfinished: ['../../user', '1?x='] });
    expect(server.requests).toHaveLength(1);
    expect(batches).toEqual([expect.objectContaining({ done: true })]);
  });

  it('are left for the next run where the budget ends', async () => {
    const [old, older] = deployMany(2);
    deployMany(1, 0, new Date(AT.getTime() + 60 * MINUTE_MS));
    const read = portal();
    const first = await read();
    const { batches } = await read({
      cursor: first.cursor,
      unfinished: [String(old.id), String(older.id)],
      requests: 3,
    });
    expect(batches.at(-1)).toMatchObject({
      done: false,
      records: [{ sourceId: String(old.id) }],
    });
  });
});
