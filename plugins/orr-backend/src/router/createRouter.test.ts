import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  Operation,
  OperationId,
  operations,
  orrPermissions,
  orrBadgeMintPermission,
  orrChecklistAuthorPermission,
  orrReadModelMaintainPermission,
  orrReviewRecordPermission,
  orrSourceAdministerPermission,
} from 'backstage-plugin-orr-common';
import request from 'supertest';
import { AnswerConflictError } from '../service/review/AnswerConflictError';
import { expectOperationResponse } from './__testUtils__/expectOperationResponse';
import { exampleAnswer } from './__testUtils__/exampleObjects';
import { operationExamples } from './__testUtils__/operationExamples';
import { startTestRouter } from './__testUtils__/startTestRouter';

const operationIds = Object.keys(operations) as OperationId[];
const writes = operationIds.filter(id => operations[id].method !== 'get');
const reads = operationIds.filter(id => operations[id].method === 'get');
const served = operationIds.filter(id => operationExamples[id].served);

const guarded = Object.entries<Operation>(operations).flatMap(
  ([id, { permission, method }]) =>
    'none' in permission ? [] : [[id, permission, method] as const],
);
const unguarded = Object.entries<Operation>(operations).flatMap(
  ([id, { permission }]) =>
    'none' in permission ? [[id, permission.none]] : [],
);

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

describe('createRouter', () => {
  it('has an example for each operation, and no other', () => {
    expect(Object.keys(operationExamples).sort()).toEqual(
      [...operationIds].sort(),
    );
  });

  it('routes the operations of the contract and nothing else', () => {
    const { router } = startTestRouter();
    const routed = (router.stack as Layer[]).flatMap(({ route }) =>
      route
        ? Object.keys(route.methods).map(method => `${method} ${route.path}`)
        : [],
    );
    const inContract = operationIds.map(
      id => `${operations[id].method} ${operations[id].path}`,
    );
    expect(routed.sort()).toEqual(inContract.sort());
  });

  it.each(Object.entries<Operation>(operations))(
    'audits %s',
    (_, { audit, method }) => {
      expect(audit.eventId).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(Object.keys(audit.meta)).toEqual([
        method === 'get' ? 'queryType' : 'actionType',
      ]);
    },
  );

  it.each(guarded)(
    'guards %s with a permission of the plugin',
    (id, { name, attributes }, method) => {
      const { ephemeral }: Operation = operations[id as OperationId];
      expect(orrPermissions.map(permission => permission.name)).toContain(name);
      // Whoever administers or writes something sees what there is to administer, and the drafts.
      const administers = [
        orrSourceAdministerPermission.name,
        orrReadModelMaintainPermission.name,
        orrBadgeMintPermission.name,
        orrChecklistAuthorPermission.name,
        orrReviewRecordPermission.name,
      ].includes(name);
      expect(administers || attributes.action === 'read').toBe(
        administers || method === 'get' || ephemeral === true,
      );
    },
  );

  it('leaves unguarded only what is meant to be, with a reason', () => {
    expect(unguarded).toEqual([
      ['getMySettings', expect.stringMatching(/\w+ \w+/)],
      ['setAway', expect.stringMatching(/\w+ \w+/)],
      ['setDigest', expect.stringMatching(/\w+ \w+/)],
      ['listSavedViews', expect.stringMatching(/\w+ \w+/)],
      ['getSavedView', expect.stringMatching(/\w+ \w+/)],
      ['saveView', expect.stringMatching(/\w+ \w+/)],
      ['changeSavedView', expect.stringMatching(/\w+ \w+/)],
      ['removeSavedView', expect.stringMatching(/\w+ \w+/)],
      ['getOpenApi', expect.stringMatching(/\w+ \w+/)],
    ]);
  });

  describe.each(operationIds)('%s', operationId => {
    const operation: Operation = operations[operationId];
    const example = operationExamples[operationId];

    it('answers as promised, audited and measured', async () => {
      const { send, auditor, auditEvent, metrics } = startTestRouter();
      const response = await send(operationId);
      expect(response.status).toBe(operation.status);
      expect({
        output: operation.produces ? response.text : response.body,
      }).toMatchObject(JSON.parse(JSON.stringify({ output: example.output })));
      expect(response.type).toBe(operation.produces ?? 'application/json');
      expectOperationResponse(operationId, response);
      expect(auditor.createEvent).toHaveBeenCalledTimes(1);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: operation.audit.eventId,
          severityLevel:
            operation.method === 'get' || operation.ephemeral
              ? 'low'
              : 'medium',
          request: expect.objectContaining({
            method: operation.method.toUpperCase(),
          }),
        }),
      );
      expect(auditEvent.success).toHaveBeenCalledTimes(1);
      expect(auditEvent.fail).not.toHaveBeenCalled();
      const [[{ meta }]] = auditor.createEvent.mock.calls;
      const [[{ meta: more }]] = auditEvent.success.mock.calls as unknown as [
        [{ meta: object }],
      ];
      expect({ ...meta, ...more }).toEqual(example.auditMeta);
      expect(metrics.requestServed).toHaveBeenCalledWith({
        operation: operationId,
        statusCode: operation.status,
        seconds: expect.any(Number),
      });
    });

    it('names what does not fit, and does nothing', async () => {
      const { send, serviceFor, auditEvent } = startTestRouter();
      const response = await send(operationId, example.invalid);
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({ name: 'InputError' });
      expect(response.body.error.message).toContain(example.invalid.message);
      expectOperationResponse(operationId, response);
      expect(serviceFor(operationId)?.mock.calls ?? []).toEqual([]);
      expect(auditEvent.fail).toHaveBeenCalledTimes(1);
      expect(auditEvent.success).not.toHaveBeenCalled();
    });

    it('refuses who has not signed in, audited', async () => {
      const { send, serviceFor, auditEvent } = startTestRouter();
      const response = await send(operationId, {
        authorization: mockCredentials.none.header(),
      });
      expect(response.status).toBe(401);
      expectOperationResponse(operationId, response);
      expect(serviceFor(operationId)?.mock.calls ?? []).toEqual([]);
      expect(auditEvent.fail).toHaveBeenCalledWith(
        expect.objectContaining({
          error: expect.objectContaining({ name: 'AuthenticationError' }),
        }),
      );
    });
  });

  it.each(served)(
    '%s is served with the input and the credentials of the caller',
    async operationId => {
      const { send, serviceFor } = startTestRouter();
      await send(operationId);
      const { served: by, ...example } = operationExamples[operationId];
      const { foreignBody }: Operation = operations[operationId];
      const body = foreignBody ? {} : example.body ?? {};
      const [args] = serviceFor(operationId)!.mock.calls;
      const options = args[args.length - 1];
      expect(options.credentials.principal).toEqual(
        mockCredentials.user().principal,
      );
      const input = args.length > 1 ? args[0] : {};
      expect(input).toEqual({ ...body, ...by?.with });
    },
  );

  it.each(served)(
    '%s denied is a 403 that is audited with its error',
    async operationId => {
      const { send, serviceFor, auditEvent } = startTestRouter();
      serviceFor(operationId)!.mockRejectedValue(
        new NotAllowedError('Not yours'),
      );
      const response = await send(operationId);
      expect(response.status).toBe(403);
      expectOperationResponse(operationId, response);
      expect(auditEvent.fail).toHaveBeenCalledTimes(1);
      expect(auditEvent.fail).toHaveBeenCalledWith(
        expect.objectContaining({
          error: expect.objectContaining({
            name: 'NotAllowedError',
            message: 'Not yours',
          }),
        }),
      );
      expect(auditEvent.success).not.toHaveBeenCalled();
    },
  );

  it.each(writes)('%s answers a conflict with 409', async operationId => {
    const { send, serviceFor } = startTestRouter();
    serviceFor(operationId)!.mockRejectedValue(
      new ConflictError('Changed meanwhile'),
    );
    const response = await send(operationId);
    expect(response.status).toBe(409);
    expectOperationResponse(operationId, response);
  });

  const isToldByMachines = (operationId: OperationId) =>
    (operations[operationId] as Operation).takesMachines === true;

  it.each(writes.filter(isToldByMachines))(
    '%s takes a service too',
    async operationId => {
      const { send, serviceFor } = startTestRouter();
      const response = await send(operationId, {
        authorization: mockCredentials.service.header(),
      });
      expect(response.status).toBe(operations[operationId].status);
      expect(serviceFor(operationId)).toHaveBeenCalledTimes(1);
    },
  );

  it.each(writes.filter(operationId => !isToldByMachines(operationId)))(
    '%s takes a person, no service',
    async operationId => {
      const { send, serviceFor, auditEvent } = startTestRouter();
      const response = await send(operationId, {
        authorization: mockCredentials.service.header(),
      });
      expect(response.status).toBe(403);
      expect(serviceFor(operationId)).not.toHaveBeenCalled();
      expect(auditEvent.fail).toHaveBeenCalledTimes(1);
    },
  );

  it.each(reads)('%s is open to services', async operationId => {
    const { send } = startTestRouter();
    const response = await send(operationId, {
      authorization: mockCredentials.service.header(),
    });
    expect(response.status).toBe(200);
  });

  it('hands out the current answer with a conflict', async () => {
    const { send, services } = startTestRouter();
    services.reviews.saveAnswer.mockRejectedValue(
      new AnswerConflictError('runbook-known', exampleAnswer),
    );
    const response = await send('saveAnswer');
    expect(response.status).toBe(409);
    expect(response.body.error).toMatchObject({
      name: 'ConflictError',
      current: exampleAnswer,
    });
    expectOperationResponse('saveAnswer', response);
  });

  it('passes on that something is out of reach', async () => {
    const { send, services } = startTestRouter();
    services.readiness.listReadiness.mockRejectedValue(
      new ServiceUnavailableError('The catalog is down'),
    );
    const response = await send('listReadiness');
    expect(response.status).toBe(503);
    expectOperationResponse('listReadiness', response);
  });

  it('names the file of an export, and breaks off rather than end it short', async () => {
    const { send, services, auditEvent } = startTestRouter();
    const response = await send('exportReadiness');
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename="readiness.csv"',
    );
    services.readiness.exportReadiness.mockResolvedValue(
      (async function* halfOnly() {
        yield 'Name\r\n';
        throw new Error('The database is away');
      })(),
    );
    await expect(send('exportReadiness')).rejects.toThrow();
    expect(auditEvent.fail).toHaveBeenCalledTimes(1);
    expect(auditEvent.success).toHaveBeenCalledTimes(1);
  });

  it('counts saves that were acknowledged', async () => {
    const { send, services, metrics } = startTestRouter();
    await send('saveAnswer');
    services.reviews.saveAnswer.mockRejectedValue(
      new ConflictError('Changed meanwhile'),
    );
    await send('saveAnswer');
    expect(metrics.answerSaved).toHaveBeenCalledTimes(1);
  });

  it('keeps answers, notes and reasons out of the audit log', async () => {
    const { send, auditor, auditEvent } = startTestRouter();
    await send('saveAnswer');
    await send('decideReview');
    await send('submitReview');
    const logged = JSON.stringify([
      auditor.createEvent.mock.calls.map(([{ meta }]) => meta),
      auditEvent.success.mock.calls,
    ]);
    expect(logged).toContain('runbook-known');
    for (const secret of [
      'partly',
      'not rehearsed',
      'wiki.example.org',
      'Ready but',
      'Rehearse it',
      'Please look',
    ]) {
      expect(logged).not.toContain(secret);
    }
  });

  it('does not call a write failed that was done but could not be audited', async () => {
    const { send, auditEvent } = startTestRouter();
    auditEvent.success.mockRejectedValue(new Error('The audit log is full'));
    const response = await send('saveAnswer');
    expect(response.status).toBe(500);
    expect(auditEvent.fail).not.toHaveBeenCalled();
  });

  it('answers an unknown path with JSON', async () => {
    const { app } = startTestRouter();
    const response = await request(app).get('/secrets');
    expect(response.status).toBe(404);
    expect(response.body.error).toMatchObject({
      name: 'NotFoundError',
      message: 'There is no GET /secrets',
    });
  });

  it('leaves the routes of Backstage itself alone', async () => {
    const { app } = startTestRouter();
    app.get('/.backstage/health', (_, response) => {
      response.json({ status: 'ok' });
    });
    const response = await request(app).get('/.backstage/health');
    expect(response.body).toEqual({ status: 'ok' });
  });
});
