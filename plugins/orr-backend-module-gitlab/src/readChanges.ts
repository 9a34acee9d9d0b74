import { SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabApi } from './GitlabApi';
import { GitlabCursor } from './gitlabCursor';

/** What every list of changes has. */
interface Changed {
  id: number;
  updated_at: string;
}

/**
 * A page of what has changed, the oldest change first. What was met in the run before is added to.
 *
 * @internal
 */
export async function readChanges<T extends Changed>(
  api: GitlabApi,
  list: { path: string; query?: Record<string, string>; schema: z.ZodType<T> },
  run: { at: GitlabCursor; met: Set<string>; signal: AbortSignal },
): Promise<{ items: T[]; hasNext: boolean }> {
  const { at, met, signal } = run;
  const found = await api.readPage(
    list.path,
    {
      ...list.query,
      updated_after: at.after,
      order_by: 'updated_at',
      sort: 'asc',
      page: String(at.page),
    },
    {
      schema: list.schema,
      signal,
      // The first of a run is the same until something changes; what comes after it is large, and read once.
      isRemembered: met.size === 0,
    },
  );
  requireSense(api.title, found.items, { page: at.page, met });
  found.items.forEach(({ id }) => met.add(String(id)));
  return found;
}

/** To go on after a page is safe only where it is in order and leads on. */
function requireSense(
  title: string,
  items: Changed[],
  { page, met }: { page: number; met: ReadonlySet<string> },
): void {
  const isInOrder = items.every(
    ({ updated_at: at }, index) =>
      index === 0 || items[index - 1].updated_at <= at,
  );
  if (!isInOrder) {
    throw new SourceError(
      'bad-response',
      `${title} does not tell what has changed in order.`,
    );
  }
  const isNew =
    page === 1 ||
    items.length === 0 ||
    items.some(({ id }) => !met.has(String(id)));
  if (!isNew) {
    throw new SourceError(
      'bad-response',
      `${title} tells the same page over and over.`,
    );
  }
}
