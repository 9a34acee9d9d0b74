import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrReviewDecidePermission,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import {
  createOrrReviewConditionalDecision,
  orrReviewConditions,
} from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const GRACE = mockCredentials.user('user:default/grace');
const LEA = mockCredentials.user('user:default/lea');
const ADA = mockCredentials.user('user:default/ada');
/** Payments is below commerce, which is below everything; logistics is beside commerce. */
const GROUPS: Record<string, string[]> = {
  'user:default/nadia': ['group:default/payments'],
  'user:default/tom': ['group:default/payments'],
  'user:default/omar': ['group:default/reliability'],
  'user:default/grace': ['group:default/commerce'],
  'user:default/lea': ['group:default/logistics'],
  'user:default/ada': ['group:default/everything'],
};
const ABOVE = [
  ['payments', 'commerce', 1],
  ['payments', 'everything', 2],
  ['commerce', 'everything', 1],
  ['logistics', 'everything', 1],
] as const;

type Credentials = typeof NADIA;
type Asked = Parameters<typeof createOrrReviewConditionalDecision>[0];

const refOf = (credentials: unknown) =>
  (credentials as Credentials).principal.userEntityRef;

describe.each(databases.eachSupportedId())('Asked risks on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;
  /** Who is let do what; what is not named is everybody's. */
  let allowed: Record<string, string[]>;
  /** Permissions that are granted for what one's groups own. */
  let forOwnersOnly: Set<string>;

  function decide(permission: { name: string }, userRef: string) {
    const people = allowed[permission.name];
    if (people && !people.includes(userRef)) {
      return { result: AuthorizeResult.DENY } as const;
    }
    return forOwnersOnly.has(permission.name)
      ? createOrrReviewConditionalDecision(
          permission as Asked,
          orrReviewConditions.isEntityOwner({ claims: GROUPS[userRef] }),
        )
      : ({ result: AuthorizeResult.ALLOW } as const);
  }

  beforeEach(async () => {
    forOwnersOnly = new Set();
    allowed = {
      [orrReviewDecidePermission.name]: ['user:default/omar'],
      [orrAcceptanceDecidePermission.name]: [
        'user:default/omar',
        'user:default/grace',
        'user:default/lea',
      ],
      [orrAcceptanceHighDecidePermission.name]: [
        'user:default/grace',
        'user:default/lea',
      ],
    };
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      config: {
        acceptances: {
          tellOfHigh: ['group:default/commerce', 'group:default/logistics'],
        },
      },
      permissions: mockServices.permissions.mock({
        authorizeConditional: async (requests, options) =>
          requests.map(
            ({ permission }): PolicyDecision =>
              decide(permission, refOf(options?.credentials)),
          ),
      }),
      userInfo: {
        getUserInfo: async credentials => {
          const userEntityRef = refOf(credentials);
          return {
            userEntityRef,
            ownershipEntityRefs: [userEntityRef, ...GROUPS[userEntityRef]],
          };
        },
      },
    });
    await knex('group_ancestor').insert(
      ABOVE.map(([below, above, depth]) => ({
        group_ref: `group:default/${below}`,
        ancestor_ref: `group:default/${above}`,
        depth,
      })),
    );
    story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'no' });
    await story.answer('runbook', { kind: 'choices', choices: ['written'] });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const propose = (
    questionId: string,
    type: 'acceptance' | 'mitigation',
    credentials = NADIA,
  ) =>
    portal.services.dispositions.proposeDisposition(
      named({
        reviewId: story.reviewId,
        questionId,
        type,
        text: `${type} of ${questionId}`,
        until: '2026-05-01',
      }),
      { credentials },
    );
  const proposeAll = async () => {
    await propose('rollback', 'acceptance');
    await propose('rollback', 'mitigation');
    await propose('runbook', 'acceptance');
  };

  /** What both lists show to a person, page by page; the two show the same. */
  async function listed(credentials: Credentials, limit = 50) {
    const { mine } = portal.services;
    const texts = async (
      page: (cursor?: string) => Promise<{
        items: { waitingFor: string; disposition?: { text: string } }[];
        nextCursor?: string;
      }>,
    ) => {
      const found: (string | undefined)[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await page(cursor);
        found.push(
          ...items
            .filter(({ waitingFor }) => waitingFor === 'decideRisk')
            .map(({ disposition }) => disposition?.text),
        );
        cursor = nextCursor;
      } while (cursor);
      return found.sort();
    };
    const onDesk = await texts(cursor =>
      mine.listDesk({ limit, cursor, show: 'all' }, { credentials }),
    );
    const waiting = await texts(cursor =>
      mine.listWaiting({ limit, cursor }, { credentials }),
    );
    expect(waiting).toEqual(onDesk);
    return onDesk;
  }

  it('wait for those above the owner whom policy lets decide, at whatever level', async () => {
    await proposeAll();
    expect(await listed(GRACE)).toEqual([
      'acceptance of rollback',
      'acceptance of runbook',
    ]);
    expect(await listed(OMAR)).toEqual([
      'acceptance of runbook',
      'mitigation of rollback',
    ]);
    // Who is above and not let, or let and from elsewhere.
    for (const credentials of [ADA, TOM, LEA]) {
      expect(await listed(credentials)).toEqual([]);
    }
    allowed[orrReviewDecidePermission.name] = [
      'user:default/ada',
      'user:default/tom',
    ];
    for (const credentials of [ADA, TOM]) {
      expect(await listed(credentials)).toEqual(['mitigation of rollback']);
    }
  });

  it('are told to the groups that accept high risks, where they stand above the owner', async () => {
    await proposeAll();
    const rows: { payload: string }[] = await knex('outbox').where({
      channel: 'notification',
    });
    const told = rows
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ scope }) => scope.startsWith('orr:finding:'))
      .map(({ title, description, recipientRefs }) =>
        [
          title.split(': ')[1],
          description.split(': ')[1],
          ...recipientRefs,
        ].join(', '),
      );
    expect(told.sort()).toEqual([
      'a mitigation is to be confirmed, Can you roll back?, group:default/reliability',
      'a risk is asked to be accepted, Can you roll back?, group:default/reliability, group:default/commerce',
      'a risk is asked to be accepted, Is there a runbook?, group:default/reliability',
    ]);
  });

  it('are those that can be decided', async () => {
    const { id } = await propose('rollback', 'acceptance');
    const decideAs = (credentials: Credentials) =>
      portal.services.dispositions.decideDisposition(
        named({
          dispositionId: id,
          revision: 1,
          outcome: 'approved' as const,
        }),
        { credentials },
      );
    await expect(decideAs(OMAR)).rejects.toThrow();
    expect(await listed(GRACE)).toHaveLength(1);
    await decideAs(GRACE);
    expect(await listed(GRACE)).toEqual([]);
  });

  it('wait neither for who proposed them nor for who answered', async () => {
    await story.answer(
      'rollback',
      { kind: 'practice', value: 'no' },
      { revision: 1, credentials: GRACE },
    );
    await propose('rollback', 'acceptance');
    await propose('runbook', 'acceptance', GRACE);
    expect(await listed(GRACE)).toEqual([]);
  });

  it('come page by page, each once', async () => {
    await proposeAll();
    allowed[orrReviewDecidePermission.name].push('user:default/grace');
    expect(await listed(GRACE, 1)).toEqual(await listed(GRACE));
    expect(await listed(GRACE, 1)).toHaveLength(3);
  });

  it('stay within the conditions of policy', async () => {
    await proposeAll();
    forOwnersOnly.add(orrAcceptanceHighDecidePermission.name);
    expect(await listed(GRACE)).toHaveLength(2);
    await knex('entity_owner').update({ owner_ref: 'group:default/logistics' });
    expect(await listed(GRACE)).toEqual([]);
    expect(await listed(LEA)).toHaveLength(2);
  });

  it.each([orrReviewReadPermission.name, catalogEntityReadPermission.name])(
    'are hidden with what they are about: %s',
    async permission => {
      await proposeAll();
      allowed[permission] = ['user:default/nadia', 'user:default/omar'];
      expect(await listed(GRACE)).toEqual([]);
      expect(await listed(OMAR)).toHaveLength(2);
    },
  );
});
