import { OperationId, OperationOutput } from 'backstage-plugin-orr-common';
import { HandlerServices } from '../createHandlers';

type ServiceMethod = {
  [TService in keyof HandlerServices]: `${TService}.${Extract<
    keyof HandlerServices[TService],
    string
  >}`;
}[keyof HandlerServices];

/** A request of an operation that is right, one that is not, and what comes back. @internal */
export interface OperationExample<TId extends OperationId> {
  url: string;
  body?: Record<string, unknown>;
  /** What serves it, and what that is given; nothing where no service is asked. */
  served?: { by: ServiceMethod; with?: Record<string, unknown> };
  output: OperationOutput<TId>;
  invalid: { url?: string; body?: unknown; message: string };
  auditMeta: Record<string, unknown>;
}
