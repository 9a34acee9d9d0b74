import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistProposal,
  ChecklistProposalPage,
  PROPOSAL_STATES,
  ProposalState,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';
import { useSearchChoice } from './useSearchChoice';

const PAGE_SIZE = 20;

/** Which proposals show. @internal */
export const SHOWN_PROPOSALS = [...PROPOSAL_STATES, 'all'] as const;

/** What was proposed for checklists, as far as the address narrows it, and the way to more. @internal */
export function useProposals() {
  const api = useApi(orrApiRef);
  const { read, choose } = useSearchChoice();
  const wanted = read('state');
  const show = SHOWN_PROPOSALS.find(one => one === wanted) ?? 'open';
  const state: ProposalState[] | undefined =
    show === 'all' ? undefined : [show];
  const load = (cursor?: string, signal?: AbortSignal) =>
    api.listChecklistProposals(
      { query: { state, limit: PAGE_SIZE, cursor } },
      { signal },
    );
  const first = useLoaded(signal => load(undefined, signal), [api, show], {
    keepPrevious: true,
  });
  return {
    ...useOlderPages<ChecklistProposal, ChecklistProposalPage>(first, load),
    show,
    setShow: (to: string) => choose({ state: to === 'open' ? undefined : to }),
  };
}

/** @internal */
export type Proposals = ReturnType<typeof useProposals>;
