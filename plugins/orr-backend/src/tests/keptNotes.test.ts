import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { entityOf } from '../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const WORDS = 'The old region would not come back';
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const REFUNDS = entityOf({
  name: 'refunds',
  spec: { type: 'service', owner: 'group:default/payments' },
  relations: [['ownedBy', 'group:default/payments']],
});

/** Tom reads, and no more; of notes he sees what `decideOnNotes` says. Everybody else does everything. */
function createPolicyOf(decideOnNotes: () => PolicyDecision) {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async (
      requests: { permission: { name: string } }[],
      options?: { credentials: BackstageCredentials },
    ) =>
      requests.map(({ permission: { name } }) => {
        const { userEntityRef } = options!.credentials.principal as any;
        if (userEntityRef !== 'user:default/tom') {
          return ALLOW;
        }
        if (name === orrReviewNoteReadPermission.name) {
          return decideOnNotes();
        }
        return name === orrReviewUpdatePermission.name ||
          name === orrReviewDecidePermission.name
          ? DENY
          : ALLOW;
      }),
  } as Partial<PermissionsService>);
}

describe.each(databases.eachSupportedId())('kept notes on %s', databaseId => {
  let knex: Knex;
  let notes: PolicyDecision;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let past: ReviewStory;
  let running: ReviewStory;
  let siblingReviewId: string;

  beforeEach(async () => {
    notes = DENY;
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      permissions: createPolicyOf(() => notes),
      catalog: catalogServiceMock({
        entities: [CHECKOUT, REFUNDS, group('payments'), group('reliability')],
      }),
    });
    past = await new ReviewStory(portal.services).start();
    await saveWords(past.reviewId);
    await past.answer('runbook', {
      kind: 'toBeResearched',
      assigneeRef: 'user:default/nadia',
      note: WORDS,
    });
    await past.submit();
    await past.decide({ outcome: 'noGo', conditions: [] });
    running = await new ReviewStory(portal.services).start();
    await saveWords(running.reviewId);
    const sibling = await portal.services.reviews.createReview(
      named({
        entityRef: 'component:default/refunds',
        checklistId: CHECKLIST.id,
        kind: 'launch' as const,
      }),
      { credentials: NADIA },
    );
    siblingReviewId = sibling.review.id;
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function saveWords(reviewId: string) {
    await portal.services.reviews.saveAnswer(
      named({
        reviewId,
        questionId: 'rollback',
        statement: { kind: 'practice' as const, value: 'yes' as const },
        note: WORDS,
        evidence: [],
        revision: 0,
      }),
      { credentials: NADIA },
    );
  }

  /** Whatever shows answers, as one reader gets it. */
  async function readAll(credentials: BackstageCredentials) {
    const { reviews, answerLog, history, reuse } = portal.services;
    const asReader = { credentials };
    const { reviewId } = past;
    const question = { reviewId, questionId: 'rollback' };
    const { items } = await history.listSnapshots({ reviewId }, asReader);
    return {
      review: await reviews.getReview({ reviewId }, asReader),
      answers: await answerLog.listAnswers({ reviewId }, asReader),
      values: await answerLog.listAnswerHistory(
        { ...question, limit: 10 },
        asReader,
      ),
      snapshot: await history.getSnapshot(
        { reviewId, snapshotId: items[0].id },
        asReader,
      ),
      earlier: await reuse.getEarlierAnswers(
        { reviewId: running.reviewId },
        asReader,
      ),
      siblings: await reuse.listSiblingAnswers(
        { reviewId: siblingReviewId, questionId: 'rollback' },
        asReader,
      ),
    };
  }

  const holding = (read: Record<string, unknown>) =>
    Object.keys(read).filter(key => JSON.stringify(read[key]).includes(WORDS));

  it('keeps them from whom policy shows the answers alone, and says that they are there', async () => {
    const read = await readAll(TOM);
    expect(holding(read)).toEqual([]);
    const { answers, snapshot } = read.review;
    for (const kept of [
      ...answers,
      ...read.answers.items,
      ...read.values.items,
      ...snapshot!.answers,
      ...read.snapshot.snapshot.answers,
      ...read.earlier.answers,
      ...read.siblings.items.map(({ answer }) => answer),
    ]) {
      expect(kept.isNoteKept).toBe(true);
    }
    expect(answers).toHaveLength(2);
    expect(read.siblings.items).toHaveLength(1);
  });

  it.each([
    ['by the permission', () => ALLOW],
    [
      'by a rule about whose entity it is',
      (): PolicyDecision => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'orr',
        resourceType: 'orr-review',
        conditions: orrReviewConditions.isEntityOwner({
          claims: ['group:default/payments'],
        }),
      }),
    ],
  ])('shows them %s', async (_how, decision) => {
    notes = decision();
    const read = await readAll(TOM);
    expect(holding(read)).toEqual(Object.keys(read));
    expect(JSON.stringify(read)).not.toContain('isNoteKept');
  });

  it.each([
    ['who answers', NADIA],
    ['who decides', OMAR],
  ])('shows them to %s', async (_who, reader) => {
    const read = await readAll(reader);
    expect(holding(read)).toEqual(Object.keys(read));
  });

  it('keeps them by a rule that does not hold', async () => {
    notes = {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'orr',
      resourceType: 'orr-review',
      conditions: orrReviewConditions.isParticipant({
        userRefs: ['user:default/tom'],
      }),
    } as PolicyDecision;
    expect(holding(await readAll(TOM))).toEqual([]);
  });
});
