import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrChecklistAuthorPermission,
  orrChecklistPublishPermission,
  orrChecklistReadPermission,
  orrCommentCreatePermission,
  orrExemptionDecidePermission,
  orrExemptionRequestPermission,
  orrBadgeMintPermission,
  orrGateOverridePermission,
  orrVouchingManagePermission,
  orrCampaignManagePermission,
  orrPermissions,
  orrProgrammeReadPermission,
  orrProgrammeUpdatePermission,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  orrSectionSignOffPermission,
} from 'backstage-plugin-orr-common';
import { demoClockMovePermission } from '../clock/demoClockMovePermission';
import { DemoPermissionPolicy } from './DemoPermissionPolicy';

const GROUPS = {
  owner: ['group:default/payments'],
  manager: ['group:default/commerce'],
  reviewer: ['group:default/reliability'],
  admin: ['group:default/portal-admins'],
  visitor: ['group:default/guests'],
  'visitor in a team': ['group:default/guests', 'group:default/portal-admins'],
  'nobody in particular': [],
};
type Who = keyof typeof GROUPS;
const EVERYONE = Object.keys(GROUPS) as Who[];

async function decide(who: Who, permission: Permission) {
  const credentials = mockCredentials.user('user:default/someone');
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/someone',
      ownershipEntityRefs: ['user:default/someone', ...GROUPS[who]],
    }),
  });
  return new DemoPermissionPolicy({ userInfo }).handle(
    { permission },
    {
      credentials,
      info: { userEntityRef: 'user:default/someone', ownershipEntityRefs: [] },
    },
  );
}

const reads = [
  orrChecklistReadPermission,
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrProgrammeReadPermission,
  catalogLocationReadPermission,
];
const adminWrites = [
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityRefreshPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  demoClockMovePermission,
  orrProgrammeUpdatePermission,
  orrCampaignManagePermission,
  orrChecklistAuthorPermission,
  orrChecklistPublishPermission,
  createPermission({
    name: 'some.other.plugin.write',
    attributes: { action: 'create' },
  }),
  createPermission({ name: 'some.other.plugin.act', attributes: {} }),
];

describe('DemoPermissionPolicy', () => {
  const cases: Array<{
    who: Who;
    permission: Permission;
    result: AuthorizeResult;
  }> = [
    ...EVERYONE.flatMap(who =>
      reads.map(permission => ({
        who,
        permission,
        result: AuthorizeResult.ALLOW,
      })),
    ),
    ...EVERYONE.flatMap(who =>
      adminWrites.map(permission => ({
        who,
        permission,
        result: who === 'admin' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      })),
    ),
    ...[
      orrReviewDecidePermission,
      orrAcceptanceDecidePermission,
      orrGateOverridePermission,
    ].flatMap(permission =>
      EVERYONE.map(who => ({
        who,
        permission,
        result:
          who === 'reviewer' || who === 'manager'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    ),
    ...EVERYONE.map(who => ({
      who,
      permission: orrAcceptanceHighDecidePermission,
      result: who === 'manager' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    })),
    ...[orrCommentCreatePermission, orrSectionSignOffPermission].flatMap(
      permission =>
        EVERYONE.map(who => ({
          who,
          permission,
          result: who.startsWith('visitor')
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    ),
    ...EVERYONE.map(who => ({
      who,
      permission: orrExemptionDecidePermission,
      result: who === 'reviewer' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    })),
    ...[
      orrReviewCreatePermission,
      orrReviewUpdatePermission,
      orrExemptionRequestPermission,
      orrVouchingManagePermission,
      orrBadgeMintPermission,
    ].flatMap(permission => [
      {
        who: 'owner' as const,
        permission,
        result: AuthorizeResult.CONDITIONAL,
      },
      {
        who: 'manager' as const,
        permission,
        result: AuthorizeResult.CONDITIONAL,
      },
      {
        who: 'reviewer' as const,
        permission,
        result: AuthorizeResult.CONDITIONAL,
      },
      {
        who: 'nobody in particular' as const,
        permission,
        result: AuthorizeResult.CONDITIONAL,
      },
      { who: 'admin' as const, permission, result: AuthorizeResult.ALLOW },
      { who: 'visitor' as const, permission, result: AuthorizeResult.DENY },
      {
        who: 'visitor in a team' as const,
        permission,
        result: AuthorizeResult.DENY,
      },
    ]),
  ];

  it.each(cases)(
    'answers $permission.name for $who with $result',
    async testCase => {
      const decision = await decide(testCase.who, testCase.permission);

      expect(decision.result).toBe(testCase.result);
    },
  );

  it.each(EVERYONE)(
    'shows %s what is not restricted or their own',
    async who => {
      expect(await decide(who, catalogEntityReadPermission)).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          anyOf: [
            {
              not: {
                rule: 'IS_RESTRICTED',
                resourceType: 'catalog-entity',
                params: undefined,
              },
            },
            {
              rule: 'IS_ENTITY_OWNER',
              resourceType: 'catalog-entity',
              params: { claims: ['user:default/someone', ...GROUPS[who]] },
            },
          ],
        },
      });
    },
  );

  it('binds writing a review to owning the entity', async () => {
    expect(await decide('owner', orrReviewUpdatePermission)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'orr',
      resourceType: 'orr-review',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'orr-review',
        params: { claims: ['user:default/someone', 'group:default/payments'] },
      },
    });
  });

  it.each([
    ...orrPermissions,
    ...reads,
    ...adminWrites,
    catalogEntityReadPermission,
  ])('denies $name without a user', async permission => {
    const policy = new DemoPermissionPolicy({
      userInfo: mockServices.userInfo.mock(),
    });

    expect(await policy.handle({ permission })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
