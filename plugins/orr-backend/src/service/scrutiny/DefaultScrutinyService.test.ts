import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('scrutiny on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;
  const scrutiny = () => portal.services.scrutiny;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex);
    story = await new ReviewStory(portal.services).submitted();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const look = (
    questionId: string,
    options: {
      answerRevision?: number;
      looked?: boolean;
      credentials?: typeof OMAR;
    } = {},
  ) =>
    scrutiny().markLooked(
      named({
        reviewId: story.reviewId,
        questionId,
        answerRevision: options.answerRevision ?? 1,
        looked: options.looked ?? true,
      }),
      { credentials: options.credentials ?? OMAR },
    );

  const read = (credentials = OMAR) =>
    scrutiny().getScrutiny({ reviewId: story.reviewId }, { credentials });

  const ask = (change: object = {}, credentials = OMAR) =>
    scrutiny().requestChanges(
      named({
        reviewId: story.reviewId,
        revision: story.detail.review.revision,
        snapshotId: story.detail.snapshot!.id,
        requests: [{ questionId: 'runbook', text: 'Link the runbook' }],
        ...change,
      }),
      { credentials },
    );

  const reply = (requestId: string, text: string | null) =>
    scrutiny().replyToChangeRequest(
      named({ reviewId: story.reviewId, requestId, reply: text }),
      { credentials: NADIA },
    );

  const inbox = async () =>
    (await knex('outbox').where({ channel: 'notification' }))
      .map(({ payload }) => JSON.parse(payload))
      .map(payload => ({ ...payload, text: JSON.stringify(payload) }));

  describe('looking', () => {
    it('keeps who looked at which revision, once each, and takes it back', async () => {
      await look('rollback');
      await look('rollback');

      expect((await read()).looks).toEqual([
        {
          questionId: 'rollback',
          answerRevision: 1,
          lookedBy: 'user:default/omar',
          lookedAt: portal.clock.now().toISOString(),
        },
      ]);
      expect(await look('rollback', { looked: false })).toEqual({ looks: [] });
      expect((await read()).looks).toEqual([]);
    });

    it('is for someone other than the answerer, whatever policy says', async () => {
      await expect(
        look('rollback', { credentials: NADIA }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await look('rollback', { credentials: TOM });
      await expect(look('runbook', { credentials: TOM })).rejects.toMatchObject(
        { name: 'NotAllowedError' },
      );
      expect(await knex('answer_look')).toHaveLength(1);
    });

    it.each([
      ['rollback', { answerRevision: 2 }, 'ConflictError', /answerRevision/],
      ['unknown', {}, 'InputError', /questionId/],
    ])('refuses %s with %j', async (questionId, options, name, message) => {
      await expect(look(questionId, options)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
      expect(await knex('answer_look')).toHaveLength(0);
    });

    it('is void once the answer changes, and stays where it does not', async () => {
      await look('rollback');
      await look('runbook');
      await ask();
      await story.answer(
        'runbook',
        { kind: 'choices', choices: ['written'] },
        { revision: 1 },
      );
      await story.submit();

      expect((await read()).looks).toMatchObject([{ questionId: 'rollback' }]);
    });

    it('is for a submitted review only', async () => {
      await ask();
      await expect(look('rollback')).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('is frozen into the decision, which counts by it', async () => {
      await look('rollback');
      await look('runbook');
      await story.decide();

      expect(story.detail.decision).toMatchObject({
        // The runbook is a gap: looking at it makes it no better founded.
        rungs: { said: 0, linked: 0, lookedAt: 1, probed: 0, exercised: 0 },
        looks: [{ questionId: 'rollback' }, { questionId: 'runbook' }],
      });
      await expect(look('rollback')).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('confirms no answer that is confirmed one by one', async () => {
      await ask();
      await story.answer(
        'rollback',
        { kind: 'notApplicable', reason: 'Nothing is released' },
        { revision: 1 },
      );
      await story.submit();
      await look('rollback', { answerRevision: 2 });

      await expect(story.decide()).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('outcome'),
      });
      await story.decide({ confirmedQuestionIds: ['rollback'] });
      expect(story.detail.review.state).toBe('decided');
    });
  });

  describe('asking for changes', () => {
    it('gives the review back, and tells those who answered, with a link to the question', async () => {
      const { review, may } = await ask({ message: 'Nearly there' });

      expect(review).toMatchObject({ state: 'changesRequested', revision: 3 });
      expect(may.decide).toBe(false);
      const { rounds } = await read(NADIA);
      expect(rounds).toMatchObject([
        {
          snapshotId: story.detail.snapshot!.id,
          message: 'Nearly there',
          requestedBy: 'user:default/omar',
          requests: [
            {
              questionId: 'runbook',
              text: 'Link the runbook',
              answerRevision: 1,
            },
          ],
        },
      ]);
      const [message] = (await inbox()).filter(({ text }) =>
        text.includes('asked for'),
      );
      expect(message).toMatchObject({
        recipientRefs: ['user:default/nadia', 'user:default/tom'],
        excludeRef: 'user:default/omar',
        link: expect.stringMatching(/\/reviews\/[^/]+\?question=runbook$/),
      });
      expect(message.text).not.toMatch(/Link the runbook|Nearly there/);
    });

    it.each([
      [
        { requests: [{ questionId: 'unknown', text: 'More' }] },
        'InputError',
        /requests\.0\.questionId/,
      ],
      [
        {
          requests: [
            { questionId: 'runbook', text: 'More' },
            { questionId: 'runbook', text: 'And more' },
          ],
        },
        'InputError',
        /requests\.1\.questionId/,
      ],
      [{ revision: 1 }, 'ConflictError', /revision/],
      [
        { snapshotId: '6f1f0d0a-7c1e-4ad0-8ac0-2f3d1f5a7b11' },
        'ConflictError',
        /snapshotId/,
      ],
    ])('refuses %j and writes nothing', async (change, name, message) => {
      await expect(ask(change)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
      expect(await knex('change_round')).toHaveLength(0);
      expect(await knex('change_request')).toHaveLength(0);
      expect((await story.reload()).detail.review.state).toBe('submitted');
    });

    it('is for those who may decide', async () => {
      // The driver does not decide where a peer does.
      await expect(ask({}, NADIA)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('isDriver'),
      });
    });

    it('happens once, also when two ask at the same time', async () => {
      const both = await Promise.allSettled([ask(), ask({}, TOM)]);
      expect(both.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await knex('change_round')).toHaveLength(1);
    });

    it('takes a reply and takes it back, and keeps it over the next submission', async () => {
      await ask();
      const [{ requests }] = (await read()).rounds;
      expect(await reply(requests[0].id, 'It is in the note')).toMatchObject({
        reply: {
          text: 'It is in the note',
          repliedBy: 'user:default/nadia',
        },
      });
      const { reply: taken } = await reply(requests[0].id, null);
      expect(taken).toBeUndefined();
      await reply(requests[0].id, 'It is in the note after all');
      await story.submit();

      expect((await read()).rounds[0].requests[0].reply?.text).toBe(
        'It is in the note after all',
      );
      await expect(reply(requests[0].id, 'Late')).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('takes no reply to an earlier round, nor to what was never asked', async () => {
      await ask();
      const [first] = (await read()).rounds[0].requests;
      await story.submit();
      await ask({
        requests: [{ questionId: 'rollback', text: 'How often?' }],
      });

      await expect(reply(first.id, 'Late')).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await expect(
        reply('6f1f0d0a-7c1e-4ad0-8ac0-2f3d1f5a7b11', 'What?'),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      const { rounds } = await read();
      expect(rounds.map(round => round.requests[0].questionId)).toEqual([
        'rollback',
        'runbook',
      ]);
    });
  });

  describe('withdrawing', () => {
    const withdraw = (credentials = NADIA, change: object = {}) =>
      scrutiny().withdrawReview(
        named({
          reviewId: story.reviewId,
          revision: story.detail.review.revision,
          ...change,
        }),
        { credentials },
      );

    it('is for the driver; it ends the review and tells who was asked to decide', async () => {
      await expect(withdraw(TOM)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      await expect(withdraw(NADIA, { revision: 1 })).rejects.toMatchObject({
        name: 'ConflictError',
      });
      const { review } = await withdraw();

      expect(review).toMatchObject({ state: 'withdrawn', revision: 3 });
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: 'component:default/checkout' },
        { credentials: NADIA },
      );
      expect(checklists[0]).toMatchObject({
        standing: 'neverReviewed',
        flags: { inReview: false },
      });
      expect(checklists[0].openReviewId).toBeUndefined();
      expect(
        (await inbox()).filter(({ text }) => text.includes('withdrawn')),
      ).toMatchObject([{ recipientRefs: ['group:default/reliability'] }]);
      await expect(withdraw()).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('tells the reviewers that the entry of the entity names too, as they were told of the submission', async () => {
      const { metadata } = CHECKOUT;
      const annotations = { 'operational-readiness/reviewers': 'Security' };
      const annotated = { ...CHECKOUT, metadata: { ...metadata, annotations } };
      const groups = ['payments', 'reliability', 'security'].map(group);
      const other = await databases.init(databaseId);
      portal = await createTestPortal(other, {
        catalog: catalogServiceMock({ entities: [annotated, ...groups] }),
      });
      story = await new ReviewStory(portal.services).submitted();
      await withdraw();
      const told = await other('outbox').where({ channel: 'notification' });
      expect(
        told.map(({ payload }) => JSON.parse(payload).recipientRefs),
      ).toEqual([
        ['group:default/reliability', 'group:default/security'],
        ['group:default/reliability', 'group:default/security'],
      ]);
      await other.destroy();
    });
  });

  it('says what each person may do', async () => {
    expect((await read()).may).toEqual({
      look: true,
      assign: true,
      requestChanges: true,
      withdraw: false,
      extendConditions: false,
      lookAtSample: false,
      meetConditionIds: [],
      signOffSectionIds: [],
    });
    expect((await read(NADIA)).may).toMatchObject({
      requestChanges: false,
      withdraw: true,
    });
    await story.decide();
    const [{ id }] = story.detail.decision!.conditions;
    expect((await read()).may).toMatchObject({
      look: false,
      requestChanges: false,
      extendConditions: true,
      meetConditionIds: [],
    });
    expect((await read(TOM)).may).toMatchObject({
      extendConditions: false,
      meetConditionIds: [id],
    });
  });
});
