import { Commit, Project } from './__testUtils__/gitlabModel';
import { GitlabServer } from './__testUtils__/GitlabServer';
import { page } from './__testUtils__/replies';
import { bindingOf, sourceOf } from './__testUtils__/readingSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const server = new GitlabServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let project: Project;
beforeEach(() => {
  server.reset();
  project = server.addProject('acme/core/pay');
});

const commits = (count: number): Commit[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index.toString(16).padStart(40, 'c'),
    authored_date: '2026-02-01T01:00:00.000+01:00',
  }));

async function compare(base: string, head: string, requests = 5) {
  const source = sourceOf(server);
  let left = requests;
  return source.compare(
    bindingOf(source, { 'gitlab.com/project-slug': 'acme/core/pay' }),
    {
      base,
      head,
      signal: new AbortController().signal,
      budget: {
        take: () => {
          left -= 1;
          return left >= 0;
        },
      },
    },
  );
}

describe('the commits between two revisions', () => {
  it.each<[number, 'compared' | 'incomparable']>([
    [0, 'compared'],
    [2, 'compared'],
    [250, 'compared'],
    [251, 'incomparable'],
  ])('%p of them', async (count, state) => {
    project.commitsBetween = (from, to) =>
      from === 'aaa' && to === 'bbb' ? commits(count) : undefined;
    expect(await compare('aaa', 'bbb')).toEqual({
      state,
      ...(state === 'compared' && {
        authoredAt: commits(count).map(() => '2026-02-01T00:00:00.000Z'),
      }),
    });
    expect(server.asked).toEqual([
      'projects/acme%2Fcore%2Fpay/repository/compare?from=aaa&to=bbb',
    ]);
  });

  it('are asked for later where no request is left', async () => {
    expect(await compare('aaa', 'bbb', 0)).toEqual({ state: 'later' });
    expect(server.asked).toEqual([]);
  });

  it('are not found where one of the two is gone', async () => {
    await expect(compare('aaa', 'bbb')).rejects.toMatchObject({
      problem: 'not-found',
    });
  });

  it('are no page that a proxy answers', async () => {
    server.replies.push(page(200));
    await expect(compare('aaa', 'bbb')).rejects.toMatchObject({
      problem: 'bad-response',
    });
  });

  it('ask for nothing else, whatever a revision is called', async () => {
    project.commitsBetween = () => [];
    await compare('../x', 'a&to=b#');
    expect(server.asked).toEqual([
      'projects/acme%2Fcore%2Fpay/repository/compare?from=..%2Fx&to=a%26to%3Db%23',
    ]);
  });
});
