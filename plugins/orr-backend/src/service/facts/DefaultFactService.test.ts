import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { PUSHED_FACTS } from '../../__testUtils__/factRequests';
import { createTestPortal, NADIA } from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { RecordFactsInput } from '../FactService';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';
const PIPELINE = mockCredentials.service('external:pipeline');
const SHARE = {
  ...PUSHED_FACTS.pushed[0],
  id: 'backup.successRate',
  title: 'Backups that worked',
  type: 'share',
  rung: 'probed',
};

type Told = RecordFactsInput['facts'][number];

describe.each(databases.eachSupportedId())('facts that are told, on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();
  const decide = async (requests: { permission: { name: string } }[]) =>
    requests.map(({ permission }) => ({
      result: (denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW) as
        | AuthorizeResult.DENY
        | AuthorizeResult.ALLOW,
    }));

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(id);
    portal = await createTestPortal(knex, {
      config: { facts: { pushed: [...PUSHED_FACTS.pushed, SHARE] } },
      permissions: mockServices.permissions.mock({
        authorize: decide,
        authorizeConditional: decide,
      }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const told = (changes: Partial<Told> = {}): Told => ({
    entityRefs: [ENTITY],
    factId: 'backup.restoredAt',
    state: 'ok',
    value: '2026-02-20T08:00:00+01:00',
    ...changes,
  });
  const record = (...facts: Told[]) =>
    portal.services.factService.recordFacts(
      { facts },
      { credentials: PIPELINE },
    );
  const readings = async () => {
    const { items } = await portal.services.factService.getEntityFactReadings(
      { entityRef: ENTITY },
      { credentials: NADIA },
    );
    return new Map(items.map(item => [item.fact.id, item]));
  };

  it('are shown with what they are and how they stand now', async () => {
    expect(await record(told({ note: 'Restore test' }))).toEqual({
      recorded: 1,
      unchanged: 0,
    });
    expect((await readings()).get('backup.restoredAt')).toEqual({
      fact: { ...PUSHED_FACTS.pushed[0], source: 'Told through the API' },
      state: 'ok',
      rung: 'exercised',
      value: '2026-02-20T07:00:00.000Z',
      note: 'Restore test',
      observedAt: '2026-03-02T09:00:00.000Z',
      receivedAt: '2026-03-02T09:00:00.000Z',
      changedAt: '2026-03-02T09:00:00.000Z',
    });
    expect((await readings()).get('catalog.runbookLink')).toMatchObject({
      state: 'ok',
      value: false,
      fact: { source: 'Catalog', controlledBy: 'team' },
    });
    portal.moveTo('2026-04-02T09:00:00.000Z');
    expect((await readings()).get('backup.restoredAt')).toMatchObject({
      state: 'stale',
    });
  });

  it('change nothing when they are told again, or late', async () => {
    const observedAt = '2026-03-02T08:00:00Z';
    await record(told({ observedAt }));
    expect(
      await record(
        told({ observedAt }),
        told({
          observedAt: '2026-03-02T07:00:00Z',
          value: '2026-01-01T00:00:00Z',
        }),
      ),
    ).toEqual({ recorded: 0, unchanged: 2 });
    expect(
      await record(
        told({
          observedAt: '2026-03-02T08:30:00Z',
          state: 'unknown',
          value: undefined,
        }),
      ),
    ).toEqual({ recorded: 1, unchanged: 0 });
    expect((await readings()).get('backup.restoredAt')).toMatchObject({
      state: 'unknown',
      previous: { state: 'ok', value: '2026-02-20T07:00:00.000Z' },
    });
  });

  it.each<[string, Partial<Told>]>([
    ['facts[1].factId: backup.other is not among', { factId: 'backup.other' }],
    [
      'facts[1].factId: catalog.contact is not among',
      { factId: 'catalog.contact' },
    ],
    ['facts[1].value: must be an instant', { value: 'last spring' }],
    ['facts[1].value: must be an instant', { value: true }],
    [
      'facts[1].value: must be a number between 0 and 1',
      { factId: SHARE.id, value: 98 },
    ],
    ['facts[1].sample: belongs to a share', { sample: { k: 1, n: 2 } }],
    [
      'facts[1].observedAt: must not lie in the future',
      { observedAt: '2026-03-02T10:00:00Z' },
    ],
    [
      'facts[1].observedAt: must not lie more than',
      { observedAt: '2024-03-02T10:00:00Z' },
    ],
    [
      'facts[1].entityRefs[0]: the catalog has no',
      { entityRefs: ['component:default/none'] },
    ],
  ])('are refused with %s', async (message, changes) => {
    await expect(record(told(), told(changes))).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(`body.${message}`),
    });
    // All of them are kept, or none.
    expect((await readings()).has('backup.restoredAt')).toBe(false);
  });

  it('are told, listed and read by those who may', async () => {
    denied.add('orr.fact.record');
    await expect(record(told())).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    denied.add('orr.checklist.read');
    await expect(
      portal.services.factService.listFactDefinitions({ credentials: NADIA }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    denied.add('orr.readiness.read');
    await expect(readings()).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('are listed for authors, with all others', async () => {
    const { items } = await portal.services.factService.listFactDefinitions({
      credentials: NADIA,
    });
    expect(items.map(fact => fact.id)).toEqual(
      expect.arrayContaining([
        'backup.restoredAt',
        'catalog.ownerResolves',
        'deployHealth.daysSinceSuccess',
        'incidents.openNow',
      ]),
    );
    expect(items.map(fact => fact.id)).toEqual(
      items.map(fact => fact.id).sort(),
    );
  });
});
