import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  CampaignEntity,
  CampaignEntityPage,
  CampaignOutcome,
  CAMPAIGN_OUTCOMES,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../api';
import { saveFile } from './saveFile';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

/** The entities of a campaign, page by page, and the file of all of them; team and outcomes are in the URL. @internal */
export function useCampaignEntities(campaignId: string, revision: number) {
  const api = useApi(orrApiRef);
  const [search, setSearch] = useSearchParams();
  const owner = search.get('owner') ?? undefined;
  const outcome = CAMPAIGN_OUTCOMES.filter(one =>
    search.getAll('outcome').includes(one),
  );
  const input = { params: { campaignId }, query: { owner, outcome } };
  const newest = useLoaded<CampaignEntityPage>(
    signal => api.listCampaignEntities(input, { signal }),
    [api, JSON.stringify(input), revision],
    { keepPrevious: true },
  );
  const pages = useOlderPages<CampaignEntity, CampaignEntityPage>(
    newest,
    cursor =>
      api.listCampaignEntities({
        ...input,
        query: { ...input.query, cursor },
      }),
  );
  const [file, setFile] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async () => {
    setFile('busy');
    try {
      saveFile(await api.exportCampaignEntities(input), {
        name: 'campaign.csv',
        type: 'text/csv',
      });
      setFile('idle');
    } catch {
      setFile('failed');
    }
  };
  const change = (edit: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(search);
    edit(next);
    setSearch(next);
  };
  return {
    ...pages,
    owner,
    outcome,
    file,
    save,
    setOwner: (ref?: string) =>
      change(next =>
        ref === undefined ? next.delete('owner') : next.set('owner', ref),
      ),
    setOutcome: (chosen: readonly string[]) =>
      change(next => {
        next.delete('outcome');
        CAMPAIGN_OUTCOMES.filter((one: CampaignOutcome) =>
          chosen.includes(one),
        ).forEach(one => next.append('outcome', one));
      }),
  };
}

/** @internal */
export type CampaignEntitiesState = ReturnType<typeof useCampaignEntities>;
