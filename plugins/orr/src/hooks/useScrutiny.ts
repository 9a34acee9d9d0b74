import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Look, Scrutiny } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';

const NOTHING: Scrutiny = {
  looks: [],
  rounds: [],
  signOffs: [],
  assignment: { declined: [] },
  may: {
    look: false,
    assign: false,
    requestChanges: false,
    withdraw: false,
    extendConditions: false,
    lookAtSample: false,
    signOffSectionIds: [],
    meetConditionIds: [],
  },
};

/** What reviewers looked at and asked for; until it is there, and where it cannot be had, nothing. @internal */
export interface ScrutinyState extends Scrutiny {
  status: 'loading' | 'ready' | 'error';
  error?: unknown;
  reload: () => void;
  /** Takes the looks at one question as a write has returned them. */
  replaceLooks: (questionId: string, looks: Look[]) => void;
}

/** Loads it anew whenever the review has moved. @internal */
export function useScrutiny(review: {
  id: string;
  revision: number;
}): ScrutinyState {
  const api = useApi(orrApiRef);
  const loaded = useLoaded(
    signal => api.getScrutiny({ params: { reviewId: review.id } }, { signal }),
    [api, review.id, review.revision],
    { keepPrevious: true },
  );
  const value = loaded.status === 'ready' ? loaded.value : undefined;
  const [written, setWritten] = useState<{ over: unknown; looks: Look[] }>();
  const looks =
    written && written.over === value ? written.looks : value?.looks;
  return {
    ...NOTHING,
    ...value,
    ...(looks && { looks }),
    status: loaded.status,
    error: loaded.status === 'error' ? loaded.error : undefined,
    reload: loaded.reload,
    replaceLooks: (questionId, ofQuestion) =>
      setWritten(before => ({
        over: value,
        looks: [
          ...(
            (before?.over === value && before?.looks) ||
            value?.looks ||
            []
          ).filter(look => look.questionId !== questionId),
          ...ofQuestion,
        ],
      })),
  };
}
