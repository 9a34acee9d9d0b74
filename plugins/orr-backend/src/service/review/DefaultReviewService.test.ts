import { randomUUID } from 'node:crypto';
import { canonicalJson, sha256Hex } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { ReadinessClock } from '../../tasks/ReadinessClock';
import { mockServices } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();

function practice(value: 'yes' | 'partly' | 'no') {
  return { kind: 'practice' as const, value };
}

function choices(...ids: string[]) {
  return { kind: 'choices' as const, choices: ids };
}

describe.each(databases.eachSupportedId())('reviews on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const reviews = () => portal.services.reviews;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const start = (kind: 'launch' | 'periodic' = 'launch') =>
    reviews().createReview(
      {
        mutationId: randomUUID(),
        entityRef: ENTITY,
        checklistId: CHECKLIST.id,
        kind,
      },
      { credentials: NADIA },
    );

  const save = (
    reviewId: string,
    questionId: string,
    statement: Parameters<
      ReturnType<typeof reviews>['saveAnswer']
    >[0]['statement'],
    options: {
      revision?: number;
      mutationId?: string;
      credentials?: typeof NADIA;
    } = {},
  ) =>
    reviews().saveAnswer(
      {
        reviewId,
        questionId,
        statement,
        evidence: [],
        revision: options.revision ?? 0,
        mutationId: options.mutationId ?? randomUUID(),
      },
      { credentials: options.credentials ?? NADIA },
    );

  const submit = async (reviewId: string, revision = 1) =>
    reviews().submitReview(
      { mutationId: randomUUID(), reviewId, revision },
      { credentials: NADIA },
    );

  const readiness = async () => {
    const { checklists, headline } =
      await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        { credentials: NADIA },
      );
    return { headline, ...checklists[0] };
  };

  /** A review that may be decided conditionally: one condition, no stop. */
  const submitted = async () => {
    const { review } = await start();
    await save(review.id, 'rollback', practice('yes'));
    await save(review.id, 'runbook', choices('used'));
    return submit(review.id);
  };

  const condition = {
    questionId: 'runbook',
    text: 'Write the runbook',
    ownerRef: 'group:default/payments',
    dueOn: '2026-03-20',
  };

  it('starts one review at a time and shows it beside the standing', async () => {
    expect(await readiness()).toMatchObject({ headline: 'neverReviewed' });

    const { review, may } = await start();

    expect(review).toMatchObject({
      state: 'inProgress',
      revision: 1,
      driverRef: 'user:default/nadia',
    });
    expect(may).toEqual({ update: true, decide: false });
    expect(await readiness()).toMatchObject({
      standing: 'neverReviewed',
      openReviewId: review.id,
      flags: { inReview: true },
    });
    await expect(start()).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it.each([
    [{ checklistId: 'unknown' }, /checklistId/],
    [{ kind: 'incident' as const }, /kind/],
    [{ entityRef: 'group:default/payments' }, /checklistId/],
    [{ entityRef: 'not a ref' }, /entity ref/],
  ])('refuses to start with %j', async (change, message) => {
    await expect(
      reviews().createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
          ...change,
        },
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(await knex('review')).toHaveLength(0);
  });

  it('saves an answer once however often it is sent, and keeps every value', async () => {
    const { review } = await start();
    const mutationId = randomUUID();

    const first = await save(review.id, 'rollback', practice('no'), {
      mutationId,
    });
    const retried = await save(review.id, 'rollback', practice('no'), {
      mutationId,
    });
    const cleared = await save(review.id, 'rollback', null, {
      revision: 1,
      credentials: TOM,
    });

    expect(retried).toEqual(first);
    expect(first).toMatchObject({
      revision: 1,
      answeredBy: 'user:default/nadia',
    });
    expect(cleared).toMatchObject({
      revision: 2,
      statement: null,
      answeredBy: 'user:default/tom',
    });
    expect(await knex('answer_revision').orderBy('revision')).toMatchObject([
      { revision: 1, statement: JSON.stringify(practice('no')) },
      { revision: 2, statement: null },
    ]);
  });

  it('saves once when the same write arrives twice at the same time', async () => {
    const { review } = await start();
    const mutationId = randomUUID();

    const results = await Promise.all(
      [1, 2, 3].map(() =>
        save(review.id, 'rollback', practice('yes'), { mutationId }),
      ),
    );

    expect(results.map(result => result.revision)).toEqual([1, 1, 1]);
    expect(await knex('answer_revision')).toHaveLength(1);
  });

  it('tells of a conflict with the current answer, and overwrites nothing', async () => {
    const { review } = await start();
    await save(review.id, 'rollback', practice('no'), { credentials: TOM });

    await expect(
      save(review.id, 'rollback', practice('yes')),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      current: {
        revision: 1,
        statement: practice('no'),
        answeredBy: 'user:default/tom',
      },
    });
    const both = await Promise.allSettled([
      save(review.id, 'rollback', practice('yes'), { revision: 1 }),
      save(review.id, 'rollback', practice('partly'), { revision: 1 }),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await knex('answer_revision')).toHaveLength(2);
  });

  it.each([
    ['unknown', practice('yes'), /questionId/],
    ['rollback', choices('written'), /statement.kind/],
    ['runbook', choices('rollback'), /statement.choices.0/],
    [
      'rollback',
      {
        kind: 'coveredElsewhere' as const,
        url: 'data:text/html,hello',
        date: '2026-03-01',
      },
      /statement.url/,
    ],
  ])(
    'refuses a statement on %s that does not fit',
    async (questionId, statement, message) => {
      const { review } = await start();
      await expect(
        save(review.id, questionId, statement),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(message),
      });
      expect(await knex('answer')).toHaveLength(0);
    },
  );

  it('refuses an id that named another write before', async () => {
    const { review } = await start();
    const mutationId = randomUUID();
    await save(review.id, 'rollback', practice('no'), { mutationId });

    await expect(
      save(review.id, 'rollback', practice('yes'), { mutationId, revision: 1 }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('mutationId'),
    });
  });

  it('freezes a hashed snapshot, and asks the reviewers', async () => {
    const { review, snapshot, may } = await submitted();

    expect(review).toMatchObject({ state: 'submitted', revision: 2 });
    expect(may.update).toBe(false);
    expect(snapshot).toMatchObject({
      sequence: 1,
      ownerRefs: ['group:default/payments'],
    });
    const [row] = await knex('snapshot');
    expect(row.content_hash).toBe(sha256Hex(row.content));
    expect(row.content).toBe(canonicalJson(JSON.parse(row.content)));
    await expect(
      save(review.id, 'rollback', practice('no'), { revision: 1 }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const messages = (await knex('outbox')).map(({ payload }) => payload);
    expect(
      messages.filter(payload => payload.includes('group:default/reliability')),
    ).toHaveLength(1);
    expect(messages.join()).not.toContain('practice');
  });

  it('takes a conditional go, whose condition turns the standing when its day has passed', async () => {
    const { review, snapshot } = await submitted();
    const decide = (change: object) =>
      reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'conditionalGo',
          reason: 'Fine with a runbook',
          conditions: [condition],
          confirmedQuestionIds: [],
          ...change,
        },
        { credentials: OMAR },
      );

    await expect(
      decide({ outcome: 'go', conditions: [] }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(decide({ conditions: [] })).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(
      decide({ conditions: [{ ...condition, dueOn: '2026-12-24' }] }),
    ).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(decide({ revision: 1 })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(decide({ snapshotId: randomUUID() })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect(await knex('decision')).toHaveLength(0);

    // Refs know no case; they are stored in lower case like all others.
    const decided = await decide({
      conditions: [{ ...condition, ownerRef: 'Group:default/Payments' }],
    });

    expect(decided).toMatchObject({
      review: { state: 'decided', outcome: 'conditionalGo' },
      decision: {
        decidedBy: 'user:default/omar',
        validUntil: '2027-03-02',
        conditions: [condition],
      },
    });
    expect(await readiness()).toMatchObject({
      standing: 'readyWithConditions',
      validUntil: '2027-03-02',
    });
    expect((await readiness()).openReviewId).toBeUndefined();
    await expect(
      save(review.id, 'rollback', practice('no'), { revision: 1 }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
    });

    const clock = new ReadinessClock({
      ...portal.stores,
      projector: portal.services.projector,
      logger: mockServices.logger.mock(),
    });
    portal.moveTo('2026-03-20T22:59:59.000Z');
    await clock.runOnce(portal.clock.now());
    expect(await readiness()).toMatchObject({
      standing: 'readyWithConditions',
    });
    portal.moveTo('2026-03-20T23:00:00.000Z');
    await clock.runOnce(portal.clock.now());
    expect(
      await knex('entity').where({ name: 'checkout' }).first(),
    ).toMatchObject({ headline: 'notReady' });
    expect(await readiness()).toMatchObject({
      standing: 'notReady',
      reasons: [expect.objectContaining({ code: 'conditionPastDue' })],
    });
    expect(
      (await knex('readiness_change').orderBy('sequence')).map(
        ({ standing }) => standing,
      ),
    ).toEqual(
      expect.arrayContaining([
        'neverReviewed',
        'readyWithConditions',
        'notReady',
      ]),
    );
  });

  it('lets nobody decide whom the checklist does not let', async () => {
    const { review, snapshot, may } = await submitted();

    expect(may).toEqual({
      update: false,
      decide: false,
      decideRefusal: 'isDriver',
    });
    await expect(
      reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo',
          reason: 'No',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('replaces an earlier decision by a newer one, and lists both', async () => {
    for (const outcome of ['noGo', 'conditionalGo'] as const) {
      const { review, snapshot } = await submitted();
      await reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome,
          reason: 'As it is',
          conditions: outcome === 'noGo' ? [] : [condition],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
      portal.moveTo('2026-03-03T09:00:00.000Z');
    }

    const first = await reviews().listEntityReviews(
      { entityRef: ENTITY, limit: 1 },
      { credentials: TOM },
    );
    const second = await reviews().listEntityReviews(
      { entityRef: ENTITY, limit: 1, cursor: first.nextCursor },
      { credentials: TOM },
    );

    expect(first.items).toMatchObject([
      { state: 'decided', outcome: 'conditionalGo' },
    ]);
    expect(second.items).toMatchObject([
      { state: 'superseded', outcome: 'noGo' },
    ]);
    expect(second.nextCursor).toBeUndefined();
    expect(await readiness()).toMatchObject({
      standing: 'readyWithConditions',
    });
  });

  it('costs the same number of statements whatever the size of the catalog', async () => {
    const { review } = await start();
    const count = async () => {
      let statements = 0;
      const counter = () => {
        statements += 1;
      };
      knex.on('query', counter);
      await save(review.id, 'rollback', practice('yes'), {
        revision: (
          await knex('answer')
        ).length
          ? (
              await knex('answer').first()
            ).revision
          : 0,
      });
      await portal.services.readiness.listReadiness(
        { limit: 2 },
        { credentials: NADIA },
      );
      knex.removeListener('query', counter);
      return statements;
    };
    await count();
    const few = await count();
    const template = await knex('entity').where({ name: 'checkout' }).first();
    await knex.batchInsert(
      'entity',
      Array.from({ length: 300 }, (_, index) => ({
        ...template,
        id: randomUUID(),
        entity_ref: `component:default/more-${index}`,
        name: `more-${index}`,
        sort_name: `more-${index}`,
      })),
      50,
    );
    expect(await count()).toBe(few);
  });
});
