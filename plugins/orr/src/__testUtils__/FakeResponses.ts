import {
  OperationId,
  OperationInput,
  OperationOutput,
} from 'backstage-plugin-orr-common';
import { FakeReview } from './FakeReview';

/** What is answered to the requests of some operations. */
export type FakeResponses = {
  [TId in OperationId]?: (
    fake: FakeReview,
    input: OperationInput<TId>,
  ) => OperationOutput<TId>;
};
