import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();

type Criteria = PermissionCriteria<PermissionCondition>;

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const conditional = (
  pluginId: string,
  resourceType: string,
  conditions: Criteria,
): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId,
  resourceType,
  conditions,
});
const onCatalog = (conditions: Criteria) =>
  conditional('catalog', 'catalog-entity', conditions);
const onOurs = (conditions: Criteria) =>
  conditional('orr', 'orr-review', conditions);

const ownedBy = (claim: string) =>
  catalogConditions.isEntityOwner({ claims: [claim] });
const custom: Criteria = {
  resourceType: 'catalog-entity',
  rule: 'IS_NOT_SECRET',
  params: {},
};

describe.each(databases.eachSupportedId())(
  'saving without the catalog, on %s',
  databaseId => {
    let knex: Knex;
    let policy: { ours: PolicyDecision; catalogs: PolicyDecision };
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let reviewId: string;
    const authorize = jest.fn();

    beforeEach(async () => {
      policy = { ours: ALLOW, catalogs: ALLOW };
      authorize.mockReset().mockRejectedValue(new Error('not to be asked'));
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        permissions: mockServices.permissions.mock({
          authorize,
          authorizeConditional: async requests =>
            requests.map(({ permission }) =>
              permission.name === catalogEntityReadPermission.name
                ? policy.catalogs
                : policy.ours,
            ),
        }),
      });
      const { review } = await portal.services.reviews.createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      reviewId = review.id;
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const save = (options: { credentials?: typeof NADIA; id?: string } = {}) =>
      portal.services.reviews.saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId: options.id ?? reviewId,
          questionId: 'rollback',
          revision: 0,
          statement: { kind: 'practice', value: 'yes' },
          evidence: [],
        },
        { credentials: options.credentials ?? NADIA },
      );

    async function outcome(attempt: Promise<unknown>): Promise<string> {
      const result = await attempt.then(
        () => 'saved',
        error => `${error.name}: ${error.message}`,
      );
      expect(await knex('answer')).toHaveLength(result === 'saved' ? 1 : 0);
      return result;
    }

    const HIDDEN = () => `NotFoundError: No review ${reviewId}`;
    const REFUSED =
      'NotAllowedError: You lack the permission orr.review.update here';

    it.each<[string, PolicyDecision, 'saved' | 'hidden']>([
      ['shows all', ALLOW, 'saved'],
      ['hides all', DENY, 'hidden'],
      [
        'shows what the caller owns',
        onCatalog(ownedBy('group:default/payments')),
        'saved',
      ],
      [
        'shows what others own',
        onCatalog(ownedBy('group:default/risk')),
        'hidden',
      ],
      [
        'hides what the caller owns',
        onCatalog({ not: ownedBy('group:default/payments') }),
        'hidden',
      ],
      [
        'shows a kind and hides a value',
        onCatalog({
          allOf: [
            catalogConditions.isEntityKind({ kinds: ['component'] }),
            {
              not: catalogConditions.hasSpec({
                key: 'lifecycle',
                value: 'experimental',
              }),
            },
          ],
        }),
        'hidden',
      ],
    ])('follows a catalog policy that %s', async (_, catalogs, expected) => {
      policy.catalogs = catalogs;

      expect(await outcome(save())).toBe(
        expected === 'hidden' ? HIDDEN() : expected,
      );
      expect(authorize).not.toHaveBeenCalled();
    });

    it.each<[string, PolicyDecision, 'saved' | 'refused']>([
      ['grants', ALLOW, 'saved'],
      ['denies', DENY, 'refused'],
      [
        'asks for the owner',
        onOurs(
          orrReviewConditions.isEntityOwner({
            claims: ['group:default/payments'],
          }),
        ),
        'saved',
      ],
      [
        'asks for another owner',
        onOurs(
          orrReviewConditions.isEntityOwner({ claims: ['group:default/risk'] }),
        ),
        'refused',
      ],
      [
        'asks for a participant',
        onOurs(
          orrReviewConditions.isParticipant({
            userRefs: ['user:default/nadia'],
          }),
        ),
        'saved',
      ],
      [
        'asks for somebody else to take part',
        onOurs(
          orrReviewConditions.isParticipant({ userRefs: ['user:default/tom'] }),
        ),
        'refused',
      ],
    ])('follows a policy of ours that %s', async (_, ours, expected) => {
      policy.ours = ours;

      expect(await outcome(save())).toBe(
        expected === 'refused' ? REFUSED : expected,
      );
    });

    it('tells of a hidden review no more than of one that does not exist, whatever else is refused', async () => {
      policy = { ours: DENY, catalogs: DENY };
      expect(await outcome(save())).toBe(HIDDEN());

      policy = { ours: ALLOW, catalogs: ALLOW };
      const id = randomUUID();
      expect(await outcome(save({ id }))).toBe(
        `NotFoundError: No review ${id}`,
      );
    });

    it.each([
      ['alone', custom],
      [
        'beside others',
        { anyOf: [custom, ownedBy('group:default/risk')] } as Criteria,
      ],
    ])(
      'has a rule of the portal decided for the one entity, %s',
      async (_, conditions) => {
        policy.catalogs = onCatalog(conditions);
        authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
        expect(await outcome(save())).toBe(HIDDEN());
        expect(authorize.mock.calls).toEqual([
          [
            [{ permission: catalogEntityReadPermission, resourceRef: ENTITY }],
            { credentials: NADIA },
          ],
        ]);

        authorize.mockResolvedValue([{ result: AuthorizeResult.ALLOW }]);
        expect(await outcome(save())).toBe('saved');
      },
    );

    it('refuses where nobody can apply the rule', async () => {
      policy.catalogs = onCatalog(custom);

      expect(await outcome(save())).toBe(
        'ServiceUnavailableError: The catalog could not tell what the caller may see; caused by Error: not to be asked',
      );
    });

    it('does not save to a review of what has gone from the catalog', async () => {
      await knex('entity')
        .where({ entity_ref: ENTITY })
        .update({ orphaned_at: '2026-03-02T09:05:00.000Z' });

      expect(await outcome(save({ credentials: TOM }))).toBe(HIDDEN());
    });
  },
);
