import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  checklistReadinessSchema,
  entityReadinessSchema,
  entitySummarySchema,
  standingReasonSchema,
  standingSchema,
} from 'backstage-plugin-orr-common';
import { z } from 'zod';
import { operationExamples } from '../router/__testUtils__/operationExamples';
import { registerActions } from './registerActions';

type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: string[];
  required?: string[];
};

const { output: example } = operationExamples.getEntityReadiness;

function create() {
  const actionsRegistry = actionsRegistryServiceMock();
  const readiness = {
    getEntityReadiness: jest.fn().mockResolvedValue(example),
    listReadiness: jest.fn(),
    getReadinessFacets: jest.fn(),
    exportReadiness: jest.fn(),
  };
  registerActions({ actionsRegistry, readiness });
  const invoke = (entityRef: string) =>
    actionsRegistry.invoke({
      id: 'test:get-entity-readiness',
      input: { entityRef },
      credentials: mockCredentials.user('user:default/anna'),
    });
  return { actionsRegistry, readiness, invoke };
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
    ).toEqual([
      {
        name: 'get-entity-readiness',
        attributes: { readOnly: true, destructive: false, idempotent: true },
      },
    ]);
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
