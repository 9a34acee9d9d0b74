import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const TOM_REF = 'user:default/tom';

const tom: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'tom' },
  spec: {},
};

describe.each(databases.eachSupportedId())('my settings on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [CHECKOUT, tom] }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const settings = () => portal.services.settings;
  const set = (until: string | null, substituteRef?: string) =>
    settings().setAway(named({ until, substituteRef }), {
      credentials: NADIA,
    });
  const away = async (credentials = NADIA) =>
    (await settings().getMySettings({ credentials })).away;

  it('keeps until when one is away, and ends by itself', async () => {
    expect(await settings().getMySettings({ credentials: NADIA })).toEqual({
      digest: false,
      today: '2026-03-02',
      latest: '2027-03-03',
    });
    await set('2026-03-06', 'User:default/Tom');
    expect(await away()).toEqual({
      until: '2026-03-06',
      substituteRef: TOM_REF,
    });
    expect(await away(OMAR)).toBeUndefined();
    expect((await set('2026-03-09')).away).toEqual({ until: '2026-03-09' });
    portal.moveTo('2026-03-10T09:00:00.000Z');
    expect(await away()).toBeUndefined();
  });

  it('is ended before', async () => {
    await set('2026-03-06');
    expect(await set(null)).not.toHaveProperty('away');
    expect(await knex('away')).toEqual([]);
  });

  it.each([
    ['2026-03-01', undefined, /^until: /],
    ['2027-03-04', undefined, /^until: /],
    ['2026-03-06', 'user:default/nadia', /^substituteRef: nobody stands in/],
    ['2026-03-06', 'user:default/gone', /^substituteRef: the catalog has no/],
    ['2026-03-06', 'component:default/checkout', /^substituteRef: the catalog/],
  ])('refuses %s with %s', async (until, substituteRef, message) => {
    await expect(set(until, substituteRef)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(await knex('away')).toEqual([]);
  });

  it('gives whoever stands in no right', async () => {
    await set('2026-03-06', TOM_REF);
    const { items } = await portal.services.mine.listWaiting(
      { limit: 10 },
      { credentials: TOM },
    );
    expect(items).toEqual([]);
  });

  it('is for people only', async () => {
    await expect(
      settings().getMySettings({ credentials: mockCredentials.service() }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('goes with a person who is erased, also where they stand in', async () => {
    await set('2026-03-06', TOM_REF);
    await knex.transaction(trx =>
      portal.stores.erasure.erase(trx, {
        userRef: TOM_REF,
        actorRef: 'user:default/omar',
        now: portal.clock.now(),
      }),
    );
    expect(await away()).toEqual({ until: '2026-03-06' });
  });
});
