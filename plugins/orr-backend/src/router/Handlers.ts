import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  OperationId,
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';

/** One handler for each operation of the contract, no more and no less. @internal */
export type Handlers = {
  [TId in OperationId]: (
    input: ParsedOperationInput<TId>,
    options: { credentials: BackstageCredentials },
  ) => Promise<OperationOutput<TId>>;
};
