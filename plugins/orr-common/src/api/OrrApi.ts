import { OperationId, OperationInput, OperationOutput } from './operations';

/** How a request is sent. @public */
export interface OrrRequestOptions {
  /** Ends the request when it is aborted; the promise then rejects with an AbortError. */
  signal?: AbortSignal;
  /** Lets the request outlive the page that sends it. */
  keepalive?: boolean;
}

/**
 * One method for each operation of the contract. Each rejects with a ResponseError of `@backstage/errors`
 * whose body names the field at fault; a conflict carries the current answer as `body.error.current`.
 *
 * @public
 */
export type OrrApi = {
  [TId in OperationId]: (
    input: OperationInput<TId>,
    options?: OrrRequestOptions,
  ) => Promise<OperationOutput<TId>>;
};
