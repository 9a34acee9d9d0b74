import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
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

jest.setTimeout(60_000);

const databases = createTestDatabases();
const RELIABILITY = 'group:default/reliability';

const SAID = {
  situation: 'The pipeline is not ours to change',
  criticality: 'All orders go through it',
  who: 'Everybody who buys',
  impact: 'A bad release stays for hours',
  urgency: 'The launch is in two weeks',
  remedy: 'Two days of the platform team',
};

describe.each(databases.eachSupportedId())(
  'what is escalated on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    let denied: Set<string>;

    /** A review with a gap at the first question. */
    beforeEach(async () => {
      denied = new Set();
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST],
        catalog: catalogServiceMock({
          entities: [CHECKOUT, group('payments'), group('reliability')],
        }),
        permissions: permissionsWithout(denied),
      });
      story = await new ReviewStory(portal.services).start();
      await story.answer('rollback', { kind: 'practice', value: 'no' });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const service = () => portal.services.escalations;

    const escalate = (change: object = {}, credentials = NADIA) =>
      service().escalateGap(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          to: 'Group:default/Reliability',
          ...SAID,
          ...change,
        }),
        { credentials },
      );

    const answer = (escalationId: string, credentials = OMAR) =>
      service().answerEscalation(
        named({
          reviewId: story.reviewId,
          escalationId,
          answer: 'They begin on Monday',
        }),
        { credentials },
      );

    const withdraw = (escalationId: string, credentials = NADIA) =>
      service().withdrawEscalation(
        named({ reviewId: story.reviewId, escalationId }),
        { credentials },
      );

    const list = (credentials = NADIA) =>
      service().listEscalations({ reviewId: story.reviewId }, { credentials });

    const notices = async (word: string) =>
      (await knex('outbox').where({ channel: 'notification' }))
        .map(({ payload }) => JSON.parse(payload))
        .filter(payload => JSON.stringify(payload).includes(word));

    const history = async () =>
      (
        await knex('history_entry')
          .whereIn('action', [
            'gap.escalated',
            'escalation.answered',
            'escalation.withdrawn',
          ])
          .orderBy('seq')
      ).map(row => ({
        action: row.action,
        subject: row.subject,
        facts: JSON.parse(row.facts),
        actor: row.actor_ref,
      }));

    it('tells whoever is asked at once, without what was said', async () => {
      const item = await escalate();

      expect(item).toEqual({
        escalation: {
          id: expect.any(String),
          reviewId: story.reviewId,
          questionId: 'rollback',
          toRef: RELIABILITY,
          ...SAID,
          state: 'open',
          raisedBy: 'user:default/nadia',
          raisedAt: '2026-03-02T09:00:00.000Z',
        },
        may: { answer: false, withdraw: true },
      });
      expect(await list()).toEqual({ items: [item], may: { escalate: true } });
      const told = await notices('a gap is escalated to you');
      expect(told).toMatchObject([
        {
          recipientRefs: [RELIABILITY],
          excludeRef: 'user:default/nadia',
          severity: 'high',
          description: 'Can you roll back?',
        },
      ]);
      expect(JSON.stringify(told)).not.toContain('pipeline');
      expect(await history()).toEqual([
        {
          action: 'gap.escalated',
          subject: 'rollback',
          facts: { level: 'HIGH' },
          actor: 'user:default/nadia',
        },
      ]);
    });

    it('is answered by a member of the group that is asked; who raised it is told', async () => {
      const { escalation } = await escalate({}, TOM);
      expect((await list(OMAR)).items).toMatchObject([
        { may: { answer: true, withdraw: false } },
      ]);
      await expect(answer(escalation.id, NADIA)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(RELIABILITY),
      });
      portal.moveTo('2026-03-03T09:00:00.000Z');

      expect(await answer(escalation.id)).toMatchObject({
        escalation: {
          state: 'answered',
          answer: 'They begin on Monday',
          answeredBy: 'user:default/omar',
          answeredAt: '2026-03-03T09:00:00.000Z',
        },
        may: { answer: false, withdraw: false },
      });

      expect(await notices('an escalation is answered')).toMatchObject([
        {
          recipientRefs: ['user:default/tom', 'user:default/nadia'],
          excludeRef: 'user:default/omar',
        },
      ]);
      expect(await history()).toMatchObject([
        { action: 'gap.escalated' },
        {
          action: 'escalation.answered',
          subject: 'rollback',
          facts: {},
          actor: 'user:default/omar',
        },
      ]);
      expect((await escalate()).escalation.state).toBe('open');
    });

    it('is taken back by who raised it, and asked of nobody after', async () => {
      const { escalation } = await escalate();
      await expect(withdraw(escalation.id, OMAR)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect((await withdraw(escalation.id)).escalation).toMatchObject({
        state: 'withdrawn',
        withdrawnAt: '2026-03-02T09:00:00.000Z',
      });
      expect(await notices('was withdrawn')).toMatchObject([
        { recipientRefs: [RELIABILITY], severity: 'low' },
      ]);
      await expect(answer(escalation.id)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await expect(withdraw(escalation.id)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      expect(await history()).toMatchObject([
        { action: 'gap.escalated' },
        { action: 'escalation.withdrawn' },
      ]);
    });

    it('has one end where two reach for it at once', async () => {
      const { escalation } = await escalate();
      const ends = await Promise.allSettled([
        answer(escalation.id),
        withdraw(escalation.id),
        answer(escalation.id),
      ]);
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(
        1,
      );
      expect(
        ends.flatMap(end =>
          end.status === 'rejected' ? [end.reason.name] : [],
        ),
      ).toEqual(['ConflictError', 'ConflictError']);
      expect(await history()).toHaveLength(2);
    });

    it('is raised once where two raise it at once, and once where the same request comes twice', async () => {
      const mutationId = '5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e';
      const first = await escalate({ mutationId });
      expect(await escalate({ mutationId })).toEqual(first);
      await expect(escalate({}, TOM)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('questionId: '),
      });
      await withdraw(first.escalation.id);
      const both = await Promise.allSettled([escalate(), escalate({}, TOM)]);
      expect(both.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect((await list()).items).toHaveLength(2);
    });

    it.each([
      ['whom the catalog does not have', { to: 'group:default/no' }, 'to: '],
      ['what is no person or group', { to: ENTITY_REF }, 'to: must be'],
      ['a question that shows no gap', { questionId: 'runbook' }, 'questionId'],
      ['a question that is not asked', { questionId: 'weather' }, 'questionId'],
      [
        'an entity that the review does not cover',
        { coveredEntityRef: 'component:default/other' },
        'coveredEntityRef: ',
      ],
    ])('refuses %s', async (_, change, message) => {
      await expect(escalate(change)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
      expect((await list()).items).toEqual([]);
      expect(await history()).toEqual([]);
    });

    it('is for who may answer or decide; others read it', async () => {
      denied.add(orrReviewUpdatePermission.name);
      const { escalation } = await escalate({}, OMAR);
      denied.add(orrReviewDecidePermission.name);
      await withdraw(escalation.id, OMAR);
      await expect(escalate({}, OMAR)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(await list()).toMatchObject({
        items: [{ escalation: { id: escalation.id } }],
        may: { escalate: false },
      });
      denied.add(orrReviewReadPermission.name);
      await expect(list()).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(answer(escalation.id)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it('does not know what was never escalated', async () => {
      await expect(
        answer('11111111-1111-4111-8111-111111111111'),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('leaves levels and standings as they are', async () => {
      const standing = async () => {
        const { checklists } =
          await portal.services.readiness.getEntityReadiness(
            { entityRef: ENTITY_REF },
            { credentials: NADIA },
          );
        return checklists;
      };
      const { detail: before } = await story.reload();
      const stood = await standing();
      const { escalation } = await escalate();
      await answer(escalation.id);
      const { detail } = await story.reload();
      expect(detail).toEqual(before);
      expect(await standing()).toEqual(stood);
    });

    it('waits for whoever is asked until it is answered, while the review is the present one', async () => {
      const waiting = async (credentials = OMAR) =>
        (
          await portal.services.mine.listWaiting({ limit: 50 }, { credentials })
        ).items.filter(({ waitingFor }) => waitingFor === 'answerEscalation');
      portal.moveTo('2026-03-03T09:00:00.000Z');
      const { escalation } = await escalate();
      expect(await waiting()).toMatchObject([
        {
          since: '2026-03-03T09:00:00.000Z',
          reviewId: story.reviewId,
          question: { id: 'rollback', title: 'Can you roll back?' },
        },
      ]);
      expect(await waiting(TOM)).toEqual([]);
      await knex('review').update({ state: 'withdrawn' });
      expect(await waiting()).toEqual([]);
      await expect(answer(escalation.id)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      expect((await list(OMAR)).items).toMatchObject([
        { may: { answer: false } },
      ]);
      await knex('review').update({ state: 'inProgress' });
      await answer(escalation.id);
      expect(await waiting()).toEqual([]);
    });

    it('is told with what becomes of the gaps of the entity while it is open', async () => {
      const told = async (credentials = OMAR) =>
        (
          await portal.services.dispositionLists.listEntityDispositions(
            { entityRef: ENTITY_REF },
            { credentials },
          )
        ).escalations;
      expect(await told()).toBeUndefined();
      const { escalation } = await escalate();
      expect(await told()).toEqual([
        {
          escalation,
          questionTitle: 'Can you roll back?',
          may: { answer: true, withdraw: false },
        },
      ]);
      expect(await told(NADIA)).toMatchObject([
        { may: { answer: false, withdraw: true } },
      ]);
      await answer(escalation.id);
      expect(await told()).toBeUndefined();
    });

    it('is raised after the decision too, while that is in force', async () => {
      await story.answer('runbook', {
        kind: 'choices',
        choices: ['written', 'used'],
      });
      await story.submit();
      const { escalation } = await escalate();
      await withdraw(escalation.id);
      await story.decide({ outcome: 'noGo', conditions: [] });
      expect((await escalate()).escalation.state).toBe('open');
    });

    it('keeps none of a person’s words when their content is erased', async () => {
      const { escalation } = await escalate();
      await answer(escalation.id);
      await portal.services.historyCare.eraseContent(
        named({ userRef: 'user:default/nadia' }),
        { credentials: OMAR },
      );
      const [item] = (await list()).items;
      expect(item.escalation).toMatchObject({
        situation: 'Erased',
        remedy: 'Erased',
        answer: 'They begin on Monday',
      });
      await portal.services.historyCare.eraseContent(
        named({ userRef: 'user:default/omar' }),
        { credentials: NADIA },
      );
      expect((await list()).items[0].escalation.answer).toBe('Erased');
    });
  },
);
