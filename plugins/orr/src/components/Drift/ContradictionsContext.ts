import { createContext, useContext } from 'react';
import { ContradictionItem } from 'backstage-plugin-orr-common';

/** @internal */
export const ContradictionsContext = createContext<ContradictionItem[]>([]);

/** What contradicts the answers about the entity of the review around. @internal */
export function useContradictions(): ContradictionItem[] {
  return useContext(ContradictionsContext);
}
