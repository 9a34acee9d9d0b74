import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  canonicalJson,
  orrReviewReadPermission,
  sha256Hex,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
} from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { StatementLog } from '../database/__testUtils__/StatementLog';

jest.setTimeout(60_000);

/** However large the checklist, and however many snapshots there are. */
const MOST_STATEMENTS = 20;

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('comparing, on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;
  let isDenied: boolean;
  let hidden: string[];

  beforeEach(async () => {
    isDenied = false;
    hidden = [];
    knex = await databases.init(databaseId);
    const catalog = catalogServiceMock({
      entities: [
        CHECKOUT,
        { ...CHECKOUT, metadata: { name: 'cart', uid: 'uid-2' } },
        group('payments'),
        group('reliability'),
      ],
    });
    portal = await createTestPortal(knex, {
      documents: [CHECKLIST, OTHER_CHECKLIST],
      catalog: {
        ...catalog,
        getEntityByRef: async (ref, options) =>
          hidden.includes(String(ref))
            ? undefined
            : catalog.getEntityByRef(ref, options),
      },
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
        authorizeConditional: async requests =>
          requests.map(({ permission }) => ({
            result:
              isDenied && permission.name === orrReviewReadPermission.name
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
      }),
    });
    story = new ReviewStory(portal.services);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const make = async (name: string, reviewId = story.reviewId) =>
    (
      await portal.services.history.createSnapshot(named({ reviewId, name }), {
        credentials: NADIA,
      })
    ).id;
  const compare = (from: string, to: string, credentials = NADIA) =>
    portal.services.comparisons.compareSnapshots({ from, to }, { credentials });

  it('sets a snapshot beside the decision that followed, each judged as of then', async () => {
    await story.start();
    await story.answer('rollback', { kind: 'practice', value: 'partly' });
    const from = await make('Before the load test');
    await story.answer(
      'rollback',
      { kind: 'practice', value: 'yes' },
      { revision: 1 },
    );
    await story.answer('runbook', { kind: 'choices', choices: ['used'] });
    await story.submit();
    const { decision } = (await story.decide()).detail;
    const found = await compare(from, decision!.ownSnapshotId!);

    expect(found).toMatchObject({
      entityRef: 'component:default/checkout',
      checklistId: CHECKLIST.id,
      from: {
        snapshot: { id: from, kind: 'byHand', name: 'Before the load test' },
        totals: { counts: { MEDIUM: 1, UNANSWERED: 1 }, answered: 1 },
      },
      to: {
        snapshot: { kind: 'decision' },
        outcome: 'conditionalGo',
        ownerRefs: ['group:default/payments'],
        totals: { counts: { HIGH: 1, NONE: 1 }, answered: 2 },
      },
      facts: [],
    });
    expect(found.from.outcome).toBeUndefined();
    expect(found.sections[0].questions).toMatchObject([
      {
        questionId: 'rollback',
        parts: ['level', 'statement'],
        before: { level: 'MEDIUM' },
        after: { level: 'NONE' },
      },
      {
        questionId: 'runbook',
        before: { level: 'UNANSWERED' },
        after: { level: 'HIGH', choices: ['It was used'] },
      },
    ]);
  });

  it('compares reviews under different versions of the checklist', async () => {
    await story.submitted();
    const from = story.detail.snapshot!.id;
    await story.decide();
    await portal.services.checklistPublisher.publish({
      documents: [
        {
          ...CHECKLIST,
          sections: [
            {
              ...CHECKLIST.sections[0],
              questions: [
                {
                  ...CHECKLIST.sections[0].questions[0],
                  title: 'Can you go back?',
                },
              ],
            },
          ],
        },
        OTHER_CHECKLIST,
      ],
      now: portal.clock.now(),
    });
    await story.start();
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    const found = await compare(from, await make('Anew'));
    expect([found.from.checklistVersion, found.to.checklistVersion]).toEqual([
      1, 2,
    ]);
    expect(found.sections[0].questions).toMatchObject([
      { questionId: 'rollback', asked: 'both', parts: ['wording'] },
      { questionId: 'runbook', asked: 'removed' },
    ]);
  });

  it('reads snapshots that are older than what they keep today', async () => {
    await story.submitted();
    const { id } = story.detail.snapshot!;
    const row = await knex('snapshot').where({ id }).first('content');
    const { state: _state, ...older } = JSON.parse(row.content);
    const content = canonicalJson(older);
    await knex('snapshot')
      .where({ id })
      .update({ content, content_hash: sha256Hex(content) });
    expect(await compare(id, id)).toMatchObject({
      from: { totals: { total: 2 } },
      facts: [],
    });
  });

  it('costs a bounded number of statements', async () => {
    await story.submitted();
    const from = story.detail.snapshot!.id;
    await story.decide();
    await story.start();
    const to = await make('Anew');
    const log = new StatementLog(knex);
    const sent = await log.during(() => compare(from, to));
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it('knows no snapshot of an entity that is hidden from the caller, as of none', async () => {
    await story.submitted();
    const { id } = story.detail.snapshot!;
    const unknown = randomUUID();
    await expect(compare(id, unknown)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `No snapshot ${unknown}`,
    });
    hidden = ['component:default/checkout'];
    await expect(compare(id, id, OMAR)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `No snapshot ${id}`,
    });
  });

  it('refuses whom policy lets read no reviews', async () => {
    await story.submitted();
    const { id } = story.detail.snapshot!;
    isDenied = true;
    await expect(compare(id, id)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it.each([
    ['another entity', 'component:default/cart', CHECKLIST.id],
    ['another checklist', 'component:default/checkout', OTHER_CHECKLIST.id],
  ])('names the one that is of %s', async (_, entityRef, checklistId) => {
    await story.start();
    const from = await make('Here');
    const other = await portal.services.reviews.createReview(
      named({ entityRef, checklistId, kind: 'launch' as const }),
      { credentials: NADIA },
    );
    const to = await make('There', other.review.id);
    await expect(compare(from, to)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^to: /),
    });
  });
});
