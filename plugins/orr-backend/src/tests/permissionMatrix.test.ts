import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  isResourcePermission,
  Permission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { OperationId, operations } from 'backstage-plugin-orr-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import request from 'supertest';
import { z } from 'zod';
import orrPlugin from '..';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createCatalogModule } from '../__testUtils__/createCatalogModule';
import { operationRequests } from '../__testUtils__/operationRequests';
import { PERMISSION_TABLE, PERSONAS, POLICIES } from './permissionTable';

jest.setTimeout(180_000);

/** All is allowed but reading notes, and what shows them anyway. */
type PolicyName = (typeof POLICIES)[number] | 'answersAlone';
type Persona = (typeof PERSONAS)[number];

const NOTE = 'The old region would not come back';
const CHECKLIST = 'service-launch-readiness';
const CLAIMS: Record<string, string[]> = {
  'user:default/nadia': ['group:default/payments'],
  'user:default/omar': ['group:default/reliability'],
  'user:default/gina': ['group:default/guests'],
};
const HEADERS: Record<Persona, string> = {
  owner: mockCredentials.user.header('user:default/nadia'),
  reviewer: mockCredentials.user.header('user:default/omar'),
  outsider: mockCredentials.user.header('user:default/gina'),
  pipeline: mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('external:pipeline'),
    targetPluginId: 'orr',
  }),
};

/** A rule that only this catalog knows. */
const isOpenTo = createPermissionRule({
  name: 'IS_OPEN_TO',
  description: 'The entity names who may see it',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ group: z.string() }),
  apply: (entity: Entity, { group }) =>
    [`${entity.metadata.labels?.open}`, 'payments'].includes(group),
  toQuery: ({ group }) =>
    group === 'payments'
      ? { key: 'metadata.name' }
      : { key: 'metadata.labels.open', values: [group] },
});

const CHECKOUT = entityOf({
  name: 'checkout',
  labels: { open: 'reliability' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
});

const catalogModule = createCatalogModule({
  entities: [groupOf('payments'), groupOf('reliability'), CHECKOUT],
  rules: [isOpenTo],
});

function userOf({ principal }: BackstageCredentials): string | undefined {
  return (principal as { userEntityRef?: string }).userEntityRef;
}

const ALLOW: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: DefinitivePolicyDecision = { result: AuthorizeResult.DENY };

function conditional(
  pluginId: string,
  resourceType: string,
  conditions: PermissionCriteria<PermissionCondition>,
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType,
    conditions,
  };
}

/** What the catalog shows a person. */
function decideOnCatalog(policy: PolicyName, claims: string[]): PolicyDecision {
  const [group] = claims[1].split('/').slice(-1);
  switch (policy) {
    case 'builtIn':
      return conditional('catalog', 'catalog-entity', {
        anyOf: [
          catalogConditions.isEntityOwner({ claims }),
          catalogConditions.hasLabel({ label: 'open', value: group }),
        ],
      });
    case 'custom':
      return conditional('catalog', 'catalog-entity', {
        resourceType: 'catalog-entity',
        rule: isOpenTo.name,
        params: { group },
      });
    default:
      return ALLOW;
  }
}

const BY_REVIEWERS = ['orr.review.decide', 'orr.exemption.decide'];
const BY_EVERYBODY = ['orr.checklist.read', 'orr.programme.read'];
const BY_BOTH = [
  'orr.readiness.read',
  'orr.review.read',
  'orr.review.note.read',
];

const SHOW_NOTES = [
  'orr.review.note.read',
  'orr.review.update',
  'orr.review.decide',
];

/** What a policy of built-in rules says about our own permissions. */
function decideByRules(permission: Permission, claims: string[]) {
  const { name } = permission;
  if (!isResourcePermission(permission)) {
    return BY_EVERYBODY.includes(name) ? ALLOW : DENY;
  }
  const byOwners = orrReviewConditions.isEntityOwner({ claims });
  const byReviewers = orrReviewConditions.isReviewer({ claims });
  if (BY_REVIEWERS.includes(name)) {
    return conditional('orr', 'orr-review', byReviewers);
  }
  return conditional(
    'orr',
    'orr-review',
    BY_BOTH.includes(name) ? { anyOf: [byOwners, byReviewers] } : byOwners,
  );
}

function decide(
  policy: PolicyName,
  permission: Permission,
  userRef: string | undefined,
): PolicyDecision {
  // As the permission framework does: policy is about people.
  if (userRef === undefined) {
    return ALLOW;
  }
  const claims = [userRef, ...CLAIMS[userRef]];
  if (permission.name === 'catalog.entity.read') {
    return decideOnCatalog(policy, claims);
  }
  if (policy === 'deny') {
    return DENY;
  }
  if (policy === 'answersAlone') {
    return SHOW_NOTES.includes(permission.name) ? DENY : ALLOW;
  }
  return policy === 'builtIn' ? decideByRules(permission, claims) : ALLOW;
}

/** What became of a request: let through, refused by policy, refused by a rule of the product, or as if it were not there. */
function outcomeOf(status: number, message: string | undefined): string {
  if (status === 403) {
    return /lack the permission|Unauthorized/.test(message ?? '')
      ? 'refused'
      : 'rule';
  }
  return status === 404 && /^No (entity|review|exemption) /.test(message ?? '')
    ? 'hidden'
    : 'through';
}

describe('who may do what', () => {
  let policy: PolicyName = 'allow';
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  let requests: ReturnType<typeof operationRequests>;
  let stop: () => Promise<void>;

  const permissions: PermissionsService = {
    authorize: async (asked, options) =>
      asked.map(({ permission, resourceRef }: any) => {
        const userRef = userOf((options as any).credentials);
        const decision = decide(policy, permission, userRef);
        if (decision.result !== AuthorizeResult.CONDITIONAL) {
          return decision as DefinitivePolicyDecision;
        }
        // The permission backend would have the catalog apply the rule.
        const isShown =
          resourceRef === 'component:default/checkout' &&
          userRef !== 'user:default/gina';
        return isShown ? ALLOW : DENY;
      }),
    authorizeConditional: async (asked, options) =>
      asked.map(({ permission }) =>
        decide(policy, permission, userOf((options as any).credentials)),
      ),
  };

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
        mockServices.permissions.mock(permissions).factory,
        mockServices.userInfo.mock({
          getUserInfo: async credentials => {
            const userEntityRef = userOf(credentials)!;
            return {
              userEntityRef,
              ownershipEntityRefs: [userEntityRef, ...CLAIMS[userEntityRef]],
            };
          },
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            catalog: { stitchingStrategy: { mode: 'immediate' } },
            permission: { enabled: true },
            orr: { timeZone: 'UTC' },
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
        statement: { kind: 'practice', value: 'yes' },
        note: NOTE,
        evidence: [],
      });
    requests = operationRequests({
      checklistId: CHECKLIST,
      reviewId: created.body.review.id,
      exemptionId: asked.body.id,
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
      'listAnswers',
      'listAnswerHistory',
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
