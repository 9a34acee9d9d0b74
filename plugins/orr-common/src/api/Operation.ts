import { Permission } from '@backstage/plugin-permission-common';
import { z } from 'zod';

/**
 * One route of the HTTP contract: where it is, what goes in and out, which permission guards it and what is audited.
 * The router, the client and the OpenAPI document are all made from these.
 *
 * @public
 */
export interface Operation {
  /** The HTTP method, in lower case as Express has it. */
  method: 'get' | 'post' | 'put';
  /** Express path below /api/orr. */
  path: string;
  /** What it does, in a sentence for the OpenAPI document. */
  summary: string;
  /** The parameters in the path, by name. */
  params?: z.ZodObject;
  /** The query parameters; those that a schema does not know are ignored. */
  query?: z.ZodObject;
  /** The body of the request, as JSON. */
  body?: z.ZodType;
  /** What is answered with `status`. */
  response: z.ZodType;
  /** The content type of a file, which is written piece by piece; without it the response is JSON, written whole. */
  produces?: 'text/csv' | 'application/json';
  /** The status of success; refusals are errors of `@backstage/errors`. */
  status: 200 | 201 | 202;
  /** Leaves nothing behind that outlives the page it comes from: guarded and audited like a read, whatever its method. */
  ephemeral?: true;
  /** Pipelines may send it too; of everything else that is written a person has to answer. */
  takesMachines?: true;
  /** The body is made by others: these content types are taken too, and nothing of it is audited. */
  foreignBody?: { contentTypes: readonly string[] };
  /** The header `idempotency-key` makes it safe to send again: within a day the same call gets the same answer. */
  takesIdempotencyKey?: true;
  /** The greatest body that is read, in kilobytes, 256 by default. */
  bodyKilobytes?: number;
  /** The answer has an ETag; with `if-none-match` it is a 304 as long as nothing is different. */
  revalidates?: true;
  /** Asks a system outside the portal, which may refuse or fail: then 502 is answered. */
  asksOthers?: true;
  /** The permission that guards it, or why none does. */
  permission: Permission | { none: string };
  /** The audit event, named without the plugin. */
  audit: {
    eventId: string;
    meta: Record<'actionType', string> | Record<'queryType', string>;
  };
}
