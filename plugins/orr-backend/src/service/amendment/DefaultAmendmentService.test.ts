import {
  ChecklistDocument,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import {
  ENTITY_REF,
  named,
  ReviewStory,
} from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { AmendAnswerInput } from '../AmendmentService';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const [ROLLBACK, RUNBOOK] = CHECKLIST.sections[0].questions;
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [{ ...ROLLBACK, evidence: { rule: 'required' } }, RUNBOOK],
    },
  ],
};
const LINK = { url: 'https://wiki.example/run', date: '2026-03-01' };
const MOVED = { url: 'https://new.example/run', date: '2026-03-03' };
const SECRET = 'Ask Berta for the key';

describe.each(databases.eachSupportedId())(
  'small edits after a decision on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    let denied: Set<string>;

    beforeEach(async () => {
      denied = new Set();
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [DOCUMENT],
        permissions: permissionsWithout(denied),
      });
      story = new ReviewStory(portal.services);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    /** Decided on 2 March; it is the day after. */
    const decided = async () => {
      await story.start();
      await portal.services.reviews.saveAnswer(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          revision: 0,
          statement: { kind: 'practice' as const, value: 'yes' as const },
          note: 'In the wiki',
          evidence: [LINK],
        }),
        { credentials: NADIA },
      );
      await story.answer('runbook', {
        kind: 'choices',
        choices: ['written', 'used'],
      });
      await story.submit();
      await story.decide({ outcome: 'go', conditions: [] });
      portal.moveTo('2026-03-03T09:00:00.000Z');
    };

    const amend = (
      change: Partial<AmendAnswerInput> = {},
      credentials = NADIA,
    ) =>
      portal.services.amendmentService.amendAnswer(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          revision: 0,
          note: 'In the handbook',
          ...change,
        }),
        { credentials },
      );

    const list = (credentials = NADIA, reviewId = story.reviewId) =>
      portal.services.amendmentService.listAmendments(
        { reviewId },
        { credentials },
      );

    const notices = async () =>
      (await knex('outbox').where({ channel: 'notification' }))
        .map(({ payload }) => JSON.parse(payload))
        .filter(({ title }) => title.includes('after your decision'));

    const nextReview = (credentials = TOM) =>
      portal.services.reviews.createReview(
        named({
          entityRef: ENTITY_REF,
          checklistId: CHECKLIST.id,
          kind: 'periodic' as const,
          carryOver: true,
        }),
        { credentials },
      );

    it('changes words and links, and leaves answer, frozen copy and standing', async () => {
      await decided();
      const before = (await story.reload()).detail;
      const standings = await knex('readiness').orderBy('checklist_id');

      const first = await amend({ note: ' In the handbook ' });
      const second = await amend({
        note: undefined,
        revision: 1,
        evidence: [MOVED],
      });

      expect(first).toMatchObject({
        reviewId: story.reviewId,
        decisionId: before.decision!.id,
        questionId: 'rollback',
        revision: 1,
        note: 'In the handbook',
        amendedBy: 'user:default/nadia',
        amendedAt: '2026-03-03T09:00:00.000Z',
      });
      expect(first.evidence).toBeUndefined();
      expect(second).toMatchObject({ revision: 2, evidence: [MOVED] });
      expect(second.note).toBeUndefined();
      expect(await list()).toEqual({
        items: [first, second],
        may: { amend: true },
      });
      const { detail } = await story.reload();
      expect(detail).toEqual(before);
      expect(await knex('readiness').orderBy('checklist_id')).toEqual(
        standings,
      );
    });

    it('tells the history what kind of change it was, and no words', async () => {
      await decided();
      await amend({ note: SECRET, evidence: [MOVED] });
      const { items } = await portal.services.changes.listEntityChanges(
        { entityRef: ENTITY_REF, limit: 5 },
        { credentials: OMAR },
      );
      expect(items[0]).toMatchObject({
        action: 'answer.amended',
        actorRef: 'user:default/nadia',
        facts: { revision: 1, noteChanged: true, evidenceChanged: true },
      });
      expect(JSON.stringify(items)).not.toContain(SECRET);
    });

    it('tells who decided once a day, and nobody else', async () => {
      await decided();
      await amend();
      await amend({ revision: 1, note: 'On the portal' });
      await amend({ questionId: 'runbook' }, TOM);
      expect(await notices()).toMatchObject([
        {
          recipientRefs: ['user:default/omar'],
          excludeRef: 'user:default/nadia',
          severity: 'low',
          topic: 'orr:review',
          scope: `orr:amendment:${story.reviewId}:2026-03-03`,
        },
      ]);
      expect(JSON.stringify(await notices())).not.toContain('handbook');
      portal.moveTo('2026-03-04T09:00:00.000Z');
      await amend({ revision: 2, note: 'On the wall' });
      expect(await notices()).toHaveLength(2);
    });

    it('tells nobody of what the one who decided changes', async () => {
      await decided();
      await amend({}, OMAR);
      expect(await notices()).toEqual([]);
      await amend({ revision: 1, note: 'On the portal' });
      expect(await notices()).toHaveLength(1);
    });

    it('tells the second of two who edit at once, and keeps the first', async () => {
      await decided();
      await amend();
      await expect(amend({ note: 'Elsewhere' }, TOM)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('user:default/nadia'),
      });
      await expect(amend({ revision: 2 }, TOM)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      const results = await Promise.allSettled([
        amend({ revision: 1, note: 'One' }),
        amend({ revision: 1, note: 'Other' }, TOM),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect((await list()).items).toHaveLength(2);
    });

    it('is made once where the same request comes twice', async () => {
      await decided();
      const mutationId = '5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e';
      const first = await amend({ mutationId });
      expect(await amend({ mutationId })).toEqual(first);
      expect((await list()).items).toHaveLength(1);
    });

    it.each([
      ['what changes nothing', { note: 'In the wiki' }, 'note: '],
      ['the last link of what asks for one', { evidence: [] }, 'evidence: '],
      ['a question that is not asked', { questionId: 'sky' }, 'questionId: '],
      [
        'an entity that the review does not cover',
        { coveredEntityRef: 'component:default/other' },
        'coveredEntityRef: ',
      ],
    ])('refuses %s', async (_, change, message) => {
      await decided();
      await expect(amend(change)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
      expect((await list()).items).toEqual([]);
    });

    it('is for decided reviews in force alone', async () => {
      await story.submitted();
      await expect(amend()).rejects.toMatchObject({ name: 'ConflictError' });
      expect((await list()).may).toEqual({ amend: false });
      await story.decide();
      const first = story.reviewId;
      await amend({ evidence: [MOVED] });
      await decided();
      expect((await list(NADIA, first)).may).toEqual({ amend: false });
      await expect(
        amend({ reviewId: first, revision: 1, note: 'Too late' }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('refuses whoever may not update the review', async () => {
      await decided();
      denied.add(orrReviewUpdatePermission.name);
      await expect(amend()).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(await list()).toEqual({ items: [], may: { amend: false } });
    });

    it('keeps the words from readers who see the answers alone', async () => {
      await decided();
      await amend({ note: SECRET, evidence: [MOVED] });
      [
        orrReviewUpdatePermission,
        orrReviewDecidePermission,
        orrReviewNoteReadPermission,
      ].forEach(({ name }) => denied.add(name));
      const [item] = (await list(TOM)).items;
      expect(item.note).toBeUndefined();
      expect(item).toMatchObject({ isNoteKept: true, evidence: [MOVED] });
    });

    it('goes on in the next review, in its words and with its links', async () => {
      await decided();
      await amend({ evidence: [MOVED] });
      await amend({ revision: 1, note: 'On the portal' }, TOM);
      const { answers, review } = await nextReview();
      expect(answers).toMatchObject([
        {
          questionId: 'rollback',
          statement: { kind: 'practice', value: 'yes' },
          note: 'On the portal',
          evidence: [MOVED],
          answeredBy: 'user:default/nadia',
          answeredAt: '2026-03-02T09:00:00.000Z',
        },
      ]);
      const earlier = await portal.services.reuse.getEarlierAnswers(
        { reviewId: review.id },
        { credentials: TOM },
      );
      expect(
        earlier.answers.find(({ questionId }) => questionId === 'rollback'),
      ).toMatchObject({ note: 'On the portal', evidence: [MOVED] });
    });

    it('is erased with its writer, also where it was carried on', async () => {
      await decided();
      await amend({ evidence: [{ ...MOVED, title: SECRET }] });
      await amend({ revision: 1, note: SECRET }, TOM);
      await nextReview();
      const care = portal.services.historyCare;
      const options = { credentials: OMAR };
      const userRef = 'user:default/tom';
      const preview = await care.previewErasure({ userRef }, options);
      expect(preview.texts).toBe(1);
      expect(await care.eraseContent(named({ userRef }), options)).toEqual(
        preview,
      );
      const words = async () => ({
        amended: (await list()).items.map(({ note }) => note),
        carried: (await knex('answer')).map(({ note }) => note),
        kept: JSON.stringify([
          await knex('amendment'),
          await knex('answer'),
          await knex('answer_revision'),
        ]),
      });
      // Tom wrote the note, Nadia the title of the link.
      expect(await words()).toMatchObject({
        amended: ['In the handbook', ''],
        carried: expect.not.arrayContaining([SECRET]),
        kept: expect.stringContaining(SECRET),
      });
      await care.eraseContent(
        named({ userRef: 'user:default/nadia' }),
        options,
      );
      expect((await words()).kept).not.toContain(SECRET);
      expect(await care.verifyHistory(options)).toMatchObject({
        brokenChains: 0,
      });
    });
  },
);
