import { createContext, useContext } from 'react';
import { Amendment } from 'backstage-plugin-orr-common';

/** How words and links of answers were changed since a review was decided, and whether the viewer may change more. @internal */
export interface Amendments {
  reviewId: string;
  /** In which the days of the review are. */
  timeZone: string;
  status: 'loading' | 'error' | 'ready';
  /** Of one answer, oldest first. */
  of: (answer: { questionId: string; entityRef?: string }) => Amendment[];
  mayAmend: boolean;
  reload: () => void;
}

const NOTHING: Amendments = {
  reviewId: '',
  timeZone: 'UTC',
  status: 'ready',
  of: () => [],
  mayAmend: false,
  reload: () => {},
};

/** @internal */
export const AmendmentsContext = createContext<Amendments>(NOTHING);

/** How answers of the review around were changed since it was decided. @internal */
export function useAmendments(): Amendments {
  return useContext(AmendmentsContext);
}
