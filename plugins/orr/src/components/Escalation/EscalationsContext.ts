import { createContext, useContext } from 'react';
import { EscalationItem } from 'backstage-plugin-orr-common';

/** Which gaps of a review were escalated, and what the viewer may do about that. @internal */
export interface Escalations {
  status: 'loading' | 'error' | 'ready';
  items: EscalationItem[];
  mayEscalate: boolean;
  reload: () => void;
}

const NOTHING: Escalations = {
  status: 'ready',
  items: [],
  mayEscalate: false,
  reload: () => {},
};

/** @internal */
export const EscalationsContext = createContext<Escalations>(NOTHING);

/** What of the review around was escalated. @internal */
export function useEscalations(): Escalations {
  return useContext(EscalationsContext);
}
