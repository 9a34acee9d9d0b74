import { createContext, useContext } from 'react';
import { DispositionItem } from 'backstage-plugin-orr-common';

/** What was decided about the gaps of a review, and what the viewer may do about that. @internal */
export interface Findings {
  status: 'loading' | 'error' | 'ready';
  items: DispositionItem[];
  /** Whether the viewer may say what is to become of a gap. */
  mayPropose: boolean;
  reload: () => void;
}

const NOTHING: Findings = {
  status: 'loading',
  items: [],
  mayPropose: false,
  reload: () => {},
};

/** @internal */
export const FindingsContext = createContext<Findings>(NOTHING);

/** What was decided about the gaps of the review around. @internal */
export function useFindings(): Findings {
  return useContext(FindingsContext);
}
