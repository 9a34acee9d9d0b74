import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
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
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { z } from 'zod';

/** What policy can be like: all is allowed, all of ours is denied, rules that come along, a rule that only this portal has. */
export const POLICIES = ['allow', 'deny', 'builtIn', 'custom'] as const;

/** Of the team that owns it; of the group that reviews; of neither; a pipeline with a token of its own, to which policy does not apply. */
export const PERSONAS = ['owner', 'reviewer', 'outsider', 'pipeline'] as const;

/** The last: all is allowed but reading notes, and what shows them anyway. */
export type PolicyName = (typeof POLICIES)[number] | 'answersAlone';
export type Persona = (typeof PERSONAS)[number];

/** The group that each person is in. */
export const GROUP_OF: Record<string, string> = {
  'user:default/nadia': 'payments',
  'user:default/omar': 'reliability',
  'user:default/gina': 'guests',
};

/** As whom each persona asks. */
export const HEADERS: Record<Persona, string> = {
  owner: mockCredentials.user.header('user:default/nadia'),
  reviewer: mockCredentials.user.header('user:default/omar'),
  outsider: mockCredentials.user.header('user:default/gina'),
  pipeline: mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('external:pipeline'),
    targetPluginId: 'orr',
  }),
};

/** A rule that only this catalog knows: what names the group, and for the owners everything that is named at all. */
export const isOpenTo = createPermissionRule({
  name: 'IS_OPEN_TO',
  description: 'The entity names who may see it',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ group: z.string() }),
  apply: (entity: Entity, { group }) =>
    entity.metadata.labels?.open === group ||
    (group === 'payments' && entity.metadata.labels?.open !== 'nobody'),
  toQuery: ({ group }) =>
    group === 'payments'
      ? { not: { key: 'metadata.labels.open', values: ['nobody'] } }
      : { key: 'metadata.labels.open', values: [group] },
});

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
function decideOnCatalog(
  policy: PolicyName,
  { claims, group }: { claims: string[]; group: string },
): PolicyDecision {
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

const BY_REVIEWERS = [
  'orr.review.decide',
  'orr.exemption.decide',
  'orr.acceptance.decide',
  'orr.acceptance.high.decide',
];
const BY_EVERYBODY = ['orr.checklist.read', 'orr.programme.read'];
const BY_BOTH = [
  'orr.readiness.read',
  'orr.review.read',
  'orr.review.note.read',
  'orr.comment.create',
  'orr.section.signoff',
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
  const group = GROUP_OF[userRef];
  const claims = [userRef, `group:default/${group}`];
  if (permission.name === 'catalog.entity.read') {
    return decideOnCatalog(policy, { claims, group });
  }
  if (policy === 'deny') {
    return DENY;
  }
  if (policy === 'answersAlone') {
    return SHOW_NOTES.includes(permission.name) ? DENY : ALLOW;
  }
  return policy === 'builtIn' ? decideByRules(permission, claims) : ALLOW;
}

function userOf({ principal }: BackstageCredentials): string | undefined {
  return (principal as { userEntityRef?: string }).userEntityRef;
}

/** What the permission backend has the catalog say about one entity. */
function isShown(policy: PolicyName, entity: Entity, userRef: string): boolean {
  const group = GROUP_OF[userRef];
  const isOwn = `${entity.spec?.owner}` === group;
  const isNamed = entity.metadata.labels?.open === group;
  return policy === 'custom'
    ? isOpenTo.apply(entity, { group })
    : isOwn || isNamed;
}

/**
 * A permission service and the people that a test asks as, for a portal with the given entities.
 *
 * @internal
 */
export function peoplesPolicies(
  entities: Entity[],
  policyNow: () => PolicyName,
) {
  const permissions: Partial<PermissionsService> = {
    authorize: async (asked, options) =>
      asked.map((request: any) => {
        const userRef = userOf((options as any).credentials);
        const decision = decide(policyNow(), request.permission, userRef);
        if (decision.result !== AuthorizeResult.CONDITIONAL) {
          return decision as DefinitivePolicyDecision;
        }
        const entity = entities.find(
          ({ kind, metadata: { name, namespace = 'default' } }) =>
            `${kind}:${namespace}/${name}`.toLowerCase() ===
            request.resourceRef,
        );
        return entity && isShown(policyNow(), entity, userRef!) ? ALLOW : DENY;
      }),
    authorizeConditional: async (asked, options) =>
      asked.map(({ permission }) =>
        decide(policyNow(), permission, userOf((options as any).credentials)),
      ),
  };
  return [
    mockServices.permissions.mock(permissions).factory,
    mockServices.userInfo.mock({
      getUserInfo: async credentials => {
        const userEntityRef = userOf(credentials)!;
        return {
          userEntityRef,
          ownershipEntityRefs: [
            userEntityRef,
            `group:default/${GROUP_OF[userEntityRef]}`,
          ],
        };
      },
    }).factory,
  ];
}
