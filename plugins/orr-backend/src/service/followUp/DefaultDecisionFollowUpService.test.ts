import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import {
  ENTITY_REF,
  named,
  ReviewStory,
} from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'what follows a decision on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    const followUp = () => portal.services.followUp;

    const begin = async (document = CHECKLIST) => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, { documents: [document] });
      story = await new ReviewStory(portal.services).submitted();
    };

    afterEach(async () => {
      await knex.destroy();
    });

    const standing = async () => {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      );
      return checklists[0].standing;
    };

    const conditionId = () => story.detail.decision!.conditions[0].id;

    const messages = async (word: string) =>
      (await knex('outbox').where({ channel: 'notification' }))
        .map(({ payload }) => JSON.parse(payload))
        .filter(payload => JSON.stringify(payload).includes(word));

    describe('conditions', () => {
      beforeEach(async () => {
        await begin();
        await story.decide();
      });

      const meet = (change: object = {}, credentials = TOM) =>
        followUp().meetCondition(
          named({
            reviewId: story.reviewId,
            conditionId: conditionId(),
            url: 'https://wiki.example.org/runbook',
            ...change,
          }),
          { credentials },
        );

      const extend = (change: object = {}, credentials = OMAR) =>
        followUp().extendCondition(
          named({
            reviewId: story.reviewId,
            conditionId: conditionId(),
            dueOn: '2026-03-27',
            reason: 'The author is ill',
            ...change,
          }),
          { credentials },
        );

      it('are met by a member of the owning group: the standing follows, the decider is told', async () => {
        expect(await standing()).toBe('readyWithConditions');

        const decision = await meet();

        expect(decision.conditions).toMatchObject([
          {
            metAt: portal.clock.now().toISOString(),
            metBy: 'user:default/tom',
            metUrl: 'https://wiki.example.org/runbook',
          },
        ]);
        expect(await standing()).toBe('ready');
        const [message] = await messages('a condition is met');
        expect(message).toMatchObject({
          recipientRefs: ['user:default/omar', 'group:default/reliability'],
          excludeRef: 'user:default/tom',
        });
        expect(JSON.stringify(message)).not.toContain('wiki.example.org');
        await expect(meet()).rejects.toMatchObject({ name: 'ConflictError' });
      });

      it('are not met by anybody else', async () => {
        await expect(meet({}, OMAR)).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
        expect(await standing()).toBe('readyWithConditions');
      });

      it('come from past due back to ready when met', async () => {
        portal.moveTo('2026-04-01T09:00:00.000Z');
        await meet({}, NADIA);
        expect(await standing()).toBe('ready');
      });

      it('are moved by who decided, with a reason that is kept', async () => {
        portal.moveTo('2026-03-21T09:00:00.000Z');
        await portal.services.projection.runOnce(portal.clock.now());

        const decision = await extend();
        await extend({ dueOn: '2026-04-10', reason: 'Still ill' });

        expect(decision.conditions).toMatchObject([{ dueOn: '2026-03-27' }]);
        expect(
          (await story.reload()).detail.decision!.conditions,
        ).toMatchObject([
          {
            dueOn: '2026-04-10',
            extensions: [
              {
                from: '2026-03-20',
                to: '2026-03-27',
                reason: 'The author is ill',
                extendedBy: 'user:default/omar',
              },
              { from: '2026-03-27', to: '2026-04-10', reason: 'Still ill' },
            ],
          },
        ]);
        expect(await standing()).toBe('readyWithConditions');
        expect(await messages('a condition is now due')).toMatchObject([
          { recipientRefs: ['group:default/payments', 'user:default/nadia'] },
          {},
        ]);
      });

      it.each([
        [{ dueOn: '2026-03-20' }, OMAR, 'InputError', /dueOn/],
        [{ dueOn: '2026-04-02' }, OMAR, 'InputError', /2026-04-01/],
        [{}, NADIA, 'NotAllowedError', /who decided/],
        [
          { conditionId: '6f1f0d0a-7c1e-4ad0-8ac0-2f3d1f5a7b11' },
          OMAR,
          'NotFoundError',
          /condition/,
        ],
      ])(
        'are not moved with %j',
        async (change, credentials, name, message) => {
          await expect(extend(change, credentials)).rejects.toMatchObject({
            name,
            message: expect.stringMatching(message),
          });
          expect(await knex('decision_condition')).toMatchObject([
            { due_on: '2026-03-20', extensions: '[]' },
          ]);
        },
      );

      it('are not moved once met, nor touched once a later decision is in force', async () => {
        await meet();
        await expect(extend()).rejects.toMatchObject({ name: 'ConflictError' });
        const first = story;
        const { conditions } = first.detail.decision!;
        portal.moveTo('2026-03-05T09:00:00.000Z');
        await (await new ReviewStory(portal.services).submitted()).decide();

        await expect(
          followUp().meetCondition(
            named({
              reviewId: first.reviewId,
              conditionId: conditions[0].id,
              note: 'Done',
            }),
            { credentials: NADIA },
          ),
        ).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining('later decision'),
        });
      });
    });

    describe('the sample of self-certified decisions', () => {
      const selfCertified = (sampleOneIn: number) => ({
        ...CHECKLIST,
        deciding: { default: 'self-certified' as const, sampleOneIn },
      });

      const lookAt = (credentials = OMAR) =>
        followUp().lookAtSample(
          named({
            reviewId: story.reviewId,
            finding: 'concern' as const,
            note: 'The link is dead',
          }),
          { credentials },
        );

      it('asks the reviewers to look, and keeps what they found', async () => {
        await begin(selfCertified(1));
        await story.decide({}, TOM);
        expect(story.detail.decision?.sample).toEqual({ reason: 'oneIn' });
        expect(
          await messages('a decision to look at afterwards'),
        ).toMatchObject([{ recipientRefs: ['group:default/reliability'] }]);

        await expect(lookAt(NADIA)).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
        const decision = await lookAt();

        expect(decision.sample).toMatchObject({
          reason: 'oneIn',
          look: { finding: 'concern', lookedBy: 'user:default/omar' },
        });
        expect((await story.reload()).detail.decision?.sample).toEqual(
          decision.sample,
        );
        expect(await messages('was looked at afterwards')).toMatchObject([
          {
            recipientRefs: ['user:default/tom', 'user:default/nadia'],
            severity: 'high',
          },
        ]);
        await expect(lookAt()).rejects.toMatchObject({ name: 'ConflictError' });
      });

      it('leaves out decisions that others took', async () => {
        await begin();
        await story.decide();
        expect(story.detail.decision?.sample).toBeUndefined();
        await expect(lookAt()).rejects.toMatchObject({ name: 'ConflictError' });
      });
    });
  },
);
