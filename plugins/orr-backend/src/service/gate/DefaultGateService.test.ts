import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';
const PIPELINE = mockCredentials.service('external:release-pipeline');
const REASON = 'The shop is down, and this release mends it';
const PERSON = 'user:default/nadia';

describe.each(databases.eachSupportedId())('the gate on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();
  const catalog = catalogServiceMock({
    entities: [
      CHECKOUT,
      group('payments'),
      group('reliability'),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: 'nadia' },
        spec: {},
      },
    ],
  });

  async function open(config: object = {}) {
    portal = await createTestPortal(knex, {
      catalog,
      documents: [CHECKLIST, OTHER_CHECKLIST],
      config: { ...config },
      permissions: permissionsWithout(denied),
    });
    await portal.recompute(ENTITY);
  }

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(databaseId);
    await open();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const gate = () => portal.services.gateService;
  const verdict = (credentials = NADIA as any) =>
    gate().getEntityVerdict({ entityRef: ENTITY }, { credentials });
  const override = (
    credentials: any = NADIA,
    input: { personRef?: string; reason?: string } = {},
    idempotencyKey?: string,
  ) =>
    gate().breakGlass(
      { entityRef: 'Component:default/Checkout', reason: REASON, ...input },
      { credentials, idempotencyKey },
    );
  const messages = async () =>
    (await knex('outbox').where({ channel: 'notification' }).orderBy('id'))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ title }) => title.includes('gate'));
  const count = async (table: string) => (await knex(table)).length;

  /** A go under one of the checklists; answers the hash of what was frozen with it. */
  async function decideGo(checklistId: string) {
    const { reviews } = portal.services;
    const named = (input: object) =>
      ({ mutationId: randomUUID(), ...input } as any);
    const { review } = await reviews.createReview(
      named({ entityRef: ENTITY, checklistId, kind: 'launch' }),
      { credentials: NADIA },
    );
    const reviewId = review.id;
    await reviews.saveAnswer(
      named({
        reviewId,
        questionId: 'rollback',
        revision: 0,
        statement: { kind: 'practice', value: 'yes' },
        evidence: [],
      }),
      { credentials: NADIA },
    );
    if (checklistId === CHECKLIST.id) {
      await reviews.saveAnswer(
        named({
          reviewId,
          questionId: 'runbook',
          revision: 0,
          statement: { kind: 'choices', choices: ['written', 'used'] },
          evidence: [],
        }),
        { credentials: NADIA },
      );
    }
    const { snapshot } = await reviews.submitReview(
      named({ reviewId, revision: 1 }),
      { credentials: NADIA },
    );
    await reviews.decideReview(
      named({
        reviewId,
        revision: 2,
        snapshotId: snapshot!.id,
        outcome: 'go',
        reason: 'All is there',
        conditions: [],
        confirmedQuestionIds: [],
      }),
      { credentials: OMAR },
    );
    const frozen = await knex('snapshot')
      .where({ review_id: reviewId, kind: 'decision' })
      .first();
    return frozen.content_hash as string;
  }

  it('tells the worst of all checklists, and what that rests on', async () => {
    expect(await verdict()).toMatchObject({
      entityRef: ENTITY,
      verdict: 'noGo',
      reasons: [
        { checklistId: CHECKLIST.id, code: 'noDecision' },
        { checklistId: OTHER_CHECKLIST.id, code: 'noDecision' },
      ],
    });
    const first = await decideGo(CHECKLIST.id);
    const half = await verdict();
    expect(half).toMatchObject({
      verdict: 'noGo',
      snapshotHash: first,
      reasons: [{ checklistId: OTHER_CHECKLIST.id }],
    });
    expect(half).not.toHaveProperty('validUntil');
    const second = await decideGo(OTHER_CHECKLIST.id);
    expect(await verdict()).toMatchObject({
      verdict: 'go',
      validUntil: '2027-03-02',
      snapshotHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      checklists: [
        { standing: 'ready', verdict: 'go', snapshotHash: first },
        { standing: 'ready', verdict: 'go', snapshotHash: second },
      ],
    });
  });

  it('counts no pilot', async () => {
    await decideGo(CHECKLIST.id);
    await knex('checklist')
      .where({ id: OTHER_CHECKLIST.id })
      .update({ state: 'pilot' });
    expect(await verdict()).toMatchObject({
      verdict: 'go',
      checklists: [{ checklistId: CHECKLIST.id }],
    });
  });

  it('goes on with time, and with the grace of the configuration', async () => {
    await knex('checklist')
      .where({ id: OTHER_CHECKLIST.id })
      .update({ state: 'archived' });
    await decideGo(CHECKLIST.id);
    portal.moveTo('2027-03-03T09:00:00.000Z');
    expect(await verdict()).toMatchObject({
      verdict: 'conditional',
      validUntil: '2027-03-16',
      nextChangeAt: '2027-03-16T23:00:00.000Z',
      checklists: [{ standing: 'overdue', graceUntil: '2027-03-16' }],
    });
    portal.moveTo('2027-03-16T23:00:00.000Z');
    expect(await verdict()).toMatchObject({
      verdict: 'noGo',
      reasons: [{ code: 'cadencePassed', date: '2027-03-02' }],
    });
  });

  it('is overridden by a person on record, and ends by itself after the hours of the configuration', async () => {
    const broken = await override();
    expect(broken).toEqual({
      id: expect.any(String),
      personRef: PERSON,
      reason: REASON,
      brokenAt: '2026-03-02T09:00:00.000Z',
      until: '2026-03-03T09:00:00.000Z',
    });
    expect(await verdict()).toMatchObject({
      verdict: 'noGo',
      breakGlass: { id: broken.id, personRef: PERSON, reason: REASON },
    });
    expect(
      (
        await portal.services.overview.getEntityOverview(
          { entityRef: ENTITY, reviews: 1 },
          { credentials: OMAR },
        )
      ).breakGlass,
    ).toMatchObject({ id: broken.id });
    expect(
      await knex('history_entry').where({ action: 'gate.overridden' }),
    ).toMatchObject([
      {
        aggregate_type: 'entity',
        actor_ref: PERSON,
        facts: JSON.stringify({ endsAt: broken.until }),
      },
    ]);
    portal.moveTo('2026-03-03T08:59:59.999Z');
    expect((await verdict()).breakGlass).toBeDefined();
    portal.moveTo('2026-03-03T09:00:00.000Z');
    expect((await verdict()).breakGlass).toBeUndefined();
    expect(await count('break_glass')).toBe(1);
  });

  it('tells owners and reviewers, and whoever a token has named', async () => {
    await override();
    expect(await messages()).toMatchObject([
      {
        recipientRefs: ['group:default/payments', 'group:default/reliability'],
        excludeRef: PERSON,
        link: '/catalog/default/component/checkout/operational-readiness',
        severity: 'high',
      },
    ]);
    expect(JSON.stringify(await messages())).not.toContain(REASON);
    portal.moveTo('2026-03-04T09:00:00.000Z');
    await override(PIPELINE, { personRef: 'User:default/Nadia' });
    const named = (await messages()).find(({ excludeRef }) => !excludeRef);
    expect(named.recipientRefs).toContain(PERSON);
  });

  it('keeps the token beside the person whom it named', async () => {
    expect(await override(PIPELINE, { personRef: PERSON })).toMatchObject({
      personRef: PERSON,
      declaredBy: 'external:release-pipeline',
    });
  });

  it.each([
    ['nobody', PIPELINE, {}, 'a token has to name the user'],
    [
      'somebody unknown',
      PIPELINE,
      { personRef: 'user:default/nobody' },
      'knows no user user:default/nobody',
    ],
    [
      'a group',
      PIPELINE,
      { personRef: 'group:default/payments' },
      'knows no user group:default/payments',
    ],
    [
      'another person',
      NADIA,
      { personRef: 'user:default/omar' },
      'who is signed in answers for it',
    ],
  ])('is not overridden in the name of %s', async (_, who, input, message) => {
    await expect(override(who, input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect([await count('break_glass'), await messages()]).toEqual([0, []]);
  });

  it('is not overridden where the catalog cannot say who that is', async () => {
    jest
      .spyOn(catalog, 'getEntityByRef')
      .mockImplementation(async entityRef => {
        if (entityRef === PERSON) {
          throw new Error('The catalog is down');
        }
        return CHECKOUT;
      });
    await expect(
      override(PIPELINE, { personRef: PERSON }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    jest.restoreAllMocks();
    expect(await count('break_glass')).toBe(0);
  });

  it('is overridden once at a time, and again once that has ended', async () => {
    await override();
    await expect(override(OMAR)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        'user:default/nadia is in force until 2026-03-03T09:00:00.000Z',
      ),
    });
    expect([await count('break_glass'), (await messages()).length]).toEqual([
      1, 1,
    ]);
    portal.moveTo('2026-03-03T09:00:00.000Z');
    await override(OMAR);
    expect(await count('break_glass')).toBe(2);
  });

  it('lets one of two win who override at once', async () => {
    const results = await Promise.allSettled([override(), override(OMAR)]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await count('break_glass')).toBe(1);
  });

  it('is the same success when it is sent again under its key', async () => {
    const send = () => override(PIPELINE, { personRef: PERSON }, 'run-17');
    expect(await send()).toEqual(await send());
    expect([await count('break_glass'), (await messages()).length]).toEqual([
      1, 1,
    ]);
    await expect(
      override(PIPELINE, { personRef: PERSON, reason: 'Another' }, 'run-17'),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('asks for the permission to each', async () => {
    denied.add('orr.gate.override');
    await expect(override()).rejects.toThrow(
      'You lack the permission orr.gate.override here',
    );
    denied.add('orr.readiness.read');
    await expect(verdict()).rejects.toThrow(
      'You lack the permission orr.readiness.read here',
    );
    expect(await count('break_glass')).toBe(0);
  });

  it('tells nothing of what the catalog hides', async () => {
    denied.add('catalog.entity.read');
    await expect(verdict()).rejects.toThrow(`No entity ${ENTITY}`);
    await expect(
      gate().getEntityVerdict(
        { entityRef: 'component:default/nobody' },
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('forgets the reason with the person, and keeps that it was overridden', async () => {
    await override(PIPELINE, { personRef: PERSON }, 'run-17');
    await portal.services.historyCare.eraseContent(
      { mutationId: randomUUID(), userRef: PERSON },
      { credentials: OMAR },
    );
    expect(await verdict()).toMatchObject({ breakGlass: { reason: 'Erased' } });
    for (const table of ['mutation', 'history_entry', 'outbox']) {
      expect(JSON.stringify(await knex(table))).not.toContain(REASON);
    }
  });

  it('follows the configuration', async () => {
    await knex.destroy();
    knex = await databases.init(databaseId);
    await open({ gate: { overdueGraceDays: 0, breakGlassHours: 2 } });
    expect((await override()).until).toBe('2026-03-02T11:00:00.000Z');
  });
});
