import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';
const ENABLED = { badges: { enabled: true } };

describe.each(databases.eachSupportedId())('badges on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();

  async function open(config: object = ENABLED) {
    portal = await createTestPortal(knex, {
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

  const badges = () => portal.services.badgeService;
  const mint = (credentials: any = NADIA, mutationId = randomUUID()) =>
    badges().mintBadge({ entityRef: ENTITY, mutationId }, { credentials });
  const list = async (credentials: any = NADIA) =>
    (await badges().listBadges({ entityRef: ENTITY }, { credentials })).items;
  const revoke = (badgeId: string, credentials: any = NADIA) =>
    badges().revokeBadge(
      { entityRef: ENTITY, badgeId, mutationId: randomUUID() },
      { credentials },
    );
  const tokenOf = ({ url }: { url?: string }) =>
    /\/badges\/(.*)\.svg$/.exec(url!)![1];
  const show = (token: string) => portal.services.badgeView.show(token);

  it('shows the standing to whoever has the address, until it is revoked', async () => {
    const badge = await mint();
    expect(badge).toEqual({
      id: expect.any(String),
      url: expect.stringMatching(
        /^http:\/\/localhost:0\/api\/orr\/badges\/[0-9a-f-]{36}\.[\w-]{43}\.svg$/,
      ),
      mintedBy: 'user:default/nadia',
      mintedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(await show(tokenOf(badge))).toEqual({ standing: 'neverReviewed' });
    expect(await revoke(badge.id, TOM)).toEqual({
      id: badge.id,
      mintedBy: 'user:default/nadia',
      mintedAt: '2026-03-02T09:00:00.000Z',
      revokedBy: 'user:default/tom',
      revokedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(await show(tokenOf(badge))).toBeUndefined();
  });

  it('follows the standing within half a minute, and at its own time at once', async () => {
    const token = tokenOf(await mint());
    await show(token);
    const { id } = (await portal.stores.entities.getByRef(ENTITY))!;
    await knex('readiness').where({ entity_id: id }).update({
      standing: 'ready',
      valid_until: '2026-03-02',
      next_change_at: '2026-03-02T09:00:40.000Z',
    });
    expect(await show(token)).toEqual({ standing: 'neverReviewed' });
    portal.moveTo('2026-03-02T09:00:30.000Z');
    expect(await show(token)).toEqual({
      standing: 'ready',
      validUntil: '2026-03-02',
    });
    // Remembered for ten seconds only: then it is judged anew.
    portal.moveTo('2026-03-02T09:00:40.000Z');
    expect(await show(token)).toEqual({ standing: 'neverReviewed' });
  });

  it('reads standings twice a minute however often it is looked at', async () => {
    const token = tokenOf(await mint());
    await show(token);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    for (let times = 0; times < 20; times += 1) {
      await show(token);
    }
    expect(statements.filter(sql => sql.includes('readiness'))).toEqual([]);
    expect(statements).toHaveLength(20);
  });

  it.each([
    ['what is no token', 'secret'],
    ['an id alone', randomUUID()],
    ['an id that was signed by nobody', `${randomUUID()}.${'A'.repeat(43)}`],
  ])('tells nothing of %s', async (_, token) => {
    await mint();
    expect(await show(token)).toBeUndefined();
  });

  it('tells nothing by the signature of another badge, nor by one of another key', async () => {
    const [first, second] = [await mint(), await mint()].map(tokenOf);
    expect(
      await show(`${first.split('.')[0]}.${second.split('.')[1]}`),
    ).toBeUndefined();
    await knex('badge_key').update({ secret: 'another' });
    await open();
    expect(await show(first)).toBeUndefined();
  });

  it('tells nothing of an entity that is gone', async () => {
    const token = tokenOf(await mint());
    await knex('entity')
      .where({ entity_ref: ENTITY })
      .update({ orphaned_at: '2026-03-02T09:00:00.000Z' });
    expect(await show(token)).toBeUndefined();
  });

  it('signs alike on every replica', async () => {
    const badge = await mint();
    await open();
    expect(await list()).toEqual([badge]);
    expect(await knex('badge_key')).toHaveLength(1);
  });

  it('lists those in force before those that are revoked, which have no address', async () => {
    const first = await mint();
    portal.moveTo('2026-03-02T10:00:00.000Z');
    const second = await mint(TOM);
    await revoke(second.id);
    expect(
      (await list()).map(({ id, url }) => [id, url !== undefined]),
    ).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
  });

  it('mints once under one mutation id, and 20 at most', async () => {
    const mutationId = randomUUID();
    expect(await mint(NADIA, mutationId)).toEqual(
      await mint(NADIA, mutationId),
    );
    for (let minted = 1; minted < 20; minted += 1) {
      await mint();
    }
    await expect(mint()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('20 badges'),
    });
    await revoke((await list())[0].id);
    await mint();
  });

  it('is no other badge when it is revoked again', async () => {
    const { id } = await mint();
    const revoked = await revoke(id);
    expect(await revoke(id, OMAR)).toEqual(revoked);
    expect(
      await knex('history_entry').where({ action: 'badge.revoked' }),
    ).toHaveLength(1);
  });

  it('keeps on record who minted and revoked, and never the address', async () => {
    const badge = await mint();
    await revoke(badge.id, TOM);
    expect(
      (
        await knex('history_entry')
          .where('action', 'like', 'badge.%')
          .orderBy('seq')
      ).map(({ action, actor_ref }) => [action, actor_ref]),
    ).toEqual([
      ['badge.minted', 'user:default/nadia'],
      ['badge.revoked', 'user:default/tom'],
    ]);
    const signature = tokenOf(badge).split('.')[1];
    for (const table of ['badge', 'mutation', 'history_entry', 'outbox']) {
      expect(JSON.stringify(await knex(table))).not.toContain(signature);
    }
  });

  it('is refused by policy, and where badges are off', async () => {
    const { id } = await mint();
    denied.add('orr.badge.mint');
    for (const act of [list, mint, () => revoke(id)]) {
      await expect(act()).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    denied.clear();
    await open({});
    await expect(mint()).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'Badges are off in this portal',
    });
    expect((await list())[0]).not.toHaveProperty('url');
    expect(await revoke(id)).toHaveProperty('revokedAt');
  });

  it('is minted by people alone, of entities that there are', async () => {
    await expect(
      mint(mockCredentials.service('external:pipeline')),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      badges().mintBadge(
        { entityRef: 'component:default/nobody', mutationId: randomUUID() },
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('is no badge of another entity', async () => {
    portal = await createTestPortal(knex, {
      config: ENABLED,
      catalog: catalogServiceMock({
        entities: [
          CHECKOUT,
          group('payments'),
          { ...CHECKOUT, metadata: { name: 'ledger', uid: 'uid-2' } },
        ],
      }),
    });
    const { id } = await mint();
    await expect(
      badges().revokeBadge(
        {
          entityRef: 'component:default/ledger',
          badgeId: id,
          mutationId: randomUUID(),
        },
        { credentials: NADIA },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
