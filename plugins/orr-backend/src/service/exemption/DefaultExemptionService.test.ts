import { randomUUID } from 'node:crypto';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  orrExemptionDecidePermission,
  orrExemptionRequestPermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { ENTITY_REF, named } from '../../__testUtils__/ReviewStory';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const UNTIL = '2026-05-31';

describe.each(databases.eachSupportedId())('exemptions on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();
  const catalog = catalogServiceMock({
    entities: [CHECKOUT, group('payments'), group('reliability')],
  });

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      catalog,
      permissions: permissionsWithout(denied),
    });
    await portal.recompute(ENTITY_REF);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.exemptions;
  const ask = (until = UNTIL, credentials = NADIA) =>
    service().requestExemption(
      named({ entityRef: ENTITY_REF, reason: 'It is switched off', until }),
      { credentials },
    );
  const decide = (
    { id, revision }: { id: string; revision: number },
    outcome: 'approved' | 'refused' = 'approved',
    credentials = OMAR,
  ) =>
    service().decideExemption(
      named({ exemptionId: id, revision, outcome, note: 'Until then' }),
      { credentials },
    );
  const of = ({ id, revision }: { id: string; revision: number }) =>
    named({ exemptionId: id, revision });
  const readiness = async () =>
    portal.services.readiness.getEntityReadiness(
      { entityRef: ENTITY_REF },
      { credentials: NADIA },
    );
  const states = async (...wanted: ('asked' | 'approved' | 'ended')[]) =>
    (
      await service().listExemptions(
        { limit: 50, state: wanted.length ? wanted : undefined },
        { credentials: NADIA },
      )
    ).items.map(({ exemption }) => exemption.state);
  const told = async () =>
    (await knex('outbox').where({ channel: 'notification' }).orderBy('id')).map(
      row => {
        const { recipientRefs, excludeRef, title } = JSON.parse(row.payload);
        return { recipientRefs, excludeRef, title };
      },
    );

  it('moves the standing once approved, and back by itself when it has run out', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({
      entityRef: ENTITY_REF,
      state: 'asked',
      askedBy: 'user:default/nadia',
      revision: 1,
    });
    expect((await readiness()).headline).toBe('neverReviewed');
    expect(await decide(asked)).toMatchObject({
      state: 'approved',
      decidedBy: 'user:default/omar',
      decisionNote: 'Until then',
      revision: 2,
    });
    expect(await readiness()).toMatchObject({
      headline: 'notRequired',
      checklists: [
        {
          reasons: [
            { code: 'exempt', date: UNTIL, personRef: 'user:default/omar' },
          ],
          nextChangeAt: '2026-05-31T22:00:00.000Z',
        },
      ],
    });
    expect(
      await knex('entity').where({ name: 'checkout' }).first(),
    ).toMatchObject({ programme_place: 'exempt' });
    portal.moveTo('2026-05-31T22:00:00.000Z');
    expect((await readiness()).headline).toBe('neverReviewed');
    expect(await states()).toEqual(['ended']);
    expect(await states('approved')).toEqual([]);
    expect(await states('ended')).toEqual(['ended']);
  });

  it('changes nothing where it is refused', async () => {
    const asked = await ask();
    expect((await decide(asked, 'refused')).state).toBe('refused');
    expect((await readiness()).headline).toBe('neverReviewed');
    await expect(decide({ ...asked, revision: 2 })).rejects.toThrow(
      'no longer open',
    );
    expect((await ask()).state).toBe('asked');
  });

  it('is never decided by who asked', async () => {
    const asked = await ask();
    await expect(decide(asked, 'approved', NADIA)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await states()).toEqual(['asked']);
    await decide(asked, 'approved', TOM);
  });

  it.each([
    ['2026-03-01', 'until: must not lie in the past'],
    ['2027-03-04', 'until: must lie at most 366 days ahead'],
  ])('is not asked for until %s', async (until, message) => {
    await expect(ask(until)).rejects.toThrow(message);
    expect(await states()).toEqual([]);
  });

  it('is not approved once its day has passed', async () => {
    const asked = await ask();
    portal.moveTo('2026-06-01T09:00:00.000Z');
    await expect(decide(asked)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await decide(asked, 'refused');
  });

  it('is asked for once at a time, and a new approval takes the place of the old', async () => {
    const first = await ask();
    await expect(ask()).rejects.toMatchObject({ name: 'ConflictError' });
    await decide(first);
    portal.moveTo('2026-03-03T09:00:00.000Z');
    const second = await ask('2026-08-31', TOM);
    await decide(second);
    expect(await states()).toEqual(['approved', 'ended']);
    expect((await readiness()).checklists[0].reasons).toMatchObject([
      { date: '2026-08-31' },
    ]);
    portal.moveTo('2026-09-10T09:00:00.000Z');
    const third = await ask('2026-12-31');
    await decide(third);
    expect(await states('approved', 'ended')).toEqual([
      'approved',
      'ended',
      'ended',
    ]);
  });

  it('lets one of two that ask at once win, and one of two that decide', async () => {
    const asks = await Promise.allSettled([ask(), ask(UNTIL, TOM)]);
    expect(asks.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const [row] = await knex('exemption');
    const decider = row.asked_by === 'user:default/tom' ? NADIA : TOM;
    const decisions = await Promise.allSettled([
      decide(row, 'approved', OMAR),
      decide(row, 'refused', decider),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('is withdrawn by the owners before it is decided, and given up after', async () => {
    const first = await ask();
    const withdrawn = await service().withdrawExemption(of(first), {
      credentials: TOM,
    });
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      endedBy: 'user:default/tom',
    });
    const second = await decide(await ask());
    expect(
      await service().withdrawExemption(of(second), { credentials: TOM }),
    ).toMatchObject({ state: 'ended' });
    expect((await readiness()).headline).toBe('neverReviewed');
  });

  it('is ended before its day by whoever may decide', async () => {
    const approved = await decide(await ask());
    await expect(
      service().endExemption(of({ ...approved, revision: 1 }), {
        credentials: OMAR,
      }),
    ).rejects.toThrow('revision:');
    expect(
      await service().endExemption(of(approved), { credentials: OMAR }),
    ).toMatchObject({ state: 'ended', endedBy: 'user:default/omar' });
    expect((await readiness()).headline).toBe('neverReviewed');
  });

  it('is the same success when it is sent again', async () => {
    const input = named({
      entityRef: ENTITY_REF,
      reason: 'Off',
      until: UNTIL,
    });
    const send = () =>
      service().requestExemption(input, { credentials: NADIA });
    expect(await send()).toEqual(await send());
    expect(await states()).toEqual(['asked']);
  });

  it('asks for the permission to each act', async () => {
    const asked = await ask();
    denied.add(orrExemptionRequestPermission.name);
    await expect(ask()).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      service().withdrawExemption(of(asked), { credentials: NADIA }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    denied.add(orrExemptionDecidePermission.name);
    await expect(decide(asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await expect(
      service().endExemption(of(asked), { credentials: OMAR }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(await states()).toEqual(['asked']);
  });

  it('does not tell an exemption of a hidden entity from none', async () => {
    const asked = await ask();
    jest.spyOn(catalog, 'getEntityByRef').mockResolvedValue(undefined);
    await expect(decide(asked)).rejects.toThrow(`No exemption ${asked.id}`);
    jest.restoreAllMocks();
    const unknown = randomUUID();
    await expect(decide({ id: unknown, revision: 1 })).rejects.toThrow(
      `No exemption ${unknown}`,
    );
  });

  it('tells the owner of the programme of a request, and who asked of what became of it', async () => {
    await portal.services.programme.updateProgramme(
      named({
        revision: 0,
        document: { ownerRef: 'Group:default/Reliability' },
      }),
      { credentials: OMAR },
    );
    const asked = await ask();
    const approved = await decide(asked);
    await service().endExemption(of(approved), { credentials: OMAR });
    const byOmar = {
      recipientRefs: ['user:default/nadia'],
      excludeRef: 'user:default/omar',
    };
    expect(await told()).toEqual(
      expect.arrayContaining([
        {
          recipientRefs: ['group:default/reliability'],
          excludeRef: 'user:default/nadia',
          title: 'checkout: an exemption from reviews is asked for',
        },
        { ...byOmar, title: `checkout: exempt from reviews until ${UNTIL}` },
        { ...byOmar, title: 'checkout: the exemption from reviews was ended' },
      ]),
    );
    expect(await told()).toHaveLength(3);
  });

  it('is shown with what a viewer may do', async () => {
    const overview = async (credentials = NADIA) =>
      (
        await portal.services.overview.getEntityOverview(
          { entityRef: ENTITY_REF, reviews: 1 },
          { credentials },
        )
      ).exemption;
    expect(await overview()).toEqual({
      range: { from: '2026-03-02', to: '2027-03-03' },
      may: { request: true, decide: false, end: false },
    });
    const asked = await ask();
    expect(await overview()).toMatchObject({
      asked: { id: asked.id },
      may: { decide: false, decideRefusal: 'isAsker' },
    });
    expect((await overview(OMAR)).may).toEqual({
      request: true,
      decide: true,
      end: false,
    });
    await decide(asked);
    expect(await overview(OMAR)).toMatchObject({
      approved: { id: asked.id },
      may: { decide: false, end: true },
    });
    denied.add(orrExemptionDecidePermission.name);
    denied.add(orrExemptionRequestPermission.name);
    expect((await overview(OMAR)).may).toEqual({
      request: false,
      decide: false,
      end: false,
    });
  });

  it('comes in pages, newest first', async () => {
    for (let count = 0; count < 5; count += 1) {
      portal.moveTo(`2026-03-0${count + 3}T09:00:00.000Z`);
      await decide(await ask(), 'refused');
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service().listExemptions(
        { limit: 2, cursor },
        { credentials: NADIA },
      );
      expect(page.totalItems).toBe(5);
      seen.push(...page.items.map(({ exemption }) => exemption.askedAt));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort().reverse());
    const { nextCursor } = await service().listExemptions(
      { limit: 2 },
      { credentials: NADIA },
    );
    await expect(
      service().listExemptions(
        { limit: 2, cursor: nextCursor },
        { credentials: OMAR },
      ),
    ).rejects.toThrow('cursor:');
  });
});
