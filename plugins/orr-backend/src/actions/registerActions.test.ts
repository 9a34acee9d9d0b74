import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  checklistReadinessSchema,
  entityReadinessSchema,
  entitySummarySchema,
  operations,
  ownerStateSchema,
  readinessRowSchema,
  readinessSortSchema,
  standingReasonSchema,
  standingSchema,
} from 'backstage-plugin-orr-common';
import { z } from 'zod';
import { REVIEW_ID } from '../router/__testUtils__/exampleObjects';
import { operationExamples } from '../router/__testUtils__/operationExamples';
import { OpenReviewQuestions } from '../service/OpenQuestionsService';
import { registerActions } from './registerActions';

type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: string[];
  required?: string[];
};

const { output: example } = operationExamples.getEntityReadiness;
const exampleQuestions: OpenReviewQuestions = {
  reviewId: REVIEW_ID,
  entityRef: 'component:default/payments',
  checklistId: 'launch',
  checklistTitle: 'Launch',
  kind: 'launch',
  state: 'inProgress',
  questions: [
    {
      questionId: 'runbook-known',
      title: 'Is there a runbook?',
      sectionId: 'operations',
      sectionTitle: 'Operations',
      level: 'UNANSWERED',
      gate: 'blocking',
      effect: 'stops',
      link: `https://portal/reviews/${REVIEW_ID}?question=runbook-known`,
    },
    {
      questionId: 'rollback',
      title: 'Can you roll back?',
      sectionId: 'operations',
      sectionTitle: 'Operations',
      entityRefs: ['component:default/ledger'],
      level: 'HIGH',
      gate: 'conditional',
      effect: 'condition',
      link: `https://portal/reviews/${REVIEW_ID}?question=rollback`,
    },
  ],
};

function create() {
  const actionsRegistry = actionsRegistryServiceMock();
  const readiness = {
    getEntityReadiness: jest.fn().mockResolvedValue(example),
    lookUpStandings: jest.fn(),
    listReadiness: jest
      .fn()
      .mockResolvedValue(operationExamples.listReadiness.output),
    getReadinessFacets: jest.fn(),
    exportReadiness: jest.fn(),
    exportReadinessJson: jest.fn(),
  };
  const openQuestions = {
    listOpenQuestions: jest.fn().mockResolvedValue([exampleQuestions]),
  };
  const auditEvent = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => auditEvent),
  });
  registerActions({ actionsRegistry, auditor, openQuestions, readiness });
  const invoke = (entityRef: string) =>
    actionsRegistry.invoke({
      id: 'test:get-entity-readiness',
      input: { entityRef },
      credentials: mockCredentials.user('user:default/anna'),
    });
  const run = (name: string, input: JsonObject) =>
    actionsRegistry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user('user:default/anna'),
    });
  return {
    actionsRegistry,
    auditor,
    auditEvent,
    openQuestions,
    readiness,
    invoke,
    run,
  };
}

describe('get-entity-readiness', () => {
  it('answers with the standing and its reasons', async () => {
    const { invoke } = create();
    const { output } = await invoke('component:default/payments');
    const [checklist] = example.checklists;
    expect(output).toEqual({
      entityRef: 'component:default/payments',
      headline: 'readyWithConditions',
      seenAt: example.seenAt,
      checklists: [
        {
          checklistId: 'launch',
          checklistTitle: 'Launch',
          checklistVersion: 3,
          standing: 'readyWithConditions',
          reasons: checklist.reasons,
          validUntil: checklist.validUntil,
          decisionId: checklist.decisionId,
          computedAt: checklist.computedAt,
        },
      ],
    });
  });

  it('asks with the credentials of the caller', async () => {
    const { invoke, readiness } = create();
    await invoke('Component:default/Payments');
    expect(readiness.getEntityReadiness).toHaveBeenCalledWith(
      { entityRef: 'component:default/payments' },
      { credentials: mockCredentials.user('user:default/anna') },
    );
  });

  it('names a ref that is none', async () => {
    const { invoke, readiness } = create();
    await expect(invoke('payments')).rejects.toThrow(
      'entityRef: payments is not a full entity ref',
    );
    expect(readiness.getEntityReadiness).not.toHaveBeenCalled();
  });

  it('hides what the caller may not see', async () => {
    const { invoke, readiness } = create();
    readiness.getEntityReadiness.mockRejectedValue(
      new NotFoundError('No entity component:default/secret'),
    );
    await expect(invoke('component:default/secret')).rejects.toThrow(
      'No entity component:default/secret',
    );
  });

  it('says that it only reads', async () => {
    const { actions } = await create().actionsRegistry.list();
    expect(
      actions.map(({ name, attributes }) => ({ name, attributes })),
    ).toEqual(
      [
        'get-entity-readiness',
        'list-entities-by-standing',
        'list-open-questions',
      ].map(name => ({
        name,
        attributes: { readOnly: true, destructive: false, idempotent: true },
      })),
    );
  });
});

describe('list-entities-by-standing', () => {
  it('lists the worst of what needs a review first, unless told otherwise', async () => {
    const { run, readiness } = create();
    const { output } = await run('list-entities-by-standing', {});
    expect(readiness.listReadiness).toHaveBeenCalledWith(
      { scope: 'required', sort: 'standing', limit: 50 },
      { credentials: mockCredentials.user('user:default/anna') },
    );
    expect(output).toMatchObject({
      items: [
        {
          entityRef: 'component:default/payments',
          headline: 'readyWithConditions',
          dueOn: '2026-03-20',
        },
      ],
      totalItems: 1,
    });
  });

  it('takes the filters of the list', async () => {
    const { run, readiness } = create();
    const filters = {
      scope: 'all',
      standing: ['ready'],
      owner: ['group:default/a'],
      tier: [''],
      sort: 'due',
      direction: 'desc',
      limit: 2,
      cursor: 'there',
    };
    await run('list-entities-by-standing', {
      ...filters,
      inReview: false,
      dueSoon: true,
    });
    expect(readiness.listReadiness.mock.calls[0][0]).toEqual({
      ...filters,
      inReview: 'false',
      dueSoon: 'true',
    });
  });

  it('has every filter of the list, and no other', async () => {
    const { actions } = await create().actionsRegistry.list();
    const { schema } = actions.find(
      ({ name }) => name === 'list-entities-by-standing',
    )!;
    const input = schema.input as JsonSchema;
    expect(Object.keys(input.properties!).sort()).toEqual(
      Object.keys(operations.listReadiness.query.shape).sort(),
    );
    const row = (schema.output as JsonSchema).properties!.items.items!;
    const known = [entitySummarySchema, readinessRowSchema].flatMap(part =>
      Object.keys(part.shape),
    );
    expect(known).toEqual(expect.arrayContaining(Object.keys(row.properties!)));
    expect(row.properties!.headline.enum).toEqual(standingSchema.options);
    expect(row.properties!.ownerState.enum).toEqual(ownerStateSchema.options);
    expect(input.properties!.sort.enum).toEqual(readinessSortSchema.options);
  });
});

describe('list-open-questions', () => {
  it.each([
    [{ reviewId: REVIEW_ID }, { reviewId: REVIEW_ID }, 'by-id'],
    [
      { entityRef: 'Component:default/Payments' },
      { entityRef: 'component:default/payments' },
      'by-entity',
    ],
  ])('answers %j', async (input, target, queryType) => {
    const { run, openQuestions, auditor } = create();
    expect(await run('list-open-questions', input)).toEqual({
      output: { reviews: [exampleQuestions] },
    });
    expect(openQuestions.listOpenQuestions).toHaveBeenCalledWith(target, {
      credentials: mockCredentials.user('user:default/anna'),
    });
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'review-fetch',
      severityLevel: 'low',
      meta: {
        queryType,
        action: 'list-open-questions',
        onBehalfOf: 'user:default/anna',
        ...target,
      },
    });
  });

  it.each([
    [{}, 'Give either'],
    [
      { reviewId: REVIEW_ID, entityRef: 'component:default/payments' },
      'Give either',
    ],
    [{ entityRef: 'payments' }, 'entityRef: payments is not a full entity ref'],
    [{ reviewId: '42' }, 'Invalid input'],
  ])('refuses %j', async (input, message) => {
    const { run, openQuestions } = create();
    await expect(run('list-open-questions', input)).rejects.toThrow(message);
    expect(openQuestions.listOpenQuestions).not.toHaveBeenCalled();
  });
});

describe('every action', () => {
  it.each([
    ['get-entity-readiness', { entityRef: 'component:default/secret' }],
    ['list-entities-by-standing', {}],
    ['list-open-questions', { reviewId: REVIEW_ID }],
  ])('%s puts a refusal on record', async (name, input) => {
    const { run, auditEvent, openQuestions, readiness } = create();
    const refusal = new NotAllowedError('Not yours');
    readiness.getEntityReadiness.mockRejectedValue(refusal);
    readiness.listReadiness.mockRejectedValue(refusal);
    openQuestions.listOpenQuestions.mockRejectedValue(refusal);
    await expect(run(name, input)).rejects.toThrow('Not yours');
    expect(auditEvent.fail).toHaveBeenCalledWith({ error: refusal });
    expect(auditEvent.success).not.toHaveBeenCalled();
  });

  it.each([
    ['get-entity-readiness', { entityRef: 'component:default/payments' }],
    ['list-entities-by-standing', {}],
    ['list-open-questions', { reviewId: REVIEW_ID }],
  ])('%s is audited once', async (name, input) => {
    const { run, auditEvent, auditor } = create();
    await run(name, input);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(auditEvent.success).toHaveBeenCalledTimes(1);
    expect(auditEvent.fail).not.toHaveBeenCalled();
  });
});

describe('the schemas of get-entity-readiness', () => {
  async function outputSchema(): Promise<JsonSchema> {
    const { actions } = await create().actionsRegistry.list();
    return actions[0].schema.output as JsonSchema;
  }
  const contract = (schema: z.ZodType) =>
    z.toJSONSchema(schema, { io: 'output' }) as JsonSchema;
  const namesIn = (schema?: JsonSchema) =>
    Object.keys(schema?.properties ?? {}).sort();

  it('agree with the contract on names', async () => {
    const action = await outputSchema();
    const checklist = action.properties?.checklists.items;
    expect(namesIn(contract(entitySummarySchema))).toContain('entityRef');
    expect(namesIn(contract(entityReadinessSchema))).toEqual(
      expect.arrayContaining(
        namesIn(action).filter(name => name !== 'entityRef'),
      ),
    );
    expect(namesIn(contract(checklistReadinessSchema))).toEqual(
      expect.arrayContaining(namesIn(checklist)),
    );
    expect(namesIn(checklist?.properties?.reasons.items)).toEqual(
      namesIn(contract(standingReasonSchema)),
    );
  });

  it('agree with the contract on values', async () => {
    const action = await outputSchema();
    const checklist = action.properties?.checklists.items;
    expect(action.properties?.headline.enum).toEqual(standingSchema.options);
    expect(checklist?.properties?.standing.enum).toEqual(
      standingSchema.options,
    );
    expect(checklist?.properties?.reasons.items?.properties?.code.enum).toEqual(
      standingReasonSchema.shape.code.options,
    );
  });

  it('agree with the contract on what is always there', async () => {
    const checklist = (await outputSchema()).properties?.checklists.items;
    const always = contract(checklistReadinessSchema).required ?? [];
    expect([...(checklist?.required ?? [])].sort()).toEqual(
      namesIn(checklist).filter(name => always.includes(name)),
    );
    expect(checklist?.properties?.reasons.items?.required).toEqual(
      contract(standingReasonSchema).required,
    );
  });
});
