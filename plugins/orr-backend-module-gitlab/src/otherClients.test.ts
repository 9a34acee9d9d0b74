import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Gitlab } from '@gitbeaker/rest';
import { shaOf } from './__testUtils__/gitlabDeployments';
import { Environment, Project } from './__testUtils__/gitlabModel';
import { GitlabServer, TOKEN } from './__testUtils__/GitlabServer';
import { bindingOf, run, sourceOf } from './__testUtils__/readingSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

// Clients that others have written for GitLab: that these find their way in the server of these tests says that it is like GitLab.

const AT = new Date('2026-02-01T00:00:00.000Z');
const MIDDLE = '2026-02-01T00:24:00.000Z';

const server = new GitlabServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let project: Project;
let live: Environment;
beforeEach(() => {
  server.reset();
  project = server.addProject('acme/core/pay');
  project.commitsBetween = (from, to) =>
    from === 'aaa' && to === 'bbb'
      ? [{ id: shaOf('new'), authored_date: MIDDLE }]
      : undefined;
  live = server.addEnvironment(project, 'live', 'production');
  const staging = server.addEnvironment(project, 'staging', 'staging');
  for (let made = 0; made < 45; made += 1) {
    // Those made later have changed earlier, but for the last.
    server.now = new Date(AT.getTime() + (made < 44 ? 43 - made : 44) * 60_000);
    server.deploy(project, made % 3 === 0 ? staging : live, {
      status: made % 5 === 0 ? 'failed' : 'success',
    });
    server.open(project, { labels: made % 2 ? ['incident', 'big'] : [] });
  }
});

const idsOf = (fits: (item: Project['deployments'][number]) => boolean) =>
  project.deployments.filter(fits).map(({ id }) => id);
/** Of those that changed in the same instant the newest comes first. */
const byChange = (ids: number[]) =>
  project.deployments
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) =>
      a.updated_at === b.updated_at
        ? b.id - a.id
        : Date.parse(a.updated_at) - Date.parse(b.updated_at),
    )
    .map(({ id }) => id);

const incidentIds = () =>
  project.issues
    .filter(
      ({ labels, updated_at: at }) =>
        labels.includes('incident') && at >= MIDDLE,
    )
    .sort((a, b) => Date.parse(a.updated_at) - Date.parse(b.updated_at))
    .map(({ id }) => id);

/** What our source says of the project at that time. */
async function told() {
  const source = sourceOf(server);
  const slug = { 'gitlab.com/project-slug': 'acme/core/pay' };
  const { records, error } = await run(source, bindingOf(source, slug));
  expect(error).toBeUndefined();
  return records;
}

/** Debian installs it for its own Python, which need not be the first one. */
const python = ['/usr/bin/python3', 'python3'].find(
  name => spawnSync(name, ['-c', 'import gitlab']).status === 0,
);
const isLeftOut = !python && process.env.ORR_REQUIRE_REAL_TOOLS !== '1';
const describeWithPython = isLeftOut ? describe.skip : describe;

describeWithPython(
  isLeftOut
    ? 'python3-gitlab, left out: it is not installed here (apt-get install python3-gitlab)'
    : 'python3-gitlab',
  () => {
    it('lists, filters, pages and makes deployments as our source reads them', async () => {
      expect(python).toBeDefined();
      const before = idsOf(() => true);
      const { stdout } = await promisify(execFile)(python!, [
        resolvePackagePath(
          'backstage-plugin-orr-backend-module-gitlab',
          'src/__testUtils__/useGitlab.py',
        ),
        server.baseUrl,
        TOKEN,
        'acme/core/pay',
        MIDDLE,
      ]);
      const found = JSON.parse(stdout);
      const { id } = found.made;
      expect(found).toEqual({
        project: 'acme/core/pay',
        byDefault: [...before, id],
        newestFirst: [id, ...[...before].reverse()],
        changed: byChange(idsOf(item => item.updated_at >= MIDDLE)),
        changedBefore: byChange(idsOf(item => item.updated_at <= MIDDLE)),
        failed: idsOf(item => item.status === 'failed'),
        staging: idsOf(item => item.environment.name === 'staging'),
        finished: byChange(
          idsOf(item => item.status === 'success' && item.updated_at >= MIDDLE),
        ),
        page: {
          current: 2,
          perPage: 7,
          next: 3,
          previous: 1,
          pages: 7,
          total: 45,
        },
        tiers: { live: 'production', staging: 'staging' },
        incidents: incidentIds(),
        compared: [MIDDLE],
        made: { id, status: 'failed' },
        refusals: { order: 400, status: 400, finish: 400 },
      });
      const records = await told();
      expect(new Set(records.map(({ sourceId }) => Number(sourceId)))).toEqual(
        new Set(found.byDefault),
      );
      expect(
        records.find(({ sourceId }) => sourceId === String(id)),
      ).toMatchObject({
        environment: 'live',
        tier: 'production',
        revision: 'a'.repeat(40),
        outcome: 'failed',
      });
    }, 60_000);
  },
);

describe('@gitbeaker/rest', () => {
  it('lists, filters, pages and makes deployments as our source reads them', async () => {
    const client = new Gitlab({ host: server.baseUrl, token: TOKEN });
    const all = await client.Deployments.all(project.id, { perPage: 10 });
    expect(all.map(({ id }) => id)).toEqual(idsOf(() => true));
    const changed = await client.Deployments.all('acme/core/pay', {
      updatedAfter: MIDDLE,
      orderBy: 'updated_at',
      sort: 'asc',
      perPage: 10,
    });
    expect(changed.map(({ id }) => id)).toEqual(
      byChange(idsOf(item => item.updated_at >= MIDDLE)),
    );
    const failed = await client.Deployments.all(project.id, {
      environment: 'staging',
      status: 'failed',
    });
    expect(failed.map(({ id }) => id)).toEqual(
      idsOf(
        item => item.status === 'failed' && item.environment.name === 'staging',
      ),
    );
    const environments = await client.Environments.all(project.id);
    expect(environments.map(({ name, tier }) => [name, tier])).toEqual([
      ['live', 'production'],
      ['staging', 'staging'],
    ]);

    const incidents = await client.Issues.all({
      projectId: project.id,
      labels: 'incident',
      updatedAfter: MIDDLE,
      orderBy: 'updated_at',
      sort: 'asc',
      perPage: 5,
    });
    expect(incidents.map(({ id }) => id)).toEqual(incidentIds());

    const { commits } = await client.Repositories.compare(
      project.id,
      'aaa',
      'bbb',
    );
    expect(commits?.map(commit => commit.authored_date)).toEqual([MIDDLE]);
    await expect(
      client.Repositories.compare(project.id, 'aaa', 'gone'),
    ).rejects.toThrow(/Not Found/);

    const made = await client.Deployments.create(
      project.id,
      'live',
      shaOf('by hand'),
      'main',
      false,
      { status: 'running' },
    );
    expect(await told()).toContainEqual(
      expect.objectContaining({
        sourceId: String(made.id),
        outcome: 'running',
      }),
    );
    server.now = new Date(server.now.getTime() + 90_000);
    await client.Deployments.edit(project.id, made.id, 'success');
    expect((await client.Deployments.show(project.id, made.id)).status).toBe(
      'success',
    );
    expect(await told()).toContainEqual(
      expect.objectContaining({
        sourceId: String(made.id),
        outcome: 'succeeded',
        environment: live.name,
        startedAt: '2026-02-01T00:44:00.000Z',
        finishedAt: '2026-02-01T00:45:30.000Z',
      }),
    );
  });

  it('is refused without the token', async () => {
    const client = new Gitlab({ host: server.baseUrl, token: 'another' });
    await expect(client.Deployments.all(project.id)).rejects.toThrow(
      /Unauthorized/,
    );
  });
});
