import { createContext, useContext } from 'react';
import { CoverageJudgement } from 'backstage-plugin-orr-common';
import { ExceptionEdits } from './useExceptionAutosaves';

/** What the cards of a review know of the entities it covers. @internal */
export interface Exceptions {
  edits: ExceptionEdits[];
  judgement?: CoverageJudgement;
}

/** @internal */
export const ExceptionsContext = createContext<Exceptions>({ edits: [] });

/** @internal */
export const useExceptions = () => useContext(ExceptionsContext);
