import {
  ParsedOperationInput,
  Scorecard,
  ScorecardFigures,
  ScorecardTree,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Tells where groups, systems and domains stand. What the caller may not see is in no count. @internal */
export interface ScorecardService {
  getScorecard(
    query: ParsedOperationInput<'getScorecard'>['query'],
    options: RequestOptions,
  ): Promise<Scorecard>;
  getScorecardTree(
    query: ParsedOperationInput<'getScorecardTree'>['query'],
    options: RequestOptions,
  ): Promise<ScorecardTree>;
  getScorecardFigures(
    query: ParsedOperationInput<'getScorecardFigures'>['query'],
    options: RequestOptions,
  ): Promise<ScorecardFigures>;
}
