import { createPermissionIntegrationRouter } from '@backstage/plugin-permission-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { orrReviewDecidePermission } from 'backstage-plugin-orr-common';
import {
  createOrrReviewConditionalDecision,
  orrReviewConditions,
  orrReviewRules,
} from './conditionExports';
import { OrrReviewResource, orrReviewResourceRef } from './orrReviewResource';

const resource: OrrReviewResource = {
  entityRef: 'component:default/checkout',
  kind: 'component',
  type: 'service',
  lifecycle: 'production',
  tier: 'tier-1',
  ownerRefs: ['group:default/payments', 'group:default/commerce'],
  reviewId: 'r1',
  driverRef: 'user:default/nadia',
  participantRefs: ['user:default/nadia', 'user:default/tom'],
  reviewerRefs: ['group:default/reliability'],
};
const rules = Object.values(orrReviewRules);
const holds = createConditionAuthorizer<OrrReviewResource>(rules as never);

describe('the rules on reviews', () => {
  it.each([
    [
      orrReviewConditions.isEntityOwner({ claims: ['group:default/payments'] }),
      true,
    ],
    [
      orrReviewConditions.isEntityOwner({ claims: ['group:default/commerce'] }),
      true,
    ],
    [
      orrReviewConditions.isEntityOwner({ claims: ['group:default/risk'] }),
      false,
    ],
    [orrReviewConditions.isEntityOwner({ claims: [] }), false],
    [
      orrReviewConditions.isParticipant({ userRefs: ['user:default/tom'] }),
      true,
    ],
    [
      orrReviewConditions.isParticipant({ userRefs: ['user:default/omar'] }),
      false,
    ],
    [orrReviewConditions.hasKind({ kinds: ['Component'] }), true],
    [orrReviewConditions.hasKind({ kinds: ['API', 'Resource'] }), false],
    [
      orrReviewConditions.isReviewer({ claims: ['group:default/reliability'] }),
      true,
    ],
    [orrReviewConditions.isReviewer({ claims: ['user:default/omar'] }), false],
    [orrReviewConditions.hasType({ types: ['website', 'service'] }), true],
    [orrReviewConditions.hasType({ types: ['Service'] }), false],
    [orrReviewConditions.hasLifecycle({ lifecycles: ['production'] }), true],
    [orrReviewConditions.hasLifecycle({ lifecycles: [] }), false],
    [orrReviewConditions.hasTier({ tiers: ['tier-1', 'tier-2'] }), true],
    [orrReviewConditions.hasTier({ tiers: ['tier-3'] }), false],
  ])('applies %j', (condition, expected) => {
    const decision = createOrrReviewConditionalDecision(
      orrReviewDecidePermission,
      condition,
    );
    expect(decision).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'orr',
      resourceType: 'orr-review',
    });
    expect(holds(decision, resource)).toBe(expected);
  });

  it('names the columns that lists filter by', () => {
    expect(orrReviewRules.isEntityOwner.toQuery({ claims: ['a'] })).toEqual({
      column: 'owner',
      values: ['a'],
    });
    expect(orrReviewRules.isParticipant.toQuery({ userRefs: ['a'] })).toEqual({
      column: 'participant',
      values: ['a'],
    });
    expect(orrReviewRules.hasKind.toQuery({ kinds: ['API'] })).toEqual({
      column: 'kind',
      values: ['api'],
    });
  });

  it('hold for no entity that says nothing of it', () => {
    const { type: _, lifecycle: __, tier: ___, ...bare } = resource;
    for (const condition of [
      orrReviewConditions.hasType({ types: ['service', ''] }),
      orrReviewConditions.hasLifecycle({ lifecycles: ['production', ''] }),
      orrReviewConditions.hasTier({ tiers: ['tier-1', ''] }),
    ]) {
      const decision = createOrrReviewConditionalDecision(
        orrReviewDecidePermission,
        condition,
      );
      expect(holds(decision, bare)).toBe(false);
    }
  });

  it('describes its parameters to policy authors', () => {
    expect(() =>
      createPermissionIntegrationRouter({
        resourceType: orrReviewResourceRef.resourceType,
        rules: rules as never,
        getResources: async () => [],
      }),
    ).not.toThrow();
    expect(rules.map(rule => rule.name)).toEqual([
      'IS_ENTITY_OWNER',
      'IS_PARTICIPANT',
      'IS_REVIEWER',
      'HAS_KIND',
      'HAS_TYPE',
      'HAS_LIFECYCLE',
      'HAS_TIER',
    ]);
  });
});
