import {
  ComparedCommits,
  MOST_COMPARED_COMMITS,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabApi } from './GitlabApi';
import { gitlabInstant } from './gitlabInstant';

const comparison = z.object({
  commits: z.array(z.object({ id: z.string(), authored_date: gitlabInstant })),
});

/** When what the one revision has and the other has not was authored: one request, whose answer is never asked for again. @internal */
export async function compareRevisions(
  api: GitlabApi,
  path: string,
  { base, head, signal }: { base: string; head: string; signal: AbortSignal },
): Promise<ComparedCommits> {
  const query = new URLSearchParams({ from: base, to: head });
  const { commits } = await api.readOnce(
    `${path}/repository/compare?${query}`,
    comparison,
    signal,
  );
  return commits.length > MOST_COMPARED_COMMITS
    ? { state: 'incomparable' }
    : {
        state: 'compared',
        authoredAt: commits.map(({ authored_date: at }) => at),
      };
}
