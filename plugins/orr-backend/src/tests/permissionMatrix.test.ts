import { randomUUID } from 'node:crypto';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { OperationId, operations } from 'backstage-plugin-orr-common';
import request from 'supertest';
import orrPlugin from '..';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createCatalogModule } from '../__testUtils__/createCatalogModule';
import { PUSHED_FACTS } from '../__testUtils__/factRequests';
import { operationRequests } from '../__testUtils__/operationRequests';
import { giveVouchingBody } from '../__testUtils__/vouchingRequests';
import {
  HEADERS,
  isOpenTo,
  peoplesPolicies,
  Persona,
  PERSONAS,
  POLICIES,
  PolicyName,
} from '../__testUtils__/peoplesPolicies';
import { PERMISSION_TABLE } from './permissionTable';

jest.setTimeout(180_000);

const NOTE = 'The old region would not come back';
const CHECKLIST = 'service-launch-readiness';
const CHECKOUT = entityOf({
  name: 'checkout',
  labels: { open: 'reliability' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
});

const catalogModule = createCatalogModule({
  entities: [groupOf('payments'), groupOf('reliability'), CHECKOUT],
  rules: [isOpenTo],
});

/** What became of a request: let through, refused by policy, refused by a rule of the product, or as if it were not there. */
function outcomeOf(status: number, message: string | undefined): string {
  if (status === 403) {
    return /lack the permission|Unauthorized/.test(message ?? '')
      ? 'refused'
      : 'rule';
  }
  return status === 404 &&
    /^No (entity|review|exemption|disposition|vouching|snapshot(?! of)) /.test(
      message ?? '',
    )
    ? 'hidden'
    : 'through';
}

describe('who may do what', () => {
  let policy: PolicyName = 'allow';
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  let requests: ReturnType<typeof operationRequests>;
  let stop: () => Promise<void>;

  const ask = async (persona: Persona, operationId: OperationId) => {
    const [path, body] = requests[operationId];
    const response = await request(server)
      [operations[operationId].method](`/api/orr${path}`)
      .set('authorization', HEADERS[persona])
      .send(body);
    expect([operationId, response.status < 500]).toEqual([operationId, true]);
    return response;
  };

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        orrPlugin,
        ...peoplesPolicies([CHECKOUT], () => policy),
        mockServices.rootConfig.factory({
          data: {
            catalog: { stitchingStrategy: { mode: 'immediate' } },
            permission: { enabled: true },
            orr: {
              timeZone: 'UTC',
              facts: PUSHED_FACTS,
              badges: { enabled: true },
            },
          },
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    const send = (path: string, body: object) =>
      request(server)
        .post(`/api/orr${path}`)
        .set('authorization', HEADERS.owner)
        .send({ mutationId: randomUUID(), ...body });
    const start = {
      entityRef: 'component:default/checkout',
      checklistId: CHECKLIST,
      kind: 'launch',
    };
    let created = await send('/reviews', start);
    while (created.status === 404) {
      // The catalog takes in its entities while it is asked.
      created = await send('/reviews', start);
    }
    if (created.status !== 201) {
      throw new Error(`The review was not started: ${created.text}`);
    }
    const asked = await send('/exemptions', {
      entityRef: start.entityRef,
      reason: 'Soon gone',
      until: new Date().toISOString().slice(0, 10),
    });
    await request(server)
      .put(`/api/orr/reviews/${created.body.review.id}/answers/system-picture`)
      .set('authorization', HEADERS.owner)
      .send({
        mutationId: randomUUID(),
        revision: 0,
        statement: { kind: 'practice', value: 'no' },
        note: NOTE,
        evidence: [],
      });
    const propose = (proposed: object) =>
      send(`/reviews/${created.body.review.id}/dispositions`, {
        questionId: 'system-picture',
        text: 'Draw it',
        ...proposed,
      });
    const action = await propose({
      type: 'action',
      ownerRef: 'group:default/payments',
    });
    const acceptance = await propose({
      type: 'acceptance',
      until: new Date().toISOString().slice(0, 10),
    });
    const snapshot = await send(
      `/reviews/${created.body.review.id}/snapshots`,
      { name: 'As it was' },
    );
    const vouching = await send('/vouchings', giveVouchingBody());
    const refused = [action, acceptance, snapshot, vouching].find(
      ({ status }) => status !== 201,
    );
    if (refused) {
      throw new Error(`Something was not made: ${refused.text}`);
    }
    requests = operationRequests({
      checklistId: CHECKLIST,
      reviewId: created.body.review.id,
      exemptionId: asked.body.id,
      actionId: action.body.id,
      acceptanceId: acceptance.body.id,
      snapshotId: snapshot.body.id,
      vouchingId: vouching.body.vouching.id,
    });
  });

  afterAll(async () => stop());

  it('has a row for each operation, and a cell for each policy and persona', () => {
    expect(Object.keys(PERMISSION_TABLE).sort()).toEqual(
      Object.keys(operations).sort(),
    );
    for (const row of Object.values(PERMISSION_TABLE)) {
      expect(row.map(cells => cells.split(' ').length)).toEqual(
        POLICIES.map(() => PERSONAS.length),
      );
    }
  });

  it.each(POLICIES)('under the policy %s', async name => {
    policy = name;
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const operationId of Object.keys(operations) as OperationId[]) {
      const cells: string[] = [];
      for (const persona of PERSONAS) {
        const { status, body } = await ask(persona, operationId);
        cells.push(outcomeOf(status, body?.error?.message));
      }
      found[operationId] = cells.join(' ');
      wanted[operationId] =
        PERMISSION_TABLE[operationId][POLICIES.indexOf(name)];
    }
    expect(found).toEqual(wanted);
  });

  it('tells no note where policy shows the answers alone, by whichever operation', async () => {
    const telling = async () => {
      const found: OperationId[] = [];
      for (const operationId of Object.keys(operations) as OperationId[]) {
        const { text } = await ask('outsider', operationId);
        if (text?.includes(NOTE)) {
          found.push(operationId);
        }
      }
      return found;
    };
    policy = 'answersAlone';
    expect(await telling()).toEqual([]);
    policy = 'allow';
    expect(await telling()).toEqual([
      'getEntityOverview',
      'getReview',
      'saveAnswer',
      'affirmAnswers',
      'listAnswers',
      'listAnswerHistory',
      'getSnapshot',
      'compareSnapshots',
    ]);
  });

  it.each<[PolicyName, Record<Persona, number>]>([
    ['allow', { owner: 1, reviewer: 1, outsider: 1, pipeline: 1 }],
    ['deny', { owner: 0, reviewer: 0, outsider: 0, pipeline: 1 }],
    ['builtIn', { owner: 1, reviewer: 1, outsider: 0, pipeline: 1 }],
    ['custom', { owner: 1, reviewer: 1, outsider: 0, pipeline: 1 }],
  ])('under the policy %s, lists hold %j', async (name, counts) => {
    policy = name;
    for (const persona of PERSONAS) {
      const list = await request(server)
        .get('/api/orr/readiness?kind=component')
        .set('authorization', HEADERS[persona]);
      const file = await ask(persona, 'exportReadiness');
      const facets = await ask(persona, 'getReadinessFacets');
      const exemptions = await ask(persona, 'listExemptions');
      const components = (
        facets.body.kind as { value: string; count: number }[]
      )
        .filter(({ value }) => value === 'component')
        .reduce((sum, { count }) => sum + count, 0);
      expect({
        persona,
        total: list.body.totalItems,
        items: list.body.items.length,
        file: file.text.split('checkout').length > 1 ? 1 : 0,
        facets: components,
        exemptions: exemptions.body.totalItems,
      }).toEqual({
        persona,
        total: counts[persona],
        items: counts[persona],
        file: counts[persona],
        facets: counts[persona],
        exemptions: counts[persona],
      });
    }
  });
});
