import { createContext } from 'react';
import {
  CopySource,
  EarlierAnswers,
  EntityFacts,
} from 'backstage-plugin-orr-common';

/** What is known around a review besides the review itself; what is not there yet, or cannot be had, is absent. @internal */
export interface Known {
  facts?: EntityFacts;
  earlier?: EarlierAnswers;
  /** Whose answers were copied, as far as the viewer may see it. */
  sources: CopySource[];
  /** To be called once an answer was copied. */
  onCopied: () => void;
  /** The viewer and the groups they answer for; lower case. */
  myRefs: string[];
}

/** @internal */
export const KnownContext = createContext<Known>({
  sources: [],
  onCopied: () => {},
  myRefs: [],
});
