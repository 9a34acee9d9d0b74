import { randomUUID } from 'node:crypto';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
  TOM,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const ROUNDS = 5;
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'reviews that are worked on at once, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    const reviews = () => portal.services.reviews;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST, OTHER_CHECKLIST],
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const start = (
      checklistId = CHECKLIST.id,
      mutationId: string = randomUUID(),
      credentials = NADIA,
    ) =>
      reviews().createReview(
        { mutationId, entityRef: ENTITY, checklistId, kind: 'launch' },
        { credentials },
      );
    const answer = (reviewId: string, revision: number, value: 'yes' | 'no') =>
      reviews().saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId: 'rollback',
          revision,
          statement: { kind: 'practice', value },
          evidence: [],
        },
        { credentials: NADIA },
      );
    const submit = (reviewId: string, mutationId: string = randomUUID()) =>
      reviews().submitReview(
        { mutationId, reviewId, revision: 1 },
        { credentials: NADIA },
      );
    const decide = (
      { review, snapshot }: ReviewDetail,
      change: { mutationId?: string; credentials?: typeof OMAR } = {},
    ) =>
      reviews().decideReview(
        {
          mutationId: change.mutationId ?? randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo',
          reason: 'Not yet',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: change.credentials ?? OMAR },
      );

    it('starts and decides reviews of one entity under two checklists beside each other', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const started = await Promise.all([
          start(CHECKLIST.id),
          start(OTHER_CHECKLIST.id),
        ]);
        const submitted = await Promise.all(
          started.map(({ review }) => submit(review.id)),
        );
        const decided = await Promise.all(
          submitted.map(detail => decide(detail)),
        );
        expect(decided.map(({ review }) => review.state)).toEqual([
          'decided',
          'decided',
        ]);
      }
      expect(await knex('decision')).toHaveLength(2 * ROUNDS);
    });

    it('takes the decision of one of two reviewers', async () => {
      const { review } = await start();
      const submitted = await submit(review.id);

      const results = await Promise.allSettled([
        decide(submitted),
        decide(submitted, { credentials: TOM }),
      ]);

      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject(
        { reason: { name: 'ConflictError' } },
      );
      expect(await knex('decision')).toHaveLength(1);
    });

    it('freezes every answer that was acknowledged before, and refuses the later ones', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { review } = await start();
        await answer(review.id, 0, 'no');

        const [saved, { snapshot }] = await Promise.all([
          answer(review.id, 1, 'yes').then(
            ({ revision }) => revision,
            error => error.name,
          ),
          submit(review.id),
        ]);

        const [row] = await knex('answer').where({ review_id: review.id });
        expect(snapshot!.answers).toMatchObject([{ revision: row.revision }]);
        expect(saved).toBe(row.revision === 2 ? 2 : 'ConflictError');
        await decide(
          await reviews().getReview(
            { reviewId: review.id },
            { credentials: OMAR },
          ),
        );
      }
    });

    it('answers a retry with success after everything has moved on', async () => {
      const ids = {
        create: randomUUID(),
        submit: randomUUID(),
        decide: randomUUID(),
      };
      const { review } = await start(CHECKLIST.id, ids.create);
      const submitted = await submit(review.id, ids.submit);
      await decide(submitted, { mutationId: ids.decide });
      const next = await start();
      await decide(await submit(next.review.id));
      await portal.services.checklistPublisher.publish({
        documents: [],
        now: portal.clock.now(),
      });

      const retried = [
        await start(CHECKLIST.id, ids.create),
        await submit(review.id, ids.submit),
        await decide(submitted, { mutationId: ids.decide }),
      ];

      expect(retried.map(detail => detail.review)).toEqual(
        Array(3).fill(
          expect.objectContaining({ id: review.id, state: 'superseded' }),
        ),
      );
      expect(await knex('review')).toHaveLength(2);
      // One of the submission and one of the decision each.
      expect(await knex('snapshot')).toHaveLength(4);
      expect(await knex('decision')).toHaveLength(2);
    });

    it('takes the same mutation id of another person for another write', async () => {
      const mutationId = randomUUID();
      await start(CHECKLIST.id, mutationId);

      await expect(start(CHECKLIST.id, mutationId, TOM)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      expect(await start(OTHER_CHECKLIST.id, mutationId, TOM)).toMatchObject({
        review: { driverRef: 'user:default/tom' },
      });
    });

    it('tells who decides on what has changed of the change, not of the fields', async () => {
      const { review } = await start();
      const submitted = await submit(review.id);
      const outdated = {
        ...submitted,
        snapshot: { ...submitted.snapshot!, id: randomUUID() },
      };

      const refused = reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: outdated.snapshot.id,
          outcome: 'go',
          reason: 'Fine',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );

      await expect(refused).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('snapshotId'),
      });
    });

    it('stores one version when two replicas publish a new checklist at once', async () => {
      const documents = [{ ...CHECKLIST, id: 'brand-new' }];
      const now = portal.clock.now();

      await Promise.all(
        [1, 2, 3].map(() =>
          portal.services.checklistPublisher.publish({ documents, now }),
        ),
      );

      expect(
        await knex('checklist_version').where({ checklist_id: 'brand-new' }),
      ).toMatchObject([{ version: 1 }]);
      expect(
        await portal.stores.checklists.getCurrent('brand-new'),
      ).toMatchObject({ version: 1, document: { state: 'published' } });
    });
  },
);
