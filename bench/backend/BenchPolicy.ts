import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { VISIBILITY_ANNOTATION } from '../catalog/createEntities';

export const POLICIES = [
  'allowAll',
  'builtInRules',
  'commonValue',
  'customRule',
] as const;

/** What the catalog's policy answers to people; services see all. */
export type PolicyName = (typeof POLICIES)[number];

export const VIEWER = {
  userEntityRef: 'user:default/nadia',
  ownershipEntityRefs: ['user:default/nadia', 'group:default/team-0'],
};

const ALLOW: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };

const rule = (name: string, params: PermissionCondition['params']) => ({
  resourceType: 'catalog-entity',
  rule: name,
  params,
});

// All conditions let the same entities through; only the rules that say so differ.
const VISIBLE: Record<
  Exclude<PolicyName, 'allowAll'>,
  PermissionCriteria<PermissionCondition>
> = {
  builtInRules: {
    not: rule('HAS_ANNOTATION', {
      annotation: VISIBILITY_ANNOTATION,
      value: 'team',
    }),
  },
  // Nine of ten entities carry this value.
  commonValue: rule('HAS_ANNOTATION', {
    annotation: VISIBILITY_ANNOTATION,
    value: 'everyone',
  }),
  customRule: { not: rule('IS_RESTRICTED', {}) },
};

/** What the catalog's policy answers to somebody of these refs. */
export function decideOnCatalog(
  name: PolicyName,
  claims: string[],
): PolicyDecision {
  if (name === 'allowAll') {
    return ALLOW;
  }
  const owned = rule('IS_ENTITY_OWNER', { claims });
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { anyOf: [VISIBLE[name], owned] },
  };
}

export function isUser(credentials: BackstageCredentials): boolean {
  return (credentials.principal as { type?: string }).type === 'user';
}

/** Decides at once what a permission backend would be asked for: a team sees its own, everyone what is not restricted. */
export class BenchPolicy implements PermissionsService {
  name: PolicyName = 'allowAll';

  readonly authorize: PermissionsService['authorize'] = async requests =>
    requests.map(() => ALLOW);

  readonly authorizeConditional: PermissionsService['authorizeConditional'] =
    async (requests, { credentials }) =>
      requests.map(({ permission }) =>
        permission.name === catalogEntityReadPermission.name &&
        isUser(credentials)
          ? decideOnCatalog(this.name, VIEWER.ownershipEntityRefs)
          : ALLOW,
      );

  /** The condition as the catalog itself would apply it. */
  shows({ metadata, relations = [] }: Entity): boolean {
    return (
      this.name === 'allowAll' ||
      metadata.annotations?.[VISIBILITY_ANNOTATION] !== 'team' ||
      relations.some(
        ({ type, targetRef }) =>
          type === RELATION_OWNED_BY &&
          VIEWER.ownershipEntityRefs.includes(targetRef),
      )
    );
  }
}
