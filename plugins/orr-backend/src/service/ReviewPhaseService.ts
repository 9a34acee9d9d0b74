import {
  ParsedOperationInput,
  ReachedPhase,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type SetReviewPhaseInput =
  ParsedOperationInput<'setReviewPhase'>['body'] &
    ParsedOperationInput<'setReviewPhase'>['params'];

/** Up to where the questions of reviews are due. It authorises by itself. @internal */
export interface ReviewPhaseService {
  setReviewPhase(
    input: SetReviewPhaseInput,
    options: RequestOptions,
  ): Promise<ReachedPhase>;
}
