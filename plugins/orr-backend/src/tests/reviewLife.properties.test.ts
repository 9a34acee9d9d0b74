import { mockServices } from '@backstage/backend-test-utils';
import { isError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  addDays,
  dayOf,
  DecisionOutcome,
  DISPOSITION_TYPES,
  DispositionType,
  FindingDisposition,
  isSameRef,
  judgeCoverage,
  judgedDispositions,
} from 'backstage-plugin-orr-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { entityOf } from '../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { named } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessClock } from '../tasks/ReadinessClock';

jest.setTimeout(240_000);

const databases = createTestDatabases();
const TIME_ZONE = 'Europe/Berlin';
const DAY_MS = 86_400_000;
const RUNS = 20;
/** The same sequences each time, so that what they lead to can be expected. */
const SEED = 20_261_128;
const PEOPLE = [NADIA, TOM, OMAR];
/** What somebody is told who tries what is not possible now, not theirs or not well formed. */
const REFUSALS = [
  'InputError',
  'ConflictError',
  'NotAllowedError',
  'NotFoundError',
  'AnswerConflictError',
];
const PAYMENTS = 'group:default/payments';

const person = fc.constantFrom(...PEOPLE);
const questionId = fc.constantFrom('rollback', 'runbook');
const days = fc.constantFrom(0, 3, 20, 90);

/** Everything that can happen to one review and its gaps, whether or not it is allowed just then. */
const act = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('start' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      questionId,
      value: fc.constantFrom(
        'good' as const,
        'middling' as const,
        'bad' as const,
      ),
      person,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      questionId,
      type: fc.constantFrom(...DISPOSITION_TYPES),
      days,
      person,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      which: fc.nat(5),
      outcome: fc.constantFrom(
        'approved' as const,
        'approved' as const,
        'refused' as const,
      ),
      residualLevel: fc.constantFrom(
        'NONE' as const,
        'LOW' as const,
        'HIGH' as const,
      ),
      person,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('close' as const),
      which: fc.nat(5),
      how: fc.constantFrom(
        'finish' as const,
        'drop' as const,
        'withdraw' as const,
        'end' as const,
      ),
      person,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('submit' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      outcome: fc.constantFrom(
        'go' as const,
        'conditionalGo' as const,
        'noGo' as const,
      ),
      person,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      days: fc.constantFrom(1, 10, 40, 200),
    }),
  },
);

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Both questions answered by Nadia, the one that blocks with a gap: what comes then is worth a decision. */
const BEGINNING: Act[] = [
  { do: 'start' },
  { do: 'answer', questionId: 'rollback', value: 'bad', person: NADIA },
  { do: 'answer', questionId: 'runbook', value: 'middling', person: NADIA },
];

/** How a gap comes to be accepted or mitigated and decided on, which chance alone seldom leads to. */
const goWith = (type: 'acceptance' | 'mitigation'): Act[] => [
  { do: 'propose', questionId: 'rollback', type, days: 90, person: TOM },
  { do: 'submit' },
  {
    do: 'settle',
    which: 0,
    outcome: 'approved',
    residualLevel: 'NONE',
    person: OMAR,
  },
  { do: 'decide', outcome: 'go', person: OMAR },
];

/** How a go comes to have a condition. */
const PLANNED: Act[] = [
  {
    do: 'propose',
    questionId: 'rollback',
    type: 'action',
    days: 20,
    person: TOM,
  },
  { do: 'submit' },
  { do: 'decide', outcome: 'conditionalGo', person: OMAR },
];

/** What is picked where there is nothing to pick. */
const NONE = {
  id: '00000000-0000-4000-8000-000000000000',
  revision: 1,
} as FindingDisposition;

/** Fails, naming what was found, where a promise is broken. */
function hold(kept: boolean, broken: string): void {
  if (!kept) {
    throw new Error(`Found ${broken}`);
  }
}

describe.each(databases.eachSupportedId())(
  'whatever happens to a review, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let clock: ReadinessClock;
    let now = new Date('2026-03-02T09:00:00.000Z');
    let runs = 0;
    /** How often which outcome was decided, so that no invariant holds because nothing ever happened. */
    const happened: Record<string, number> = {};
    const count = (what: string) => {
      happened[what] = (happened[what] ?? 0) + 1;
    };

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({
          entities: [
            group('payments'),
            group('reliability'),
            ...Array.from({ length: 400 }, (_, index) =>
              entityOf({
                name: `life-${index}`,
                spec: { type: 'service', owner: 'payments' },
                relations: [['ownedBy', PAYMENTS]],
              }),
            ),
          ],
        }),
      });
      clock = new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      });
    });

    /** One entity, and what is known of it. */
    class Life {
      readonly entityRef: string;
      #reviewId?: string;

      constructor(index: number) {
        this.entityRef = `component:default/life-${index}`;
      }

      async entityId(): Promise<string> {
        const [{ id }] = await portal.stores.entities.getByRefs([
          this.entityRef,
        ]);
        return id;
      }

      get today(): string {
        return dayOf(now, TIME_ZONE);
      }

      /** Whether it was possible. */
      async play(one: Act): Promise<boolean> {
        now = new Date(now.getTime() + 60_000);
        portal.moveTo(now.toISOString());
        try {
          await this.#do(one);
          return true;
        } catch (error) {
          if (!(isError(error) && REFUSALS.includes(error.name))) {
            throw error;
          }
          return false;
        }
      }

      async #do(one: Act): Promise<unknown> {
        switch (one.do) {
          case 'start':
            return this.#start();
          case 'answer':
            return this.#answer(one);
          case 'propose':
            return this.#propose(one);
          case 'settle':
            return this.#settle(one);
          case 'close':
            return this.#close(one);
          case 'submit':
            return this.#submit();
          case 'decide':
            return this.#decide(one);
          case 'withdraw':
            return this.#withdraw();
          default:
            now = new Date(now.getTime() + one.days * DAY_MS);
            portal.moveTo(now.toISOString());
            return clock.runOnce(now);
        }
      }

      async #start() {
        const { review } = await portal.services.reviews.createReview(
          named({
            entityRef: this.entityRef,
            checklistId: CHECKLIST.id,
            kind: 'launch' as const,
          }),
          { credentials: NADIA },
        );
        this.#reviewId = review.id;
      }

      async #answer(one: Extract<Act, { do: 'answer' }>) {
        const { answers } = await this.detail();
        const { revision = 0 } =
          answers.find(answer => answer.questionId === one.questionId) ?? {};
        const practice = {
          good: 'yes',
          middling: 'partly',
          bad: 'no',
        } as const;
        const choices = {
          good: ['written', 'used'],
          middling: ['written'],
          bad: ['used'],
        };
        return portal.services.reviews.saveAnswer(
          named({
            reviewId: this.#reviewId!,
            questionId: one.questionId,
            statement:
              one.questionId === 'rollback'
                ? { kind: 'practice' as const, value: practice[one.value] }
                : { kind: 'choices' as const, choices: choices[one.value] },
            evidence: [],
            revision,
          }),
          { credentials: one.person },
        );
      }

      async #propose(one: Extract<Act, { do: 'propose' }>) {
        await this.detail();
        return portal.services.dispositions.proposeDisposition(
          named({
            reviewId: this.#reviewId!,
            questionId: one.questionId,
            type: one.type,
            text: 'So it goes on',
            until: addDays(this.today, one.days),
            ...(one.type === 'action' && { ownerRef: PAYMENTS }),
          }),
          { credentials: one.person },
        );
      }

      async #settle(one: Extract<Act, { do: 'settle' }>) {
        const asked = await this.#pick(one.which, ['asked', 'refused']);
        const settled = await portal.services.dispositions.decideDisposition(
          named({
            dispositionId: asked.id,
            revision: asked.revision,
            outcome: one.outcome,
            note: 'Agreed or not',
            ...(asked.type === 'mitigation' &&
              one.outcome === 'approved' && {
                residualLevel: one.residualLevel,
              }),
          }),
          { credentials: one.person },
        );
        // Nobody accepts, or confirms, what they have answered or asked for themselves.
        const decidedBy = settled.decidedBy!;
        const answers = await portal.stores.answers.list(asked.reviewId);
        const answered = answers.find(
          answer => answer.questionId === asked.questionId,
        );
        hold(!isSameRef(decidedBy, asked.proposedBy), 'decided by who asked');
        hold(
          !isSameRef(decidedBy, answered!.answeredBy),
          'decided by who answered',
        );
        count(`${settled.type} ${settled.state}`);
      }

      async #close(one: Extract<Act, { do: 'close' }>) {
        const disposition = await this.#pick(one.which, [
          'open',
          'asked',
          'approved',
        ]);
        return portal.services.dispositions.closeDisposition(
          named({
            dispositionId: disposition.id,
            revision: disposition.revision,
            act: one.how,
            note: 'So it is',
          }),
          { credentials: one.person },
        );
      }

      async #submit() {
        const { review } = await this.detail();
        return portal.services.reviews.submitReview(
          named({ reviewId: review.id, revision: review.revision }),
          { credentials: NADIA },
        );
      }

      async #decide(one: Extract<Act, { do: 'decide' }>) {
        const { review, snapshot } = await this.detail();
        const { gaps } = await this.judge();
        await portal.services.reviews.decideReview(
          named({
            reviewId: review.id,
            revision: review.revision,
            snapshotId: snapshot?.id ?? review.id,
            outcome: one.outcome,
            reason: 'It is as it is',
            conditions:
              one.outcome === 'conditionalGo'
                ? gaps.conditions.map(gap => ({
                    ...gap,
                    text: 'Close it',
                    ownerRef: PAYMENTS,
                    dueOn: addDays(this.today, 14),
                  }))
                : [],
            confirmedQuestionIds: [],
          }),
          { credentials: one.person },
        );
        await this.#checkDecision(one.outcome);
        count(one.outcome);
      }

      async #withdraw() {
        const { review } = await this.detail();
        return portal.services.scrutiny.withdrawReview(
          named({ reviewId: review.id, revision: review.revision }),
          { credentials: NADIA },
        );
      }

      /** One that waits or runs, where there is one. */
      async #pick(
        which: number,
        states: FindingDisposition['state'][],
      ): Promise<FindingDisposition> {
        const { dispositions } = await this.detail();
        const found = dispositions.filter(({ state }) =>
          states.includes(state),
        );
        return found[which % Math.max(1, found.length)] ?? NONE;
      }

      async detail() {
        return portal.services.reviews.getReview(
          { reviewId: this.#reviewId ?? NONE.id },
          { credentials: NADIA },
        );
      }

      /** What the frozen answers show, with what is decided about the gaps by now. */
      async judge() {
        const { review, snapshot, dispositions } = await this.detail();
        return judgeCoverage({
          checklist: CHECKLIST,
          kind: review.kind,
          covered: [{ entityRef: this.entityRef, entity: {} }],
          dispositions: judgedDispositions(dispositions),
          answers: Object.fromEntries(
            (snapshot?.answers ?? []).map(answer => [
              answer.questionId,
              answer,
            ]),
          ),
          now,
          timeZone: TIME_ZONE,
        });
      }

      /** By what the checklist says in words, and not by the rules that the services go by. */
      async #checkDecision(outcome: DecisionOutcome) {
        const { snapshot, dispositions } = await this.detail();
        const answer = snapshot!.answers.find(
          given => given.questionId === 'rollback',
        );
        const statement = answer?.statement;
        const value =
          statement?.kind === 'practice' ? statement.value : undefined;
        const holds = (types: DispositionType[]) =>
          dispositions.some(
            item =>
              item.questionId === 'rollback' &&
              types.includes(item.type) &&
              (item.type === 'action'
                ? item.state === 'open'
                : item.state === 'approved' &&
                  item.until! >= this.today &&
                  !isSameRef(item.decidedBy!, answer!.answeredBy)),
          );
        if (outcome === 'go') {
          hold(
            value === 'yes' || holds(['acceptance', 'mitigation']),
            'a go with a blocking gap that nothing was decided about',
          );
        } else if (outcome === 'conditionalGo') {
          hold(value !== undefined, 'a conditional go without an answer');
          hold(
            value !== 'no' || holds(['acceptance', 'mitigation', 'action']),
            'a conditional go with a stop that nothing was decided about',
          );
        }
        const { questions } = await this.judge();
        for (const question of questions) {
          // Accepted stays a risk wherever it is counted.
          hold(
            !(question.accepted && question.level === 'NONE'),
            'an accepted risk that counts as none',
          );
        }
      }
    }

    async function storedStandings(entityId: string) {
      return knex('readiness')
        .where({ entity_id: entityId })
        .select('entity_id', 'checklist_id', 'standing', 'reasons', 'flags')
        .orderBy('checklist_id');
    }

    async function checkStanding(life: Life) {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: life.entityRef },
        { credentials: NADIA },
      );
      const [under] = checklists;
      const [entity] = await portal.stores.entities.getByRefs([life.entityRef]);
      const decided = await knex('decision').where({ entity_id: entity.id });
      // A no-go has been reviewed as well as a go.
      hold(
        (under.standing === 'neverReviewed') === (decided.length === 0),
        'a decision of any outcome that does not count as a review',
      );
      const before = await storedStandings(entity.id);
      await portal.services.projector.recompute({
        entityIds: [entity.id],
        now,
      });
      hold(
        JSON.stringify(await storedStandings(entity.id)) ===
          JSON.stringify(before),
        'a stored standing that a computation from scratch does not give',
      );
      const [latest] = (
        await portal.stores.decisions.listByEntities([entity.id])
      )
        .map(({ decision }) => decision)
        .sort((one, other) => (one.decidedAt < other.decidedAt ? 1 : -1));
      const accepted = (
        await portal.stores.dispositions.listOf([entity.id])
      ).filter(({ type }) => type === 'acceptance');
      const restsOnHigh = (latest?.gaps ?? []).some(
        ({ level, dispositionId }) =>
          level === 'HIGH' && accepted.some(({ id }) => id === dispositionId),
      );
      if (restsOnHigh) {
        count('rests on an accepted high risk');
        hold(under.standing !== 'ready', 'ready with an accepted high risk');
      }
    }

    it('keeps to what was promised', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(
            [],
            PLANNED,
            goWith('acceptance'),
            goWith('mitigation'),
          ),
          fc.array(act, { minLength: 12, maxLength: 30 }),
          async (prelude, acts) => {
            const life = new Life(runs++);
            for (const first of [...BEGINNING, ...prelude]) {
              await life.play(first);
            }
            let history: string[] = [];
            for (const one of acts) {
              if (await life.play(one)) {
                await clock.runOnce(now);
                await checkStanding(life);
                const known: string[] = (
                  await knex('history_entry')
                    .where({ entity_id: await life.entityId() })
                    .select('id', 'content_digest')
                ).map(row => `${row.id} ${row.content_digest}`);
                // Nothing that was written is ever gone or another.
                const kept = new Set(known);
                hold(
                  history.every(entry => kept.has(entry)),
                  'an entry of the history that is gone or another',
                );
                history = known;
              }
            }
          },
        ),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
      const { chainWalk } = portal.services;
      expect((await chainWalk.verifyAll(now)).brokenChains).toBe(0);
      expect(Object.keys(happened)).toEqual(
        expect.arrayContaining([
          'acceptance approved',
          'conditionalGo',
          'go',
          'mitigation approved',
          'noGo',
          'rests on an accepted high risk',
        ]),
      );
    });
  },
);
