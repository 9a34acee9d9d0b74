import {
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

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'what is disclosed after a decision on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    let denied: Set<string>;

    beforeEach(async () => {
      denied = new Set();
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST],
        permissions: permissionsWithout(denied),
      });
      story = new ReviewStory(portal.services);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const service = () => portal.services.disclosures;

    /** Everything was in order on 2 March; it is the day after. */
    const decided = async () => {
      await story.start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('runbook', {
        kind: 'choices',
        choices: ['written', 'used'],
      });
      await story.submit();
      await story.decide({ outcome: 'go', conditions: [] });
      portal.moveTo('2026-03-03T09:00:00.000Z');
    };

    const disclose = (change: object = {}, credentials = NADIA) =>
      service().discloseGap(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          statement: { kind: 'practice' as const, value: 'no' as const },
          note: 'The old pipeline is gone',
          ...change,
        }),
        { credentials },
      );

    const close = (disclosureId: string, credentials = OMAR) =>
      service().closeDisclosure(
        named({
          reviewId: story.reviewId,
          disclosureId,
          note: 'The new one rolls back too',
          url: 'https://ci.example.org/42',
        }),
        { credentials },
      );

    const list = (credentials = NADIA) =>
      service().listDisclosures({ reviewId: story.reviewId }, { credentials });

    const standing = async () => {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      );
      const [{ standing: is, reasons, nextChangeAt }] = checklists as any[];
      return { is, reasons, nextChangeAt };
    };

    const at = async (instant: string) => {
      portal.moveTo(instant);
      await portal.services.projection.runOnce(portal.clock.now());
    };

    const notices = async (word: string) =>
      (await knex('outbox').where({ channel: 'notification' }))
        .map(({ payload }) => JSON.parse(payload))
        .filter(payload => JSON.stringify(payload).includes(word));

    const history = async () =>
      (await knex('history_entry').orderBy('seq')).map(row => ({
        action: row.action,
        subject: row.subject,
        facts: JSON.parse(row.facts),
      }));

    it('moves the standing at once, and once more by itself when its grace is over', async () => {
      await decided();
      expect(await standing()).toMatchObject({ is: 'ready' });

      const item = await disclose();

      expect(item).toMatchObject({
        disclosure: {
          questionId: 'rollback',
          level: 'HIGH',
          gate: 'blocking',
          disclosedBy: 'user:default/nadia',
          disclosedAt: '2026-03-03T09:00:00.000Z',
        },
        counts: true,
        countsFrom: '2026-03-18',
        may: { close: false },
      });
      expect(await standing()).toMatchObject({
        is: 'readyWithConditions',
        reasons: [
          {
            code: 'gapWithinGrace',
            questionId: 'rollback',
            date: '2026-03-17',
          },
        ],
      });
      await at('2026-03-17T12:00:00.000Z');
      expect(await standing()).toMatchObject({ is: 'readyWithConditions' });
      await at('2026-03-18T12:00:00.000Z');
      expect(await standing()).toMatchObject({
        is: 'notReady',
        reasons: [{ code: 'gapPastGrace', questionId: 'rollback' }],
      });
    });

    it('calls for a condition where the gate does, however long it is there', async () => {
      await decided();
      const item = await disclose({
        questionId: 'runbook',
        statement: { kind: 'choices', choices: ['used'] },
      });
      expect(item.disclosure).toMatchObject({
        level: 'HIGH',
        gate: 'conditional',
      });
      expect(item.countsFrom).toBeUndefined();
      await at('2026-04-20T12:00:00.000Z');
      expect(await standing()).toMatchObject({
        is: 'readyWithConditions',
        reasons: [{ code: 'gapWithinGrace', questionId: 'runbook' }],
      });
    });

    it('leaves the frozen copy and the answers as they were decided on', async () => {
      await decided();
      const before = await story.reload().then(({ detail }) => detail);
      await disclose();
      const { detail } = await story.reload();
      expect(detail.answers).toEqual(before.answers);
      expect(detail.snapshot).toEqual(before.snapshot);
    });

    it('tells who decided and the owners once, without what was said', async () => {
      await decided();
      await disclose();
      const told = await notices('a gap was disclosed');
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({
        recipientRefs: ['user:default/omar', 'group:default/payments'],
        excludeRef: 'user:default/nadia',
        severity: 'high',
        description:
          'Unless it is fixed or covered, it counts from 2026-03-18: Can you roll back?',
      });
      expect(JSON.stringify(told)).not.toContain('pipeline');
      expect(await history()).toContainEqual({
        action: 'gap.disclosed',
        subject: 'rollback',
        facts: { to: { kind: 'practice', value: 'no' }, level: 'HIGH' },
      });
    });

    it('is told once where the same request comes twice', async () => {
      await decided();
      const mutationId = '5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e';
      const first = await disclose({ mutationId });
      expect(await disclose({ mutationId })).toEqual(first);
      expect((await list()).items).toHaveLength(1);
    });

    it.each([
      [
        'no greater risk',
        { statement: { kind: 'practice', value: 'yes' } },
        'statement: shows no risk',
      ],
      [
        'what nobody knows yet',
        {
          statement: {
            kind: 'toBeResearched',
            assigneeRef: 'user:default/tom',
          },
        },
        'statement: shows no risk',
      ],
      [
        'a statement of another form',
        { statement: { kind: 'number', value: 3 } },
        'statement.kind: ',
      ],
      [
        'a question that is not asked',
        { questionId: 'weather' },
        'questionId: ',
      ],
      [
        'an entity that the review does not cover',
        { coveredEntityRef: 'component:default/other' },
        'coveredEntityRef: ',
      ],
    ])('refuses %s', async (_, change, message) => {
      await decided();
      await expect(disclose(change)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
      expect((await list()).items).toEqual([]);
      expect(await standing()).toMatchObject({ is: 'ready' });
    });

    it('refuses what the decision knew already', async () => {
      await story.submitted();
      await story.decide();
      portal.moveTo('2026-03-03T09:00:00.000Z');
      await expect(
        disclose({
          questionId: 'runbook',
          statement: { kind: 'choices', choices: ['written'] },
        }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('statement: shows no greater risk'),
      });
    });

    it('refuses a second one of a question while the first is open, and any before the decision', async () => {
      await story.submitted();
      await expect(disclose()).rejects.toMatchObject({ name: 'ConflictError' });
      await story.decide();
      portal.moveTo('2026-03-03T09:00:00.000Z');
      const { disclosure } = await disclose({
        statement: { kind: 'practice', value: 'partly' },
      });
      expect(disclosure.level).toBe('MEDIUM');
      await expect(disclose()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('questionId: '),
      });
      await close(disclosure.id);
      expect((await disclose()).disclosure.level).toBe('HIGH');
      expect((await list()).items).toHaveLength(2);
    });

    it('refuses whoever may not update the review', async () => {
      await decided();
      denied.add(orrReviewUpdatePermission.name);
      await expect(disclose()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect((await list()).may).toEqual({ disclose: false });
    });

    it('is closed by somebody else who may decide: the standing follows', async () => {
      await decided();
      const { disclosure } = await disclose();
      expect((await list(OMAR)).items).toMatchObject([
        { may: { close: true } },
      ]);
      expect((await list(NADIA)).items).toMatchObject([
        { may: { close: false } },
      ]);
      await expect(close(disclosure.id, NADIA)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });

      expect(await close(disclosure.id)).toMatchObject({
        disclosure: {
          closedBy: 'user:default/omar',
          closedNote: 'The new one rolls back too',
          closedUrl: 'https://ci.example.org/42',
        },
        may: { close: false },
      });

      expect(await standing()).toMatchObject({ is: 'ready' });
      expect(await notices('a disclosed gap is fixed')).toMatchObject([
        {
          recipientRefs: ['user:default/nadia', 'group:default/payments'],
          excludeRef: 'user:default/omar',
        },
      ]);
      expect(await history()).toContainEqual({
        action: 'gap.closed',
        subject: 'rollback',
        facts: { level: 'HIGH' },
      });
      await expect(close(disclosure.id)).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('is closed by nobody who may not decide, and only where it is', async () => {
      await decided();
      const { disclosure } = await disclose();
      await expect(
        close('5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e'),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      denied.add(orrReviewDecidePermission.name);
      await expect(close(disclosure.id)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(await standing()).toMatchObject({ is: 'readyWithConditions' });
    });

    it('ends with the next decision', async () => {
      await decided();
      const { disclosure } = await disclose();
      const first = story.reviewId;
      await decided();
      expect(await standing()).toMatchObject({ is: 'ready' });
      const { items, may } = await service().listDisclosures(
        { reviewId: first },
        { credentials: OMAR },
      );
      expect(items).toMatchObject([{ counts: false, may: { close: false } }]);
      expect(items[0].countsFrom).toBeUndefined();
      expect(may).toEqual({ disclose: false });
      await expect(
        service().closeDisclosure(
          named({
            reviewId: first,
            disclosureId: disclosure.id,
            note: 'Too late',
          }),
          { credentials: OMAR },
        ),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('is covered by an acceptance of its level, until that runs out', async () => {
      await decided();
      await disclose();
      const { dispositions } = portal.services;
      const asked = await dispositions.proposeDisposition(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          type: 'acceptance' as const,
          text: 'It is rebuilt in April',
          until: '2026-03-25',
        }),
        { credentials: TOM },
      );
      expect(asked.level).toBe('HIGH');
      await dispositions.decideDisposition(
        named({
          dispositionId: asked.id,
          revision: 1,
          outcome: 'approved' as const,
        }),
        { credentials: OMAR },
      );
      await at('2026-03-20T12:00:00.000Z');
      expect(await standing()).toMatchObject({
        is: 'readyWithConditions',
        reasons: [{ code: 'acceptedHigh', questionId: 'rollback' }],
      });
      await at('2026-03-26T12:00:00.000Z');
      expect(await standing()).toMatchObject({
        is: 'notReady',
        reasons: [
          { code: 'acceptanceExpired', questionId: 'rollback' },
          { code: 'gapPastGrace', questionId: 'rollback' },
        ],
      });
    });

    it('keeps what was said from readers who see the answers alone', async () => {
      await decided();
      await disclose();
      expect((await list(TOM)).items[0].disclosure.note).toBe(
        'The old pipeline is gone',
      );
      [
        orrReviewUpdatePermission,
        orrReviewDecidePermission,
        orrReviewNoteReadPermission,
      ].forEach(({ name }) => denied.add(name));
      const [{ disclosure }] = (await list(TOM)).items;
      expect(disclosure.note).toBeUndefined();
      expect(disclosure.isNoteKept).toBe(true);
      expect(disclosure.statement).toEqual({ kind: 'practice', value: 'no' });
    });
  },
);
