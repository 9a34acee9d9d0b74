import { useState } from 'react';
import { Loaded } from './useLoaded';

/** One page of a list, newest first. @internal */
interface Page<TItem> {
  items: TItem[];
  nextCursor?: string;
}

interface Older<TItem> {
  /** What these are older than. */
  page?: Page<TItem>;
  items: TItem[];
  nextCursor?: string;
  status: 'idle' | 'loading' | 'error';
}

/**
 * Continues a list whose first page is loaded: what is older is fetched page by page when it is asked for, and begins anew
 * with another first page.
 *
 * @internal
 */
export function useOlderPages<TItem, TPage extends Page<TItem> = Page<TItem>>(
  newest: Loaded<TPage>,
  load: (cursor: string | undefined) => Promise<Page<TItem>>,
) {
  const page = newest.status === 'ready' ? newest.value : undefined;
  const start: Older<TItem> = {
    page,
    items: [],
    nextCursor: page?.nextCursor,
    status: 'idle',
  };
  const [kept, setOlder] = useState(start);
  const older = kept.page === page ? kept : start;
  const loadOlder = async () => {
    setOlder({ ...older, status: 'loading' });
    try {
      const next = await load(older.nextCursor);
      setOlder({
        page,
        items: [...older.items, ...next.items],
        nextCursor: next.nextCursor,
        status: 'idle',
      });
    } catch {
      setOlder({ ...older, status: 'error' });
    }
  };
  return {
    newest,
    items: [...(page?.items ?? []), ...older.items],
    older: { hasMore: older.nextCursor !== undefined, status: older.status },
    loadOlder,
  };
}
