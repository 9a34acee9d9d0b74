import {
  ComparedCommits,
  MOST_COMPARED_COMMITS,
  RequestBudget,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GithubRepository } from '../githubIssue';
import { GithubApi } from './GithubApi';
import { instant } from './restShapes';

const PAGE_SIZE = 100;

const comparison = z.object({
  total_commits: z.int().nonnegative(),
  commits: z.array(
    z.object({
      sha: z.string(),
      commit: z.object({ author: z.object({ date: instant }) }),
    }),
  ),
});

/** When what the one revision has and the other has not was authored. Too many commits cost one request. @internal */
export async function compareRevisions(options: {
  api: GithubApi;
  repository: GithubRepository;
  signal: AbortSignal;
  budget: RequestBudget;
  base: string;
  head: string;
}): Promise<ComparedCommits> {
  const { api, budget } = options;
  const range = [options.base, options.head]
    .map(encodeURIComponent)
    .join('...');
  const found = new Map<string, string>();
  for (let page = 1; ; page += 1) {
    if (!budget.take()) {
      return { state: 'later' };
    }
    const { data, hasNext } = await api.get(
      `compare/${range}?per_page=${PAGE_SIZE}&page=${page}`,
      comparison,
      options,
    );
    if (data.total_commits > MOST_COMPARED_COMMITS) {
      return { state: 'incomparable' };
    }
    const known = found.size;
    data.commits.forEach(({ sha, commit }) =>
      found.set(sha, commit.author.date),
    );
    if (found.size >= data.total_commits) {
      return { state: 'compared', authoredAt: [...found.values()] };
    }
    if (!hasNext || found.size === known) {
      // Less than it says there is: a part of them would not be what they are as a whole.
      return { state: 'incomparable' };
    }
  }
}
