import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  FindingDisposition,
  orrAcceptanceHighDecidePermission,
  orrReviewDecidePermission,
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
const PAYMENTS = 'group:default/payments';
const RUNBOOK = {
  questionId: 'runbook',
  text: 'Write the runbook',
};

describe.each(databases.eachSupportedId())(
  'what becomes of gaps, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    const denied = new Set<string>();

    beforeEach(async () => {
      denied.clear();
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({
          entities: [CHECKOUT, group('payments'), group('reliability')],
        }),
        permissions: permissionsWithout(denied),
      });
      story = await new ReviewStory(portal.services).start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const service = () => portal.services.dispositions;
    /** HIGH where it was used without being written, MEDIUM where it is written, of Tom. */
    const answerRunbook = (choices: string[], revision = 0) =>
      story.answer(
        'runbook',
        { kind: 'choices', choices },
        { revision, credentials: TOM },
      );
    const propose = (
      change: object = {},
      credentials = NADIA,
    ): Promise<FindingDisposition> =>
      service().proposeDisposition(
        named({
          ...RUNBOOK,
          reviewId: story.reviewId,
          type: 'acceptance' as const,
          until: '2026-05-31',
          ...change,
        }),
        { credentials },
      );
    const proposeAction = (change: object = {}) =>
      propose({ type: 'action', ownerRef: PAYMENTS, ...change });
    const decide = (
      { id, revision }: FindingDisposition,
      change: object = {},
      credentials = OMAR,
    ) =>
      service().decideDisposition(
        named({
          dispositionId: id,
          revision,
          outcome: 'approved' as const,
          ...change,
        }),
        { credentials },
      );
    const close = (
      { id, revision }: FindingDisposition,
      act: 'finish' | 'drop' | 'withdraw' | 'end',
      change: object = { note: 'So it is' },
      credentials = NADIA,
    ) =>
      service().closeDisposition(
        named({ dispositionId: id, revision, act, ...change }),
        { credentials },
      );
    const postpone = (
      { id, revision }: FindingDisposition,
      until: string,
      credentials = NADIA,
    ) =>
      service().postponeAction(
        named({ dispositionId: id, revision, until, reason: 'Holidays' }),
        { credentials },
      );
    const standing = async () => {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      );
      return checklists[0];
    };
    const actionsOf = async () =>
      (
        await knex('history_entry').where({ subject: 'runbook' }).orderBy('seq')
      ).map(({ action }) => action);
    const toldTo = async () =>
      (await knex('outbox').where({ channel: 'notification' })).map(
        ({ payload }) => JSON.parse(payload).title as string,
      );

    describe('proposing', () => {
      it.each<[string, object, string]>([
        ['no gap', { questionId: 'rollback' }, 'questionId: shows no gap'],
        [
          'no such question',
          { questionId: 'none' },
          'questionId: shows no gap',
        ],
        ['a day in the past', { until: '2026-03-01' }, 'until: must not lie'],
        ['a day too late', { until: '2027-03-05' }, 'until: must be 202'],
        ['no day', { until: undefined }, 'until: is missing'],
        ['an owner', { ownerRef: PAYMENTS }, 'ownerRef: is for actions only'],
        [
          'an action of nobody',
          { type: 'action' },
          'ownerRef: is missing: who does it',
        ],
        [
          'an action of somebody unknown',
          { type: 'action', ownerRef: 'user:default/nobody' },
          'ownerRef: the catalog has no user:default/nobody',
        ],
        [
          'an action of a component',
          { type: 'action', ownerRef: ENTITY_REF },
          'ownerRef: must be a person or a group',
        ],
        [
          'an entity that is not covered',
          { coveredEntityRef: ENTITY_REF },
          'coveredEntityRef: the review does not cover',
        ],
      ])('is refused with %s', async (_, change, message) => {
        await answerRunbook(['used']);
        await expect(propose(change)).rejects.toThrow(message);
        expect(await knex('disposition')).toEqual([]);
      });

      it('takes an answer first', async () => {
        await expect(propose()).rejects.toThrow('is not answered yet');
      });

      it('takes one of a kind at a time, and actions as often as they are', async () => {
        await answerRunbook(['used']);
        await propose();
        await expect(propose()).rejects.toMatchObject({
          name: 'ConflictError',
        });
        await proposeAction();
        await proposeAction();
        expect(await knex('disposition')).toHaveLength(3);
      });

      it('is for those who may answer', async () => {
        await answerRunbook(['used']);
        denied.add(orrReviewUpdatePermission.name);
        await expect(propose()).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      });

      it('happens once under one id, and is told', async () => {
        await answerRunbook(['used']);
        const input = named({
          ...RUNBOOK,
          reviewId: story.reviewId,
          type: 'action' as const,
          ownerRef: 'Group:default/Payments',
          until: '2026-04-01',
        });
        const send = () =>
          service().proposeDisposition(input, { credentials: NADIA });
        expect(await send()).toEqual(await send());
        expect(await knex('disposition')).toMatchObject([
          { owner_ref: PAYMENTS, level: 'HIGH' },
        ]);
        expect(await actionsOf()).toContain('disposition.proposed');
        expect(await toldTo()).toContain(
          'checkout: an action is yours, due 2026-04-01',
        );
      });
    });

    it('puts every medium gap that nothing runs about into the backlog', async () => {
      await answerRunbook(['written']);
      const fill = () =>
        service().fillBacklog(
          named({ reviewId: story.reviewId, ownerRef: PAYMENTS }),
          { credentials: NADIA },
        );
      expect(await fill()).toEqual({ added: 1 });
      expect(await fill()).toEqual({ added: 0 });
      expect(await knex('disposition')).toMatchObject([
        { type: 'action', until_day: null, text: 'Is there a runbook?' },
      ]);
    });

    describe('an acceptance', () => {
      it('is decided neither by who proposed it nor by who answered', async () => {
        await answerRunbook(['used']);
        const asked = await propose();
        for (const person of [NADIA, TOM]) {
          await expect(decide(asked, {}, person)).rejects.toMatchObject({
            name: 'NotAllowedError',
          });
        }
        expect(await decide(asked)).toMatchObject({
          state: 'approved',
          decidedBy: 'user:default/omar',
          revision: 2,
        });
        await expect(decide({ ...asked, revision: 2 })).rejects.toThrow(
          'decided already',
        );
        await expect(decide(asked)).rejects.toThrow('revision:');
      });

      it('of a high risk takes a permission of its own', async () => {
        await answerRunbook(['used']);
        const high = await propose();
        denied.add(orrAcceptanceHighDecidePermission.name);
        await expect(decide(high)).rejects.toThrow(
          orrAcceptanceHighDecidePermission.name,
        );
        await close(high, 'withdraw', {});
        await answerRunbook(['written'], 1);
        expect((await decide(await propose())).state).toBe('approved');
      });

      it('is not granted for an answer that has changed since', async () => {
        await answerRunbook(['used']);
        const asked = await propose();
        await answerRunbook(['written'], 1);
        await expect(decide(asked)).rejects.toThrow('it shows MEDIUM');
        await expect(decide(asked, { outcome: 'refused' })).rejects.toThrow(
          'note: is missing',
        );
        expect(
          await decide(asked, { outcome: 'refused', note: 'Fix it' }),
        ).toMatchObject({ state: 'refused', decisionNote: 'Fix it' });
      });

      it('is granted for a shorter time, and not for longer than the checklist allows', async () => {
        await answerRunbook(['used']);
        const asked = await propose();
        await expect(decide(asked, { until: '2029-01-01' })).rejects.toThrow(
          'until: must be',
        );
        await expect(decide(asked, { residualLevel: 'LOW' })).rejects.toThrow(
          'residualLevel:',
        );
        expect((await decide(asked, { until: '2026-04-01' })).until).toBe(
          '2026-04-01',
        );
      });

      it('lets a go stand, is counted by the decision, and takes the standing with it when it runs out', async () => {
        await answerRunbook(['used']);
        await decide(await propose());
        await story.submit();
        await story.decide({ outcome: 'go', conditions: [] });
        const [{ id }] = await knex('disposition');
        expect(story.detail.decision?.gaps).toEqual([
          { questionId: 'runbook', level: 'HIGH', dispositionId: id },
        ]);
        expect(await standing()).toMatchObject({
          standing: 'readyWithConditions',
          reasons: [{ code: 'acceptedHigh' }],
          nextChangeAt: expect.stringMatching(/^2026-05-31T22/),
        });
        portal.moveTo('2026-05-31T21:59:59.000Z');
        expect((await standing()).standing).toBe('readyWithConditions');
        portal.moveTo('2026-05-31T22:00:00.000Z');
        expect((await standing()).standing).toBe('notReady');
        const renewed = await propose({ until: '2026-09-30' });
        await decide(renewed);
        expect((await standing()).standing).toBe('readyWithConditions');
        await close({ ...renewed, revision: 2 }, 'end', { note: 'No' }, OMAR);
        expect((await standing()).standing).toBe('notReady');
      });

      it('of a lesser risk does not let a go stand once a greater one is shown', async () => {
        await story.answer(
          'rollback',
          { kind: 'practice', value: 'partly' },
          { revision: 1, credentials: TOM },
        );
        await answerRunbook(['written', 'used']);
        const medium = await propose({ questionId: 'rollback' });
        expect(medium.level).toBe('MEDIUM');
        await decide(medium);
        await story.answer(
          'rollback',
          { kind: 'practice', value: 'no' },
          { revision: 2, credentials: TOM },
        );
        await story.submit();
        await expect(
          story.decide({ outcome: 'go', conditions: [] }),
        ).rejects.toThrow('outcome');
        const high = await propose({ questionId: 'rollback' });
        await decide(high);
        await story.decide({ outcome: 'go', conditions: [] });
        expect(story.detail.decision?.gaps).toEqual([
          { questionId: 'rollback', level: 'HIGH', dispositionId: high.id },
        ]);
      });

      it('counts for nothing once who granted it has answered', async () => {
        await answerRunbook(['used']);
        await decide(await propose());
        await story.answer(
          'runbook',
          { kind: 'choices', choices: ['used'] },
          { revision: 1, credentials: OMAR },
        );
        await story.submit();
        await story.decide();
        expect(story.detail.decision?.gaps).toEqual([
          { questionId: 'runbook', level: 'HIGH' },
        ]);
        expect((await standing()).reasons.map(({ code }) => code)).toEqual([
          'conditionOpen',
        ]);
      });

      it('ends with the decision that finds its gap gone, and one that is asked for is taken back', async () => {
        await answerRunbook(['used']);
        await decide(await propose());
        await story.submit();
        await story.decide({ outcome: 'go', conditions: [] });
        portal.moveTo('2026-03-10T09:00:00.000Z');
        story = await new ReviewStory(portal.services).start();
        await story.answer('rollback', { kind: 'practice', value: 'no' });
        await answerRunbook(['used']);
        await propose({ questionId: 'rollback' });
        await story.answer(
          'rollback',
          { kind: 'practice', value: 'yes' },
          { revision: 1 },
        );
        await answerRunbook(['written', 'used'], 1);
        await story.submit();
        await story.decide({ outcome: 'go', conditions: [] });
        expect(
          await knex('disposition')
            .select('question_id', 'state', 'revision')
            .orderBy('question_id'),
        ).toEqual([
          { question_id: 'rollback', state: 'withdrawn', revision: 2 },
          { question_id: 'runbook', state: 'ended', revision: 3 },
        ]);
        expect((await actionsOf()).slice(-1)).toEqual(['disposition.ended']);
        expect((await standing()).standing).toBe('ready');
      });

      it('does not let a go stand once it was ended before it', async () => {
        await answerRunbook(['used']);
        const granted = await decide(await propose());
        await story.submit();
        await close(granted, 'end', { note: 'No' }, OMAR);
        await expect(
          story.decide({ outcome: 'go', conditions: [] }),
        ).rejects.toThrow('outcome: go is not permitted');
      });
    });

    it('confirms a mitigation with what it leaves of the risk', async () => {
      await answerRunbook(['used']);
      const asked = await propose({ type: 'mitigation' });
      await expect(decide(asked)).rejects.toThrow('residualLevel: is missing');
      denied.add(orrReviewDecidePermission.name);
      await expect(
        decide(asked, { residualLevel: 'LOW' }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      denied.clear();
      expect(await decide(asked, { residualLevel: 'LOW' })).toMatchObject({
        state: 'approved',
        residualLevel: 'LOW',
      });
    });

    describe('an action', () => {
      it('is changed and closed by its owners, and by those who may answer', async () => {
        await answerRunbook(['used']);
        const action = await proposeAction();
        denied.add(orrReviewUpdatePermission.name);
        const change = (credentials = NADIA) =>
          service().changeAction(
            named({
              dispositionId: action.id,
              revision: action.revision,
              effort: 'high' as const,
            }),
            { credentials },
          );
        await expect(change(OMAR)).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
        const changed = await change(TOM);
        expect(changed).toMatchObject({ effort: 'high', revision: 2 });
        await expect(close(changed, 'finish', {})).rejects.toThrow(
          'note: a link or a note is needed',
        );
        await expect(
          close(changed, 'finish', { note: 'Done' }, OMAR),
        ).rejects.toMatchObject({ name: 'NotAllowedError' });
        expect(await close(changed, 'finish', { note: 'Done' })).toMatchObject({
          state: 'done',
          closedBy: 'user:default/nadia',
        });
        await expect(
          close({ ...changed, revision: 3 }, 'drop'),
        ).rejects.toMatchObject({ name: 'ConflictError' });
      });

      it('is postponed with a reason, and its postponements are kept', async () => {
        await answerRunbook(['used']);
        const action = await proposeAction();
        await expect(postpone(action, '2026-05-31')).rejects.toThrow(
          'until: is the day that it has already',
        );
        await expect(postpone(action, '2026-03-01')).rejects.toThrow(
          'until: must not lie in the past',
        );
        const moved = await postpone(action, '2026-06-30');
        await postpone(moved, '2026-07-31');
        expect(await knex('disposition')).toMatchObject([
          { times_postponed: 2, until_day: '2026-07-31' },
        ]);
        expect(await actionsOf()).toEqual(
          expect.arrayContaining(['disposition.postponed']),
        );
      });

      it('keeps the day that a decision has frozen, and meets its condition when it is done', async () => {
        await answerRunbook(['used']);
        const action = await proposeAction({ until: '2026-03-20' });
        await story.submit();
        await story.decide();
        expect((await standing()).standing).toBe('readyWithConditions');
        await expect(postpone(action, '2026-04-20')).rejects.toThrow(
          'whoever decided moves the condition first',
        );
        await close(action, 'finish', { url: 'https://example.com/runbook' });
        const { detail } = await story.reload();
        expect(detail.decision?.conditions).toMatchObject([
          {
            metBy: 'user:default/nadia',
            metUrl: 'https://example.com/runbook',
          },
        ]);
        expect((await standing()).standing).toBe('ready');
      });
    });

    it('is told of near its day and behind it, each once', async () => {
      await answerRunbook(['written']);
      await proposeAction({ until: '2026-03-20' });
      await decide(await propose({ until: '2026-03-25' }));
      await proposeAction({ until: undefined });
      const run = async (instant: string) => {
        portal.moveTo(instant);
        await knex('outbox').delete();
        await portal.services.deadlines.runOnce(portal.clock.now());
        return (await toldTo()).sort();
      };
      expect(await run('2026-03-10T09:00:00.000Z')).toEqual([]);
      expect(await run('2026-03-14T09:00:00.000Z')).toEqual([
        'checkout: a risk is accepted until 2026-03-25',
        'checkout: an action is due 2026-03-20',
      ]);
      expect(await run('2026-03-20T22:59:00.000Z')).toEqual([]);
      expect(await run('2026-03-20T23:00:00.000Z')).toEqual([
        'checkout: an action was due 2026-03-20',
      ]);
      expect(await run('2026-03-26T09:00:00.000Z')).toEqual([
        'checkout: a risk was accepted until 2026-03-25 and is open again',
      ]);
      expect(await run('2026-03-27T09:00:00.000Z')).toEqual([]);
    });

    // Clocks go forward on 2026-03-29 and back on 2026-10-25 in this zone: days of 23 and of 25 hours.
    it.each([
      ['2026-03-29', '2026-03-29T21:59:59.000Z', '2026-03-29T22:00:00.000Z'],
      ['2026-10-25', '2026-10-25T22:59:59.000Z', '2026-10-25T23:00:00.000Z'],
    ])('holds to the end of %s', async (until, within, behind) => {
      portal.moveTo(`${until.slice(0, 8)}01T09:00:00.000Z`);
      await answerRunbook(['used']);
      await decide(await propose({ until }));
      await story.submit();
      await story.decide({ outcome: 'go', conditions: [] });
      portal.moveTo(within);
      expect((await standing()).standing).toBe('readyWithConditions');
      portal.moveTo(behind);
      expect((await standing()).standing).toBe('notReady');
    });

    describe('is listed', () => {
      const list = (change: object = {}, credentials = NADIA) =>
        portal.services.dispositionLists.listDispositions(
          { type: 'action' as const, limit: 2, ...change },
          { credentials },
        );

      it('by day, in pages, with what is about it', async () => {
        await answerRunbook(['written']);
        for (const until of ['2026-05-31', undefined, '2026-03-10']) {
          await proposeAction({ until });
        }
        const first = await list();
        expect(first).toMatchObject({
          totalItems: 3,
          items: [
            {
              disposition: { until: '2026-03-10' },
              entity: { entityRef: ENTITY_REF, ownerRefs: [PAYMENTS] },
              checklistTitle: CHECKLIST.title,
              question: { title: 'Is there a runbook?' },
            },
            { disposition: { until: '2026-05-31' } },
          ],
        });
        const second = await list({ cursor: first.nextCursor });
        expect(second.items).toHaveLength(1);
        expect(second.nextCursor).toBeUndefined();
        await expect(list({ cursor: first.nextCursor }, OMAR)).rejects.toThrow(
          'cursor:',
        );
        portal.moveTo('2026-03-11T09:00:00.000Z');
        const totals = async (change: object) =>
          (await list(change)).totalItems;
        expect(await totals({ lapsed: 'true' })).toBe(1);
        expect(await totals({ lapsed: 'false' })).toBe(2);
        expect(await totals({ until: '2026-05-31' })).toBe(2);
        expect(await totals({ assignee: ['Group:default/Payments'] })).toBe(3);
        expect(await totals({ owner: ['group:default/reliability'] })).toBe(0);
        expect(await totals({ level: ['HIGH'] })).toBe(0);
        expect(await totals({ state: ['done'] })).toBe(0);
        expect(await totals({ checklist: [CHECKLIST.id] })).toBe(3);
        let file = '';
        for await (const piece of await portal.services.dispositionLists.exportDispositions(
          { type: 'action' },
          { credentials: NADIA },
        )) {
          file += piece;
        }
        expect(file.trim().split('\r\n')).toHaveLength(4);
      });

      it('by the state that people see, on the screen as in the file', async () => {
        await answerRunbook(['used']);
        await decide(await propose({ until: '2026-03-10' }));
        await propose();
        const daysOf = async (change: object) => {
          const query = { type: 'acceptance' as const, limit: 10, ...change };
          const { items, totalItems } = await list(query);
          expect(totalItems).toBe(items.length);
          return items.map(({ disposition }) => disposition.until);
        };
        const statesOfFile = async () => {
          let file = '';
          for await (const piece of await portal.services.dispositionLists.exportDispositions(
            { type: 'acceptance' },
            { credentials: NADIA },
          )) {
            file += piece;
          }
          const [, ...lines] = file.trim().split('\r\n');
          return lines.map(line => line.split(',')[4]);
        };
        const [granted, asked] = ['2026-03-10', '2026-05-31'];
        // The organisation is in Berlin, an hour ahead.
        portal.moveTo('2026-03-10T22:59:59.000Z');
        expect(await daysOf({ state: ['approved'] })).toEqual([granted]);
        expect(await daysOf({ state: ['lapsed'] })).toEqual([]);
        expect(await statesOfFile()).toEqual(['in force', 'asked for']);

        portal.moveTo('2026-03-10T23:00:00.000Z');
        expect(await daysOf({ state: ['approved'] })).toEqual([]);
        expect(await daysOf({ state: ['lapsed'] })).toEqual([granted]);
        const both = ['approved', 'lapsed'];
        expect(await daysOf({ state: both })).toEqual([granted]);
        expect(await daysOf({ state: ['approved', 'asked'] })).toEqual([asked]);
        expect(await daysOf({ state: ['lapsed', 'asked'] })).toEqual([
          granted,
          asked,
        ]);
        expect(await daysOf({ state: ['approved'], lapsed: 'true' })).toEqual([
          granted,
        ]);
        expect(await statesOfFile()).toEqual(['ran out', 'asked for']);
      });

      it('with what each viewer may do', async () => {
        await answerRunbook(['used']);
        await propose();
        await proposeAction();
        const of = async (credentials: typeof NADIA) =>
          (
            await portal.services.dispositionLists.listReviewDispositions(
              { reviewId: story.reviewId },
              { credentials },
            )
          ).items
            .map(({ may }) => may)
            .sort((a, b) => Number(a.change) - Number(b.change));
        expect(await of(NADIA)).toMatchObject([
          { decide: false, decideRefusal: 'isProposer', withdraw: true },
          { change: true },
        ]);
        expect(await of(TOM)).toMatchObject([
          { decide: false, decideRefusal: 'isAnswerer' },
          {},
        ]);
        expect(await of(OMAR)).toMatchObject([{ decide: true }, {}]);
        denied.add(orrAcceptanceHighDecidePermission.name);
        expect(await of(OMAR)).toMatchObject([
          { decide: false, decideRefusal: 'permission' },
          {},
        ]);
      });
    });
  },
);
