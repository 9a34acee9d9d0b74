import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  ENTITY_REF,
  named,
  ReviewStory,
} from '../../__testUtils__/ReviewStory';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { DriftWatch } from '../../tasks/DriftWatch';
import { VouchingClock } from '../../tasks/VouchingClock';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DELIVERY = 'component:default/delivery';
const platform: Entity = {
  ...CHECKOUT,
  metadata: { name: 'delivery', title: 'Delivery platform', uid: 'uid-9' },
  spec: { ...CHECKOUT.spec, owner: 'group:default/reliability' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/reliability' }],
};
const builtOnIt: Entity = {
  ...CHECKOUT,
  relations: [
    ...CHECKOUT.relations!,
    { type: 'dependsOn', targetRef: DELIVERY },
  ],
};
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

describe.each(databases.eachSupportedId())('vouchings on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();
  let catalogs: PolicyDecision = ALLOW;
  let hidden: string | undefined;

  beforeEach(async () => {
    denied.clear();
    catalogs = ALLOW;
    hidden = undefined;
    const entities = [
      platform,
      builtOnIt,
      group('payments'),
      group('reliability'),
    ];
    knex = await databases.init(databaseId);
    const catalog = catalogServiceMock({ entities });
    // What the rule of the catalog hides is in no answer of the catalog.
    catalog.getEntityFacets = (request, options) =>
      catalogServiceMock({
        entities: entities.filter(({ metadata }) => metadata.name !== hidden),
      }).getEntityFacets(request, options);
    portal = await createTestPortal(knex, {
      catalog,
      permissions: mockServices.permissions.mock({
        authorize: async requests => requests.map(() => ALLOW as any),
        authorizeConditional: async requests =>
          requests.map(({ permission }) => {
            if (permission.name === catalogEntityReadPermission.name) {
              return catalogs;
            }
            return denied.has(permission.name)
              ? { result: AuthorizeResult.DENY }
              : ALLOW;
          }),
      }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.vouchingService;
  const content = (changes: object = {}) => ({
    questionIds: ['rollback'],
    statement: 'One click takes a release back',
    url: 'https://docs.example.org/rollback',
    validUntil: '2026-12-31',
    ...changes,
  });
  const give = (changes: object = {}) =>
    service().giveVouching(
      named({
        voucherRef: DELIVERY,
        checklistId: CHECKLIST.id,
        ...content(changes),
      }),
      { credentials: TOM },
    );
  const withdraw = (
    { id, revision }: { id: string; revision: number },
    unsafe = false,
  ) =>
    service().withdrawVouching(
      named({ vouchingId: id, revision, reason: 'The button goes', unsafe }),
      { credentials: OMAR },
    );
  const impact = (vouchingId: string) =>
    service().previewVouchingWithdrawal({ vouchingId }, { credentials: OMAR });
  const restore = ({ id, revision }: { id: string; revision: number }) =>
    service().restoreVouching(named({ vouchingId: id, revision }), {
      credentials: OMAR,
    });
  const story = () => new ReviewStory(portal.services).start();
  const vouchedOf = (facts: { vouching?: { id: string } }[] = []) =>
    facts.flatMap(({ vouching }) => vouching?.id ?? []);
  const detail = (reviewId: string) =>
    portal.services.reviews.getReview({ reviewId }, { credentials: NADIA });
  const pass = async () => {
    const now = portal.clock.now();
    const { stores, services } = portal;
    const count = await new VouchingClock({ ...stores, ...services }).runOnce(
      now,
    );
    await new DriftWatch({ ...stores, ...services }).runOnce(now);
    return count;
  };
  const contradictions = async () =>
    (
      await portal.services.contradictionService.listEntityContradictions(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      )
    ).items.map(({ questionId, signal }) => [questionId, signal.vouchingEnd]);
  const told = async (word: string) =>
    (await knex('outbox').where({ channel: 'notification' }))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ title }) => title.includes(word))
      .map(({ title, recipientRefs }) => `${title} → ${recipientRefs}`)
      .sort();

  /** Decided to go, with what is vouched for confirmed. */
  async function decided() {
    const one = await story();
    await one.answer('runbook', {
      kind: 'choices',
      choices: ['written', 'used'],
    });
    await one.submit();
    return one.decide({
      outcome: 'go',
      conditions: [],
      confirmedQuestionIds: ['rollback'],
    });
  }

  it('answers what nobody has answered, and gives way to what a person says', async () => {
    const { vouching } = await give();
    const one = await story();
    expect(vouchedOf(one.detail.questionFacts)).toEqual([vouching.id]);
    expect(one.detail.questionFacts![0]).toMatchObject({
      questionId: 'rollback',
      title: 'Delivery platform',
      rung: 'lookedAt',
      met: true,
      vouching: { statement: 'One click takes a release back' },
    });
    await one.answer('rollback', { kind: 'practice', value: 'no' });
    await one.submit();
    const { answers } = await detail(one.reviewId);
    expect(answers).toMatchObject([
      { questionId: 'rollback', statement: { value: 'no' } },
    ]);
    await expect(
      one.decide({
        outcome: 'go',
        conditions: [],
        confirmedQuestionIds: ['rollback'],
      }),
    ).rejects.toThrow('go is not permitted while "rollback" is open');
  });

  it('makes nothing ready by itself: the decider confirms what would stop', async () => {
    await give();
    const one = await story();
    await one.answer('runbook', {
      kind: 'choices',
      choices: ['written', 'used'],
    });
    await one.submit();
    await expect(one.decide({ outcome: 'go', conditions: [] })).rejects.toThrow(
      'go is not permitted while "rollback" is open',
    );
    await one.decide({
      outcome: 'go',
      conditions: [],
      confirmedQuestionIds: ['rollback'],
    });
    expect((await detail(one.reviewId)).decision).toMatchObject({
      outcome: 'go',
    });
    expect(await knex('vouched_answer')).toMatchObject([
      { question_id: 'rollback' },
    ]);
  });

  it('is frozen with a submission', async () => {
    const { vouching } = await give();
    const one = await story();
    await one.submit();
    await withdraw(vouching, true);
    const { snapshot, questionFacts } = await detail(one.reviewId);
    expect(vouchedOf(questionFacts)).toEqual([]);
    expect(vouchedOf(snapshot!.state!.questionFacts)).toEqual([vouching.id]);
  });

  it.each([
    [{ validUntil: '2026-03-01' }, 'validUntil: must not lie in the past'],
    [{ validUntil: '2027-03-04' }, 'validUntil: must lie at most 366 days'],
    [{ questionIds: ['rollback', 'gone'] }, 'questionIds.1: '],
    [{ checklistId: 'gone' }, 'checklistId: '],
  ])('is refused with %j', async (changes, message) => {
    await expect(give(changes)).rejects.toThrow(message);
    expect(await knex('vouching')).toEqual([]);
    expect(await knex('history_entry')).toEqual([]);
  });

  it('takes a permission, on what is seen', async () => {
    denied.add('orr.vouching.manage');
    await expect(give()).rejects.toMatchObject({ name: 'NotAllowedError' });
    denied.clear();
    const { vouching } = await give();
    denied.add('orr.vouching.manage');
    await expect(withdraw(vouching)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const page = await service().listVouchings(
      { limit: 10, voucherRef: DELIVERY },
      { credentials: OMAR },
    );
    expect(page).toMatchObject({
      mayVouch: false,
      items: [{ may: { manage: false, restore: false } }],
    });
  });

  it('follows revisions, and one retry is the same success', async () => {
    const { vouching } = await give();
    const change = named({
      vouchingId: vouching.id,
      revision: 1,
      ...content({ questionIds: ['runbook'] }),
    });
    const send = () => service().changeVouching(change, { credentials: OMAR });
    const first = await send();
    expect(first.vouching).toMatchObject({
      revision: 2,
      questionIds: ['runbook'],
    });
    expect(await send()).toEqual(first);
    await expect(
      service().changeVouching(
        { ...change, mutationId: randomUUID() },
        { credentials: OMAR },
      ),
    ).rejects.toThrow('revision: ');
    expect(
      (await knex('history_entry').where('action', 'like', 'vouching%')).map(
        ({ action }) => action,
      ),
    ).toEqual(['vouching.given', 'vouching.changed']);
  });

  it('shows what rests on it, then ends after its grace and asks about each decided answer', async () => {
    const { vouching } = await give();
    expect(await impact(vouching.id)).toMatchObject({
      decided: 0,
      running: 0,
      entities: [],
    });
    await decided();
    const next = await story();
    expect(await impact(vouching.id)).toMatchObject({
      decided: 1,
      running: 1,
      graceDays: 14,
      endsAt: '2026-03-16T09:00:00.000Z',
      entities: [{ entityRef: ENTITY_REF, isDecided: true, isRunning: true }],
    });
    const { vouching: leaving } = await withdraw(vouching);
    expect(leaving).toMatchObject({
      state: 'withdrawing',
      withdrawal: { endsAt: '2026-03-16T09:00:00.000Z' },
    });
    expect(await told('stops vouching')).toEqual([
      'Delivery platform stops vouching on 2026-03-16 → group:default/reliability',
      'checkout: Delivery platform stops vouching on 2026-03-16 → group:default/payments',
    ]);
    portal.moveTo('2026-03-16T08:59:59.000Z');
    expect(await pass()).toBe(0);
    expect(await contradictions()).toEqual([]);
    expect(vouchedOf((await detail(next.reviewId)).questionFacts)).toEqual([
      vouching.id,
    ]);
    portal.moveTo('2026-03-16T09:00:00.000Z');
    expect(await pass()).toBe(1);
    expect(await contradictions()).toEqual([['rollback', 'withdrawn']]);
    expect((await detail(next.reviewId)).questionFacts).toBeUndefined();
    await expect(
      restore({ id: vouching.id, revision: leaving.revision + 1 }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await pass()).toBe(0);
  });

  it('ends at once where relying on it is not safe', async () => {
    const { vouching } = await give();
    await decided();
    const gone = await withdraw(vouching, true);
    expect(gone).toMatchObject({
      isInForce: false,
      vouching: { state: 'withdrawn' },
      may: { manage: false, restore: false },
    });
    await pass();
    expect(await contradictions()).toEqual([['rollback', 'unsafe']]);
    await expect(withdraw({ ...vouching, revision: 2 })).rejects.toThrow(
      'withdrawn already',
    );
  });

  it('ends in its grace where it turns out not to be safe, and tells so', async () => {
    const { vouching } = await give();
    await decided();
    const { vouching: leaving } = await withdraw(vouching);
    await expect(withdraw(leaving)).rejects.toThrow('withdrawn already');
    const { vouching: gone } = await withdraw(leaving, true);
    expect(gone).toMatchObject({
      state: 'withdrawn',
      withdrawal: { unsafe: true, endsAt: '2026-03-02T09:00:00.000Z' },
    });
    expect(await told('relying on it is not safe')).toHaveLength(2);
    await pass();
    expect(await contradictions()).toEqual([['rollback', 'unsafe']]);
  });

  it('is restored within its grace, as if nothing had been', async () => {
    const { vouching } = await give();
    await decided();
    const { vouching: leaving } = await withdraw(vouching);
    portal.moveTo('2026-03-10T09:00:00.000Z');
    const { vouching: back } = await restore(leaving);
    expect(back).toMatchObject({ state: 'active', revision: 3 });
    expect(back.withdrawal).toBeUndefined();
    expect(await told('goes on vouching')).toHaveLength(2);
    portal.moveTo('2026-03-20T09:00:00.000Z');
    await pass();
    expect(await contradictions()).toEqual([]);
  });

  it('tells its owners a month before it runs out, and ends with its day until it is renewed', async () => {
    const { vouching } = await give({ validUntil: '2026-04-30' });
    await decided();
    portal.moveTo('2026-04-01T09:00:00.000Z');
    expect(await pass()).toBe(1);
    expect(await told('runs out')).toEqual([
      'Delivery platform: what it vouches for runs out → group:default/reliability',
    ]);
    expect(await pass()).toBe(0);
    portal.moveTo('2026-05-01T09:00:00.000Z');
    expect(await pass()).toBe(1);
    expect(await contradictions()).toEqual([['rollback', 'expired']]);
    const { vouching: ended } = await service().getVouching(
      { vouchingId: vouching.id },
      { credentials: OMAR },
    );
    await service().changeVouching(
      named({
        vouchingId: vouching.id,
        revision: ended.revision,
        ...content(),
      }),
      { credentials: OMAR },
    );
    portal.moveTo('2026-05-03T09:00:00.000Z');
    await pass();
    expect(await contradictions()).toEqual([]);
  });

  it('names and counts what rests on it only as far as the catalog shows it', async () => {
    const { vouching } = await give();
    await decided();
    await story();
    const whole = await impact(vouching.id);
    expect([whole.decided, whole.running, whole.entities.length]).toEqual([
      1, 1, 1,
    ]);
    catalogs = {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        resourceType: 'catalog-entity',
        rule: 'IS_NOT_SECRET',
        params: {},
      },
    };
    expect(await impact(vouching.id)).toMatchObject({ decided: 1, running: 1 });
    hidden = 'checkout';
    catalogs = {
      ...catalogs,
      conditions: {
        resourceType: 'catalog-entity',
        rule: 'IS_NOT_SECRET',
        params: { now: true },
      },
    } as PolicyDecision;
    expect(await impact(vouching.id)).toMatchObject({
      decided: 0,
      running: 0,
      entities: [],
    });
    catalogs = { result: AuthorizeResult.DENY };
    expect(await impact(vouching.id)).toMatchObject({
      decided: 0,
      running: 0,
      entities: [],
    });
  });

  it('comes in pages, newest first, and by checklist and voucher', async () => {
    for (let count = 0; count < 3; count += 1) {
      portal.moveTo(`2026-03-0${count + 3}T09:00:00.000Z`);
      await give();
    }
    const list = (query: object) =>
      service().listVouchings({ limit: 2, ...query }, { credentials: OMAR });
    const first = await list({});
    expect(first).toMatchObject({ totalItems: 3, mayVouch: false });
    const second = await list({ cursor: first.nextCursor });
    const seen = [...first.items, ...second.items].map(
      ({ vouching }) => vouching.createdAt,
    );
    expect(seen).toHaveLength(3);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(second.nextCursor).toBeUndefined();
    expect(await list({ voucherRef: ENTITY_REF })).toMatchObject({
      totalItems: 0,
      mayVouch: true,
    });
    expect(await list({ checklistId: 'other' })).toMatchObject({
      totalItems: 0,
    });
    expect(
      await list({ voucherRef: 'Component:default/Delivery' }),
    ).toMatchObject({ totalItems: 3 });
  });
});
