import {
  GithubSourceHarness,
  TOKEN,
} from '../__testUtils__/GithubSourceHarness';
import { json } from '../__testUtils__/GithubServer';
import { StoredCommit, toRestComparison } from '../__testUtils__/GithubStore';
import { GitRepository } from '../__testUtils__/GitRepository';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const harness = new GithubSourceHarness();
const { server } = harness;
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => harness.reset());

const commits = (count: number): StoredCommit[] =>
  Array.from({ length: count }, (_, index) => ({
    sha: index.toString(16).padStart(40, '0'),
    authoredAt: '2026-02-01T00:00:00Z',
  }));

/** What the source answers with so many requests, and what it asked for. */
async function compare(base: string, head: string, requests = 10) {
  const source = harness.sourceOf();
  let left = requests;
  server.calls.length = 0;
  const compared = await source.compare(harness.bindingOf(source), {
    base,
    head,
    signal: new AbortController().signal,
    budget: {
      take: () => {
        left -= 1;
        return left >= 0;
      },
    },
  });
  return { compared, asked: server.asked };
}

describe('the commits between two revisions', () => {
  const authored = (count: number) => ({
    state: 'compared',
    authoredAt: Array.from({ length: count }, () => '2026-02-01T00:00:00.000Z'),
  });

  it.each<[string, number, object, number]>([
    ['none', 0, authored(0), 1],
    ['a page', 100, authored(100), 1],
    ['as many as are counted', 250, authored(250), 3],
    ['more than are counted', 251, { state: 'incomparable' }, 1],
  ])('%s', async (_, count, expected, requests) => {
    server.store.commitsBetween = (base, head) =>
      base === 'aaa' && head === 'bbb' ? commits(count) : undefined;
    const { compared, asked } = await compare('aaa', 'bbb');
    expect(compared).toMatchObject(expected);
    expect(asked).toEqual(
      Array.from(
        { length: requests },
        (__, page) => `compare/aaa...bbb ${page + 1}`,
      ),
    );
    expect(server.calls[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('are asked for later where no request is left', async () => {
    server.store.commitsBetween = () => commits(250);
    expect(await compare('aaa', 'bbb', 2)).toMatchObject({
      compared: { state: 'later' },
      asked: [expect.anything(), expect.anything()],
    });
  });

  it('are not found where one of the two is gone', async () => {
    await expect(compare('aaa', 'bbb')).rejects.toMatchObject({
      problem: 'not-found',
    });
  });

  it('are not a part of what there is', async () => {
    const whole = toRestComparison(commits(5));
    server.interfere = () =>
      json(200, { ...whole, commits: whole.commits.slice(1) });
    expect((await compare('aaa', 'bbb')).compared).toEqual({
      state: 'incomparable',
    });
  });

  it('ask for nothing else, whatever a revision is called', async () => {
    server.store.commitsBetween = () => [];
    await compare('a/b', 'a?page=9#');
    expect(server.calls.map(({ path }) => path)).toEqual([
      '/api/v3/repos/Acme/Pay/compare/a%2Fb...a%3Fpage%3D9%23?per_page=100&page=1',
    ]);
    await expect(compare('../../other', 'bbb')).rejects.toMatchObject({
      problem: 'bad-response',
    });
    expect(server.calls).toEqual([]);
  });

  describe('of a repository of git', () => {
    let git: GitRepository;
    beforeEach(() => {
      git = new GitRepository();
      server.store.commitsBetween = (base, head) => git.between(base, head);
    });
    afterEach(() => git.remove());

    const at = (hour: number) =>
      `2026-02-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
    const datesOf = async (base: string, head: string) => {
      const { compared } = await compare(base, head);
      return compared.state === 'compared'
        ? [...compared.authoredAt].sort()
        : compared.state;
    };

    it('are those that were merged, with the merge', async () => {
      const base = git.commit(at(0));
      git.git(['checkout', '-q', '-b', 'topic']);
      git.commit(at(1));
      git.commit(at(2));
      git.git(['checkout', '-q', 'main']);
      git.git(['merge', '-q', '--no-ff', 'topic', '-m', 'merge'], at(5));
      expect(await datesOf(base, git.head)).toEqual([at(1), at(2), at(5)]);
    });

    it('are one, of the day it was squashed, where they were squashed', async () => {
      const base = git.commit(at(0));
      git.git(['checkout', '-q', '-b', 'topic']);
      git.commit(at(1));
      git.commit(at(2));
      git.git(['checkout', '-q', 'main']);
      git.git(['merge', '-q', '--squash', 'topic']);
      git.git(['commit', '-q', '-m', 'squashed'], at(5));
      expect(await datesOf(base, git.head)).toEqual([at(5)]);
    });

    it('keep the day they were written where they were rebased or picked', async () => {
      const first = git.commit(at(0));
      git.git(['checkout', '-q', '-b', 'topic']);
      git.commit(at(1));
      const topic = git.commit(at(2));
      git.git(['checkout', '-q', 'main']);
      const base = git.commit(at(3));
      git.git(['checkout', '-q', 'topic']);
      git.git(['rebase', '-q', 'main'], at(5), at(1));
      expect(await datesOf(base, git.head)).toEqual([at(1), at(2)]);
      git.git(['checkout', '-q', '-b', 'picked', first]);
      git.git(['cherry-pick', topic], at(6), at(2));
      expect(await datesOf(first, git.head)).toEqual([at(2)]);
    });

    it('are none on the way back', async () => {
      const before = git.commit(at(0));
      const after = git.commit(at(1));
      expect(await datesOf(after, before)).toEqual([]);
      await expect(datesOf('f'.repeat(40), after)).rejects.toMatchObject({
        problem: 'not-found',
      });
    });
  });
});
