import { createContext, useContext } from 'react';
import { Disclosure, DisclosureItem } from 'backstage-plugin-orr-common';

/** What was disclosed since a review was decided, and what the viewer may do about that. @internal */
export interface Disclosures {
  status: 'loading' | 'error' | 'ready';
  items: DisclosureItem[];
  /** What is open about the answer that all entities of the review share. */
  openOf: (questionId: string) => Disclosure | undefined;
  mayDisclose: boolean;
  reload: () => void;
}

const NOTHING: Disclosures = {
  status: 'ready',
  items: [],
  openOf: () => undefined,
  mayDisclose: false,
  reload: () => {},
};

/** @internal */
export const DisclosuresContext = createContext<Disclosures>(NOTHING);

/** What was disclosed since the review around was decided. @internal */
export function useDisclosures(): Disclosures {
  return useContext(DisclosuresContext);
}
