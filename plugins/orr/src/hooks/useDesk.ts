import { useSearchParams } from 'react-router-dom';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  DeskItem,
  DeskPage,
  DeskShow,
  deskShowSchema,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useMineSignal } from './useMineSignal';
import { useOlderPages } from './useOlderPages';

const PAGE_SIZE = 50;
const PARAMETER = 'show';

/** What the viewer may decide, as far as the address narrows it, and the way to more. @internal */
export function useDesk() {
  const api = useApi(orrApiRef);
  const identity = useApi(identityApiRef);
  const [search, setSearch] = useSearchParams();
  const named = deskShowSchema.safeParse(search.get(PARAMETER));
  const show: DeskShow = named.success ? named.data : 'all';
  const load = (cursor?: string, signal?: AbortSignal) =>
    api.listDesk({ query: { show, limit: PAGE_SIZE, cursor } }, { signal });
  const first = useLoaded(signal => load(undefined, signal), [api, show], {
    keepPrevious: true,
  });
  useMineSignal(first.reload);
  const me = useLoaded(() => identity.getBackstageIdentity(), [identity]);
  return {
    ...useOlderPages<DeskItem, DeskPage>(first, load),
    show,
    userRef: me.status === 'ready' ? me.value.userEntityRef : undefined,
    setShow: (to: DeskShow) =>
      setSearch(to === 'all' ? {} : { [PARAMETER]: to }),
  };
}

/** @internal */
export type Desk = ReturnType<typeof useDesk>;
