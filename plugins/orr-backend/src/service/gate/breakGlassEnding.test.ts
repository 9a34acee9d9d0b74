import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';
const PIPELINE = mockCredentials.service('external:release-pipeline');

describe.each(databases.eachSupportedId())('an override on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      config: { gate: { breakGlassHours: 12 }, badges: { enabled: true } },
      permissions: permissionsWithout(denied),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const gate = () => portal.services.gateService;
  const override = (hours?: number) =>
    gate().breakGlass(
      { entityRef: ENTITY, reason: 'The shop is down', hours },
      { credentials: NADIA },
    );
  const end = (
    breakGlassId: string,
    credentials: any = OMAR,
    mutationId = randomUUID(),
  ) =>
    gate().endBreakGlass(
      { entityRef: ENTITY, breakGlassId, mutationId },
      { credentials },
    );
  const inForce = async () =>
    (
      await gate().getEntityVerdict(
        { entityRef: ENTITY },
        { credentials: NADIA },
      )
    ).breakGlass;
  const rightsOf = async () =>
    (
      await portal.services.overview.getEntityOverview(
        { entityRef: ENTITY, reviews: 1 },
        { credentials: NADIA },
      )
    ).rights;

  it('lasts as long as is said, and no longer than the configuration allows', async () => {
    expect((await override(2)).until).toBe('2026-03-02T11:00:00.000Z');
    portal.moveTo('2026-03-02T11:00:00.000Z');
    expect((await override()).until).toBe('2026-03-02T23:00:00.000Z');
    portal.moveTo('2026-03-02T23:00:00.000Z');
    await expect(override(13)).rejects.toMatchObject({
      name: 'InputError',
      message: 'body.hours: an override lasts 12 hours at most',
    });
    expect(await knex('break_glass')).toHaveLength(2);
  });

  it('ends before its time, on record, and leaves room for another', async () => {
    const broken = await override();
    portal.moveTo('2026-03-02T10:00:00.000Z');
    expect(await end(broken.id)).toEqual({
      ...broken,
      endedAt: '2026-03-02T10:00:00.000Z',
      endedBy: 'user:default/omar',
    });
    expect(await inForce()).toBeUndefined();
    expect(
      await knex('history_entry').where({ action: 'gate.overrideEnded' }),
    ).toMatchObject([
      { aggregate_type: 'entity', actor_ref: 'user:default/omar' },
    ]);
    expect((await override()).id).not.toBe(broken.id);
  });

  it('ends once, and the same request is the same success', async () => {
    const { id } = await override();
    const mutationId = randomUUID();
    expect(await end(id, OMAR, mutationId)).toEqual(
      await end(id, OMAR, mutationId),
    );
    await expect(end(id)).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('is not ended after it has ended by itself', async () => {
    const { id } = await override(1);
    portal.moveTo('2026-03-02T10:00:00.000Z');
    await expect(end(id)).rejects.toMatchObject({ name: 'ConflictError' });
    expect(
      (await knex('break_glass').where({ id }).first()).ended_at,
    ).toBeNull();
  });

  it('is ended by people whom policy lets, and where there is one', async () => {
    const { id } = await override();
    await expect(end(id, PIPELINE)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    await expect(end(randomUUID())).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    denied.add('orr.gate.override');
    await expect(end(id)).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect((await inForce())?.id).toBe(id);
  });

  it('says on the tab what the viewer may do beside reviews', async () => {
    expect(await rightsOf()).toEqual({
      overrideGate: true,
      overrideHours: 12,
      mintBadge: true,
    });
    denied.add('orr.gate.override').add('orr.badge.mint');
    expect(await rightsOf()).toMatchObject({
      overrideGate: false,
      mintBadge: false,
    });
  });
});
