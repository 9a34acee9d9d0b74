import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { isFullEntityRef, VouchingPage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const PAGE_SIZE = 20;

/** What is vouched for, by a voucher and under a checklist where they are named, newest first, page by page. @internal */
export function useVouchings(of: { voucherRef: string; checklistId: string }): {
  loaded: Loaded<VouchingPage>;
  previous?: () => void;
  next?: () => void;
} {
  const orrApi = useApi(orrApiRef);
  const voucherRef = isFullEntityRef(of.voucherRef) ? of.voucherRef : undefined;
  const checklistId = of.checklistId || undefined;
  const key = JSON.stringify([voucherRef, checklistId]);
  const [place, setPlace] = useState<{ of: string; cursors: string[] }>({
    of: key,
    cursors: [],
  });
  // Another choice begins with its first page.
  const cursors = place.of === key ? place.cursors : [];
  const cursor = cursors[cursors.length - 1];
  const loaded = useLoaded(
    signal =>
      orrApi.listVouchings(
        { query: { limit: PAGE_SIZE, cursor, voucherRef, checklistId } },
        { signal },
      ),
    [orrApi, key, cursor],
    { keepPrevious: true },
  );
  const nextCursor =
    loaded.status === 'ready' ? loaded.value.nextCursor : undefined;
  const goTo = (to: string[]) => () => setPlace({ of: key, cursors: to });
  return {
    loaded,
    previous: cursors.length ? goTo(cursors.slice(0, -1)) : undefined,
    next: nextCursor ? goTo([...cursors, nextCursor]) : undefined,
  };
}
