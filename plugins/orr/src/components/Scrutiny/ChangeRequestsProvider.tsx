import { ReactNode, createContext, useContext, useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChangeRequest,
  ChangeRound,
  ReviewDetail,
  SignOffSection,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';

/** The changes that the owners are asked for. @internal */
export interface ChangeRequestsState {
  /** The latest round; absent where nothing is asked for, or until it is there. */
  round?: ChangeRound;
  /** How the sections stood that somebody is to sign off. */
  signOffs: SignOffSection[];
  /** By question. */
  requests: ReadonlyMap<string, ChangeRequest>;
  error?: unknown;
  reload: () => void;
  /** Takes a request as a write has returned it. */
  replace: (request: ChangeRequest) => void;
}

const NO_SIGN_OFFS: SignOffSection[] = [];
const NOTHING: ChangeRequestsState = {
  signOffs: NO_SIGN_OFFS,
  requests: new Map(),
  reload: () => {},
  replace: () => {},
};

const Context = createContext(NOTHING);

/** The changes that are asked for in the review around. @internal */
export function useChangeRequests(): ChangeRequestsState {
  return useContext(Context);
}

/** Loads what is asked to be changed in a review that was given back. @internal */
export function ChangeRequestsProvider(props: {
  review: Pick<ReviewDetail['review'], 'id' | 'state' | 'revision'>;
  children: ReactNode;
}) {
  const { id, state, revision } = props.review;
  const api = useApi(orrApiRef);
  const [replaced, setReplaced] = useState<Record<string, ChangeRequest>>({});
  const loaded = useLoaded(
    async signal =>
      state === 'changesRequested'
        ? api.getScrutiny({ params: { reviewId: id } }, { signal })
        : undefined,
    [api, id, state, revision],
  );
  const { reload } = loaded;
  const scrutiny = loaded.status === 'ready' ? loaded.value : undefined;
  const round = scrutiny?.rounds[0];
  const signOffs = scrutiny?.signOffs ?? NO_SIGN_OFFS;
  const error = loaded.status === 'error' ? loaded.error : undefined;
  const value = useMemo(
    (): ChangeRequestsState => ({
      round,
      signOffs,
      requests: new Map(
        (round?.requests ?? []).map(request => [
          request.questionId,
          replaced[request.id] ?? request,
        ]),
      ),
      error,
      reload,
      replace: request =>
        setReplaced(before => ({ ...before, [request.id]: request })),
    }),
    [round, signOffs, replaced, error, reload],
  );
  return <Context.Provider value={value}>{props.children}</Context.Provider>;
}
