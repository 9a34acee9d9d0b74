import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  Operation,
  OperationId,
  operations,
} from 'backstage-plugin-orr-common';
import express from 'express';
import request from 'supertest';
import { createRouter } from '../createRouter';
import { createServiceMocks } from './createServiceMocks';
import { operationExamples } from './operationExamples';

/** A text as it comes from a service, piece by piece. */
async function* inPieces(text: string): AsyncIterable<string> {
  yield text.slice(0, 5);
  yield text.slice(5);
}

/** The router with services that answer with the examples, behind the error handler that Backstage puts there. @internal */
export function startTestRouter() {
  const services = createServiceMocks();
  const serviceFor = (operationId: OperationId): jest.Mock | undefined => {
    const [service, method] =
      operationExamples[operationId].served?.by.split('.') ?? [];
    return service
      ? (services as Record<string, Record<string, jest.Mock>>)[service][method]
      : undefined;
  };
  for (const operationId of Object.keys(operations) as OperationId[]) {
    const { output } = operationExamples[operationId];
    serviceFor(operationId)?.mockImplementation(async () =>
      typeof output === 'string' ? inPieces(output) : output,
    );
  }
  const auditEvent = {
    success: jest.fn(async () => {}),
    fail: jest.fn(async () => {}),
  };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => auditEvent),
  });
  const metrics = {
    requestServed: jest.fn(),
    answerSaved: jest.fn(),
    sweepRun: jest.fn(),
    messageDelivered: jest.fn(),
    historyChecked: jest.fn(),
    rollUpsChecked: jest.fn(),
  };
  const router = createRouter({
    auditor,
    httpAuth: mockServices.httpAuth(),
    metrics,
    services,
  });
  const app = express().use(router).use(mockErrorHandler());
  return {
    app,
    router,
    services,
    serviceFor,
    auditor,
    auditEvent,
    metrics,
    /** Sends the right request of an operation, or the given variation of it. */
    send: (
      operationId: OperationId,
      variation: { url?: string; body?: unknown; authorization?: string } = {},
    ) => {
      const operation: Operation = operations[operationId];
      const example = operationExamples[operationId];
      const sent = request(app)[operation.method](variation.url ?? example.url);
      if (variation.authorization) {
        sent.set('authorization', variation.authorization);
      }
      return operation.body
        ? sent.send((variation.body ?? example.body) as object)
        : sent;
    },
  };
}
