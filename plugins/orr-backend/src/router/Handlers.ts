import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  OperationId,
  OperationOutput,
  Operations,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';

/** Text is handed out piece by piece, everything else whole. */
type HandlerOutput<TId extends OperationId> = Operations[TId] extends {
  produces: string;
}
  ? AsyncIterable<string>
  : OperationOutput<TId>;

/** One handler for each operation of the contract, no more and no less. @internal */
export type Handlers = {
  [TId in OperationId]: (
    input: ParsedOperationInput<TId>,
    options: {
      credentials: BackstageCredentials;
      /** Where the operation takes one. */
      idempotencyKey?: string;
    },
  ) => Promise<HandlerOutput<TId>>;
};
