import { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DriftWatch } from '../tasks/DriftWatch';
import { ReadinessClock } from '../tasks/ReadinessClock';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const FACT = 'deployHealth.lastRollbackAt';

/** The first question is held against a fact, the second asks what the entity depends on. */
function bound(policy?: ChecklistDocument['contradictions']) {
  const [rollback, runbook] = CHECKLIST.sections[0].questions;
  return {
    ...CHECKLIST,
    ...(policy && { contradictions: policy }),
    sections: [
      {
        ...CHECKLIST.sections[0],
        questions: [
          {
            ...rollback,
            verification: 'attested' as const,
            fact: { id: FACT, condition: { withinDays: 365 } },
          },
          { ...runbook, prefill: ['dependencies' as const] },
        ],
      },
    ],
  };
}

/** A catalog that has at each moment what the test says. */
function changingCatalog(entities: () => Entity[]) {
  return new Proxy(catalogServiceMock(), {
    get: (_, name) => {
      const current = catalogServiceMock({ entities: entities() });
      const method = Reflect.get(current, name);
      return typeof method === 'function' ? method.bind(current) : method;
    },
  });
}

const LEDGER: Entity = {
  ...CHECKOUT,
  metadata: { name: 'ledger', uid: 'uid-2', labels: { tier: '1' } },
};

describe.each(databases.eachSupportedId())(
  'Signals against what was decided on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    let dependsOn: string[];

    const open = async (policy?: ChecklistDocument['contradictions']) => {
      portal = await createTestPortal(knex, {
        documents: [bound(policy)],
        catalog: changingCatalog(() => [
          {
            ...CHECKOUT,
            metadata: { ...CHECKOUT.metadata, labels: { tier: '1' } },
            relations: [
              ...CHECKOUT.relations!,
              ...dependsOn.map(targetRef => ({ type: 'dependsOn', targetRef })),
            ],
          },
          LEDGER,
          group('payments'),
          group('reliability'),
        ]),
      });
      story = new ReviewStory(portal.services);
    };

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      dependsOn = [];
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const at = (instant: string) => portal.moveTo(instant);
    const watch = () =>
      new DriftWatch({ ...portal.stores, ...portal.services }).runOnce(
        portal.clock.now(),
      );
    const decided = async () => {
      await story.start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('runbook', {
        kind: 'choices',
        choices: ['written', 'used'],
      });
      await story.submit();
      await story.decide({ outcome: 'go', conditions: [] });
    };
    const entityId = async () =>
      (await portal.stores.entities.getByRef(ENTITY_REF))!.id;
    /** What a source says of the last rollback. */
    const say = async (
      value: string | undefined,
      state: 'ok' | 'unknown' = 'ok',
    ) => {
      const id = await entityId();
      const now = portal.clock.now();
      await portal.stores.factReadings.transaction(trx =>
        portal.stores.factReadings.record(
          trx,
          [id],
          'deployHealth',
          [{ factId: FACT, state, value, observedAt: now.toISOString() }],
          now,
        ),
      );
    };
    const LONG_AGO = '2024-01-01T00:00:00.000Z';
    const standing = async () => {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      );
      const [{ standing: is, reasons, flags, nextChangeAt }] = checklists;
      return {
        is,
        why: reasons.map(({ code }) => code),
        contradicted: flags.contradicted,
        nextChangeAt,
      };
    };
    const told = async () =>
      (
        await knex('outbox')
          .where({ channel: 'notification' })
          .orderBy('created_at')
      )
        .map(({ payload }) => JSON.parse(payload))
        .filter(({ scope }) => scope.startsWith('orr:contradiction'))
        .map(({ title }) => title);
    const history = async () =>
      (await knex('history_entry').orderBy(['at', 'seq']))
        .filter(({ action }) => action.startsWith('contradiction.'))
        .map(({ action, subject, facts, actor_ref }) => ({
          action,
          subject,
          facts: JSON.parse(facts),
          actor_ref,
        }));

    /** Decided on 2 March, contradicted since the day after, asked about since the 5th. */
    const contradicted = async (
      policy?: ChecklistDocument['contradictions'],
    ) => {
      await open(policy);
      await decided();
      await watch();
      at('2026-03-03T09:00:00.000Z');
      await say(LONG_AGO);
      await watch();
      at('2026-03-05T09:00:00.000Z');
      await say(LONG_AGO);
      await watch();
    };

    it('asks once a signal has disagreed for two days, and flags the entity', async () => {
      await open();
      await decided();
      await watch();
      at('2026-03-03T09:00:00.000Z');
      await say(LONG_AGO);
      expect(await watch()).toBe(0);
      expect(await standing()).toMatchObject({ contradicted: false });
      expect(await told()).toEqual([]);

      at('2026-03-05T09:00:00.000Z');
      await say(LONG_AGO);
      expect(await watch()).toBe(1);

      expect(await standing()).toMatchObject({
        is: 'ready',
        contradicted: true,
      });
      expect(
        await knex('entity')
          .where({ entity_ref: ENTITY_REF })
          .first('headline'),
      ).toEqual({ headline: 'ready' });
      expect(await told()).toEqual([
        'checkout: a signal contradicts an answer',
      ]);
      expect(await history()).toEqual([
        {
          action: 'contradiction.opened',
          subject: 'rollback',
          facts: { cause: 'factNotMet', causeKey: FACT },
          actor_ref: null,
        },
      ]);
      expect(await watch()).toBe(0);
      expect(await told()).toHaveLength(1);
    });

    it('is looked at as soon as a fact says something else', async () => {
      await contradicted();
      at('2026-03-05T10:00:00.000Z');
      await say('2026-03-05T09:30:00.000Z');
      expect(await watch()).toBe(1);
      expect(await standing()).toMatchObject({ contradicted: false });
      expect((await history()).map(({ action }) => action)).toEqual([
        'contradiction.opened',
        'contradiction.ended',
      ]);
    });

    it('asks nobody twice where the signal flickers', async () => {
      await contradicted();
      at('2026-03-05T10:00:00.000Z');
      await say('2026-03-05T09:30:00.000Z');
      await watch();
      at('2026-03-05T11:00:00.000Z');
      await say(LONG_AGO);
      await watch();
      expect(await standing()).toMatchObject({ contradicted: true });
      expect(await told()).toHaveLength(1);
    });

    it('neither begins nor ends by a source that says nothing', async () => {
      await contradicted();
      at('2026-03-06T10:00:00.000Z');
      await say(undefined, 'unknown');
      await watch();
      expect(await standing()).toMatchObject({ contradicted: true });

      await knex('contradiction').delete();
      await watch();
      at('2026-03-10T10:00:00.000Z');
      await watch();
      expect(await knex('contradiction')).toEqual([]);
    });

    it('leaves conditions to the checklist that says so', async () => {
      await contradicted('condition');
      expect(await standing()).toMatchObject({
        is: 'readyWithConditions',
        why: ['contradictionOpen'],
      });
    });

    it('loses the standing when nobody answers within the window, where the checklist says so', async () => {
      await contradicted('lost');
      expect(await standing()).toMatchObject({
        is: 'ready',
        nextChangeAt: '2026-03-19T23:00:00.000Z',
      });
      at('2026-03-20T09:00:00.000Z');
      await new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      }).runOnce(portal.clock.now());
      await say(LONG_AGO);
      await watch();
      expect(await standing()).toMatchObject({
        is: 'notReady',
        why: ['contradictionUnanswered'],
      });
      expect(await told()).toEqual([
        'checkout: a signal contradicts an answer',
        'checkout: a contradiction is still open',
      ]);
    });

    it('ends with the next decision, and with what is disclosed', async () => {
      await contradicted();
      await portal.services.disclosures.discloseGap(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          statement: { kind: 'practice' as const, value: 'no' as const },
          note: 'It was switched off',
        }),
        { credentials: NADIA },
      );
      at('2026-03-06T10:00:00.000Z');
      await watch();
      expect((await history()).at(-1)).toMatchObject({
        action: 'contradiction.ended',
        facts: { ended: 'disclosed' },
      });

      await decided();
      await watch();
      at('2026-03-09T10:00:00.000Z');
      await say(LONG_AGO);
      await watch();
      expect(await standing()).toMatchObject({ contradicted: true });
      at('2026-03-09T11:00:00.000Z');
      await decided();
      expect(await standing()).toMatchObject({ contradicted: false });
      await watch();
      expect((await history()).at(-1)).toMatchObject({
        action: 'contradiction.ended',
        facts: { ended: 'decidedAgain' },
      });
    });

    const service = () => portal.services.contradictionService;
    const list = async (credentials = NADIA) =>
      (
        await service().listEntityContradictions(
          { entityRef: ENTITY_REF },
          { credentials },
        )
      ).items;
    const respond = async (said: object = {}, credentials = NADIA) =>
      service().respondToContradiction(
        named({
          entityRef: ENTITY_REF,
          contradictionId: (await list())[0].id,
          kind: 'explain' as const,
          text: 'It is another region',
          ...said,
        }),
        { credentials },
      );
    const look = async (said: object, credentials = OMAR) =>
      service().lookAtContradiction(
        named({
          entityRef: ENTITY_REF,
          contradictionId: (await list())[0].id,
          outcome: 'agreed' as const,
          ...said,
        }),
        { credentials },
      );
    const desk = async (credentials = OMAR) =>
      (
        await portal.services.mine.listDesk(
          { limit: 50, show: 'all' },
          { credentials },
        )
      ).items.map(({ waitingFor, question }) => [waitingFor, question?.id]);
    const waiting = async (credentials = NADIA) =>
      (
        await portal.services.mine.listWaiting({ limit: 50 }, { credentials })
      ).items.map(({ waitingFor, question }) => [waitingFor, question?.id]);

    it('shows what was said, what the signal says, and who may do what', async () => {
      await contradicted('lost');
      expect(await list()).toMatchObject([
        {
          checklistTitle: 'Launch',
          questionTitle: 'Can you roll back?',
          statement: { kind: 'practice', value: 'yes' },
          decidedBy: 'user:default/omar',
          signal: {
            cause: 'factNotMet',
            causeKey: FACT,
            value: LONG_AGO,
            at: '2026-03-05T09:00:00.000Z',
            condition: { withinDays: 365 },
          },
          policy: 'lost',
          since: '2026-03-03T09:00:00.000Z',
          openedAt: '2026-03-05T09:00:00.000Z',
          dueOn: '2026-03-19',
          fixRange: { from: '2026-03-05', to: '2026-04-04' },
          may: { respond: true, look: false },
        },
      ]);
      expect(await waiting()).toContainEqual([
        'respondToContradiction',
        'rollback',
      ]);
      expect(await waiting(OMAR)).toEqual([]);
    });

    it('is explained: the standing is contradicted no more, and a reviewer looks at it', async () => {
      await contradicted('condition');
      // Messages of one instant have no order.
      at('2026-03-05T10:00:00.000Z');
      expect(await respond()).toMatchObject({
        response: {
          kind: 'explain',
          text: 'It is another region',
          by: 'user:default/nadia',
        },
        may: { respond: true, look: false },
      });
      expect(await standing()).toMatchObject({
        is: 'ready',
        contradicted: false,
      });
      expect(await waiting()).toEqual([]);
      expect(await desk()).toEqual([['lookAtResponse', 'rollback']]);
      expect(await desk(NADIA)).toEqual([]);
      expect((await list(OMAR))[0].may.look).toBe(true);

      expect(await look({})).toMatchObject({
        look: { outcome: 'agreed', by: 'user:default/omar' },
        may: { respond: false, look: false },
      });
      expect(await desk()).toEqual([]);
      await expect(look({})).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(respond()).rejects.toMatchObject({ name: 'ConflictError' });
      expect(await told()).toEqual([
        'checkout: a signal contradicts an answer',
        'checkout: a contradiction is explained',
      ]);
      expect(
        (await history()).map(({ action, facts }) => [action, facts]),
      ).toEqual([
        ['contradiction.opened', { cause: 'factNotMet', causeKey: FACT }],
        [
          'contradiction.answered',
          { cause: 'factNotMet', response: 'explain' },
        ],
        ['contradiction.looked', { cause: 'factNotMet', finding: 'agreed' }],
      ]);
    });

    it('is asked about anew where the explanation is refused', async () => {
      await contradicted('condition');
      at('2026-03-05T10:00:00.000Z');
      await respond();
      at('2026-03-08T09:00:00.000Z');
      await expect(look({ outcome: 'refused' })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('note: '),
      });
      await expect(look({}, NADIA)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(
        await look({ outcome: 'refused', note: 'That region counts' }),
      ).toMatchObject({ dueOn: '2026-03-22', may: { respond: true } });
      expect(await standing()).toMatchObject({
        is: 'readyWithConditions',
        contradicted: true,
      });
      expect(await waiting()).toEqual([['respondToContradiction', 'rollback']]);
      at('2026-03-08T10:00:00.000Z');
      await respond({ kind: 'sourceIsWrong', text: 'It is another service' });
      expect(await standing()).toMatchObject({ contradicted: false });
      expect(await told()).toEqual([
        'checkout: a signal contradicts an answer',
        'checkout: a contradiction is explained',
        'checkout: what was said to a contradiction does not stand',
        'checkout: a signal is said to be wrong',
      ]);
    });

    it('stays contradicted until it is fixed, and is waited for until then', async () => {
      await contradicted('lost');
      expect(
        await respond({
          kind: 'fix',
          text: 'It is rebuilt',
          dueOn: '2026-03-30',
          url: 'https://tracker.example.org/42',
        }),
      ).toMatchObject({ dueOn: '2026-03-30', may: { look: false } });
      expect(await standing()).toMatchObject({
        is: 'ready',
        contradicted: true,
        nextChangeAt: '2026-03-30T22:00:00.000Z',
      });
      expect(await desk()).toEqual([]);
    });

    it.each([
      ['a fix without a day', { kind: 'fix' }, 'dueOn: '],
      [
        'a day behind the limit',
        { kind: 'fix', dueOn: '2026-05-01' },
        'dueOn: ',
      ],
      ['a day of an explanation', { dueOn: '2026-03-30' }, 'dueOn: '],
    ])('refuses %s', async (_, said, message) => {
      await contradicted();
      await expect(respond(said)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
    });

    it('takes no response to what is over or not there', async () => {
      await contradicted();
      const [{ id: contradictionId }] = await list();
      at('2026-03-05T10:00:00.000Z');
      await say('2026-03-05T09:30:00.000Z');
      await watch();
      const late = () =>
        service().respondToContradiction(
          named({
            entityRef: ENTITY_REF,
            contradictionId,
            kind: 'explain' as const,
            text: 'Too late',
          }),
          { credentials: NADIA },
        );
      expect(await list()).toEqual([]);
      await expect(late()).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('sees what it has come to depend on since', async () => {
      dependsOn = ['component:default/ledger'];
      await open();
      await decided();
      await watch();
      expect(await knex('contradiction')).toEqual([]);
      dependsOn = [];
      at('2026-03-02T10:00:00.000Z');
      await portal.services.projection.runOnce(portal.clock.now());

      await decided();
      await watch();
      dependsOn = ['component:default/ledger'];
      at('2026-03-04T10:00:00.000Z');
      await portal.services.projection.runOnce(portal.clock.now());
      await watch();
      expect(await knex('contradiction')).toMatchObject([
        {
          question_id: 'runbook',
          cause: 'dependencyAdded',
          cause_key: 'component:default/ledger',
        },
      ]);
    });

    it('looks at many in one go, at a cost that does not grow with each', async () => {
      await open();
      await decided();
      const due = await portal.stores.driftLooks.listDue({
        now: portal.clock.now(),
        limit: 10,
      });
      expect(due).toMatchObject([{ isAsked: true, checklistId: 'launch' }]);
      await watch();
      expect(
        await portal.stores.driftLooks.listDue({
          now: portal.clock.now(),
          limit: 10,
        }),
      ).toEqual([]);
    });
  },
);
