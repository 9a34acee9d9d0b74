import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  Operation,
  OperationId,
  operations,
} from 'backstage-plugin-orr-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { changeMeta, withChangeTrail } from '../changeTrail';
import { OrrMetrics } from '../metrics';
import { bodyMeta, outputMeta, queryMeta, requestMeta } from './auditMeta';
import { createHandlers, HandlerServices } from './createHandlers';
import { Handlers } from './Handlers';
import { parseInput } from './parseInput';
import { readIdempotencyKey } from './readIdempotencyKey';
import { readJsonBody } from './readJsonBody';
import { readQuery } from './readQuery';
import { sendOutput } from './sendOutput';

/** @internal */
export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  metrics: OrrMetrics;
  services: HandlerServices;
}

interface Route {
  operationId: OperationId;
  operation: Operation;
  handlers: Handlers;
  options: RouterOptions;
}

/** Runs one request, adding to the audit meta what it learns on the way. */
async function run(
  route: Route,
  request: Request,
  response: Response,
  meta: JsonObject,
): Promise<unknown> {
  const { operationId, operation, handlers, options } = route;
  const credentials = await options.httpAuth.credentials(request, {
    // Where something is written, a person has to answer for it.
    allow:
      operation.method === 'get' || operation.takesMachines
        ? ['user', 'service']
        : ['user'],
  });
  const input = parseInput(operationId, {
    params: request.params,
    query: readQuery(request),
    body: operation.body
      ? await readJsonBody(request, response, operation)
      : {},
  });
  Object.assign(meta, queryMeta(input.query), bodyMeta(operation, input.body));
  // The compiler cannot see that input and handler belong to the same id.
  const handle = handlers[operationId] as (
    ...args: unknown[]
  ) => Promise<unknown>;
  const { result: output, changes } = await withChangeTrail(() =>
    handle(input, {
      credentials,
      ...(operation.takesIdempotencyKey && {
        idempotencyKey: readIdempotencyKey(request),
      }),
    }),
  );
  Object.assign(meta, outputMeta(operation, output), changeMeta(changes));
  if (operation.produces) {
    await sendOutput(operation, output, response);
  }
  return output;
}

/** Puts an audit event around a request: one that begins, and exactly one that says how it ended. */
async function runAudited(
  route: Route,
  request: Request,
  response: Response,
): Promise<unknown> {
  const { operation, options } = route;
  const event = await options.auditor.createEvent({
    eventId: operation.audit.eventId,
    severityLevel:
      operation.method === 'get' || operation.ephemeral ? 'low' : 'medium',
    request,
    meta: requestMeta(operation, request.params),
  });
  const meta: JsonObject = {};
  let output: unknown;
  try {
    output = await run(route, request, response, meta);
  } catch (error) {
    await event.fail({ error: toError(error), meta });
    throw error;
  }
  await event.success({ meta });
  return output;
}

function measure({ operationId, options }: Route, response: Response) {
  const startedAt = performance.now();
  response.once('finish', () =>
    options.metrics.requestServed({
      operation: operationId,
      statusCode: response.statusCode,
      seconds: (performance.now() - startedAt) / 1000,
    }),
  );
}

/** Serves exactly the operations of the contract. @internal */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  const handlers = createHandlers(options.services, options.metrics);
  for (const operationId of Object.keys(operations) as OperationId[]) {
    const operation: Operation = operations[operationId];
    const route: Route = { operationId, operation, handlers, options };
    router[operation.method](operation.path, async (request, response) => {
      measure(route, response);
      const output = await runAudited(route, request, response);
      // A file was sent on the way: its success is known once all of it is gone.
      if (!operation.produces) {
        await sendOutput(operation, output, response);
      }
    });
  }
  router.use(async request => {
    // Backstage puts routes of its own beside ours, all of them below a folder with a dot.
    if (!request.path.startsWith('/.')) {
      throw new NotFoundError(`There is no ${request.method} ${request.path}`);
    }
    return 'next';
  });
  return router;
}
