import { OperationId, OperationInput, OperationOutput } from './operations';

type Filled<T> = {
  [K in keyof T as keyof T[K] extends never ? never : K]: T[K];
};

/** @public */
export interface OrrRequestOptions {
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
    input: Filled<OperationInput<TId>>,
    options?: OrrRequestOptions,
  ) => Promise<OperationOutput<TId>>;
};
