import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ListedBinding,
  PreviewBindingsBody,
  ProbeSourceBody,
  SourceBindingPage,
  SourceProbe,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useOlderPages } from './useOlderPages';

/** Which bindings are shown. @internal */
export interface BindingFilter {
  state?: ListedBinding['state'];
  source?: string;
}

/** What sources are asked about, page by page. @internal */
export function useBindings(filter: BindingFilter) {
  const orrApi = useApi(orrApiRef);
  const { state, source } = filter;
  const first = useLoaded(
    signal =>
      orrApi.listBindings({ query: { state, source, limit: 10 } }, { signal }),
    [orrApi, state, source],
  );
  return useOlderPages<ListedBinding, SourceBindingPage>(first, cursor =>
    orrApi.listBindings({ query: { state, source, cursor, limit: 50 } }),
  );
}

/** How an entity would be bound at each source. @internal */
export function useBindingTrial(body: PreviewBindingsBody) {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal => orrApi.previewBindings({ body }, { signal }),
    [orrApi, JSON.stringify(body)],
  );
}

/** Where something that was asked for stands. @internal */
export interface Asked<TResult> {
  running: boolean;
  error?: unknown;
  result?: TResult;
}

function useAsking<TInput, TResult>(
  ask: (input: TInput) => Promise<TResult>,
): Asked<TResult> & { run: (input: TInput) => void } {
  const [state, setState] = useState<Asked<TResult>>({ running: false });
  const run = (input: TInput) => {
    if (state.running) {
      return;
    }
    setState({ running: true });
    ask(input).then(
      result => setState({ running: false, result }),
      error => setState({ running: false, error }),
    );
  };
  return { ...state, run };
}

/** Asks an instance of a source whether it works. @internal */
export function useProbe() {
  const orrApi = useApi(orrApiRef);
  return useAsking<ProbeSourceBody, SourceProbe>(body =>
    orrApi.probeSource({ body }),
  );
}

/** Has a source asked about a binding soon. Asking again does no harm: it is asked once in a while. @internal */
export function useCheckBinding() {
  const orrApi = useApi(orrApiRef);
  return useAsking<ListedBinding, ListedBinding>(async binding => {
    const { kind, provider, key } = binding;
    await orrApi.checkBinding({ body: { kind, provider, key } });
    return binding;
  });
}
