import { mockServices } from '@backstage/backend-test-utils';
import { SourceError } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { createSourcePortal } from '../../__testUtils__/createSourcePortal';
import { OMAR, TOM } from '../../__testUtils__/createTestPortal';
import { ANNOTATION } from '../../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { SourceProbes } from './SourceProbes';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const asOmar = { credentials: OMAR };
const PAY = { kind: 'deployments', provider: 'made', key: 'made:pay' } as const;
const SECRET = { ...PAY, key: 'made:secret' } as const;
const NEAR = {
  kind: 'deployments',
  provider: 'made',
  instance: 'near',
} as const;
const SHOWN = ['checkout', 'ledger'].map(name => ({
  entityRef: `component:default/${name}`,
  title: name,
}));

describe.each(databases.eachSupportedId())('bindings on %s', id => {
  let knex: Knex;
  let made: Awaited<ReturnType<typeof createSourcePortal>>;

  beforeEach(async () => {
    knex = await databases.init(id);
    made = await createSourcePortal(knex);
    await made.bindAll();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => made.portal.services.sourceBindingService;
  const list = (
    query: Partial<Parameters<ReturnType<typeof service>['listBindings']>[0]>,
    options = asOmar,
  ) => service().listBindings({ limit: 50, ...query }, options);

  it('lists what is asked about page by page, with how that goes', async () => {
    const pay = {
      ...PAY,
      sourceTitle: 'Made',
      instance: 'Near',
      title: 'pay',
      state: 'new',
      isQueued: false,
      entities: 2,
      shown: SHOWN,
    };
    const first = await list({ limit: 1 });
    expect(first).toEqual({
      items: [pay],
      totalItems: 2,
      nextCursor: expect.any(String),
    });
    const second = await list({ limit: 1, cursor: first.nextCursor });
    expect(second).toMatchObject({
      items: [{ key: SECRET.key, entities: 1 }],
      totalItems: 2,
    });
    expect(second.nextCursor).toBeUndefined();
    await expect(
      list({ state: 'new', cursor: first.nextCursor }),
    ).rejects.toThrow('belongs to a list with other filters');
  });

  it('finds those in a state, and those of a source', async () => {
    const now = made.portal.clock.now().getTime();
    const ago = (minutes: number) =>
      new Date(now - minutes * 60_000).toISOString();
    const put = (columns: object) =>
      knex('source_binding').where({ key: PAY.key }).update(columns);
    const statesOf = async () =>
      (await list({})).items.map(({ state }) => state);
    for (const [minutes, state] of [
      [30, 'fresh'],
      [31, 'ageing'],
      [1_441, 'stale'],
    ] as const) {
      await put({ synced_at: ago(minutes) });
      expect(await statesOf()).toEqual([state, 'new']);
      expect(await list({ state })).toMatchObject({
        items: [{ key: PAY.key, syncedAt: ago(minutes) }],
        totalItems: 1,
      });
    }
    await put({
      problem: 'not-found',
      problem_message: 'There is no such project',
      operator_hint: 'Share it',
      failing_since: ago(5),
      failures: 1,
    });
    expect((await list({ state: 'failing' })).items).toMatchObject([
      {
        state: 'failing',
        problem: {
          problem: 'not-found',
          message: 'There is no such project',
          operatorHint: 'Share it',
          since: ago(5),
        },
      },
    ]);
    expect(await list({ state: 'stale' })).toEqual({
      items: [],
      totalItems: 0,
    });
    expect((await list({ source: 'made' })).totalItems).toBe(2);
    expect((await list({ source: 'other' })).totalItems).toBe(0);
  });

  it('says nothing of what only hidden entities have', async () => {
    made.hideVault();
    expect(await list({}, { credentials: TOM })).toMatchObject({
      items: [{ key: PAY.key, entities: 2 }],
      totalItems: 1,
    });
    await expect(
      service().checkBinding(SECRET, { credentials: TOM }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      service().previewBindings(
        { entityRef: 'component:default/vault' },
        { credentials: TOM },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('names five entities of many, and counts all', async () => {
    const [entity] = await knex('entity').where({ name: 'ledger' });
    for (let number = 1; number <= 6; number += 1) {
      await knex('entity').insert({
        ...entity,
        id: `copy-${number}`,
        uid: `copy-${number}`,
        name: `copy-${number}`,
        entity_ref: `component:default/copy-${number}`,
      });
      await knex('source_binding_entity').insert({
        entity_id: `copy-${number}`,
        kind: PAY.kind,
        provider: PAY.provider,
        binding_key: PAY.key,
      });
    }
    const { items } = await list({ limit: 1 });
    expect(items[0].entities).toBe(8);
    expect(items[0].shown.map(({ title }) => title)).toEqual([
      'checkout',
      'copy-1',
      'copy-2',
      'copy-3',
      'copy-4',
    ]);
  });

  it('has one asked sooner', async () => {
    await knex('source_binding').update({ due_at: '2099-01-01T00:00:00.000Z' });
    expect(await service().checkBinding(PAY, asOmar)).toEqual({ queued: 1 });
    const { items } = await list({});
    expect(items.map(({ isQueued }) => isQueued)).toEqual([true, false]);
    const due = await made.portal.stores.bindings.listDue({
      kind: 'deployments',
      providers: ['made'],
      now: made.portal.clock.now(),
    });
    expect(due.map(({ key }) => key)).toEqual([PAY.key]);
    await expect(
      service().checkBinding({ ...PAY, key: 'made:none' }, asOmar),
    ).rejects.toThrow('There is no binding made:none');
  });

  it('tries a source, and tells what went wrong in its own words alone', async () => {
    const probe = () => service().probeSource(NEAR, asOmar);
    expect(await probe()).toEqual({
      outcome: 'ok',
      at: made.portal.clock.now().toISOString(),
      tookMs: expect.any(Number),
    });
    const asked = jest.spyOn(made.source, 'probe');
    asked.mockRejectedValueOnce(
      new SourceError('unauthorised', 'The token is refused.', {
        operatorHint: 'Renew it.',
      }),
    );
    expect(await probe()).toMatchObject({
      outcome: 'unauthorised',
      message: 'The token is refused.',
      operatorHint: 'Renew it.',
    });
    asked.mockRejectedValueOnce(new Error('password=hunter2'));
    expect(await probe()).toMatchObject({
      outcome: 'unavailable',
      message: 'Asking the source broke off.',
    });
    for (const unknown of [
      { ...NEAR, instance: 'made-up' },
      { ...NEAR, provider: 'made-up' },
      { ...NEAR, kind: 'facts' as const },
    ]) {
      await expect(
        service().probeSource(unknown, asOmar),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it('does not wait for a source that does not answer', async () => {
    const { portal, source, sources } = made;
    jest.spyOn(source, 'probe').mockReturnValue(new Promise(() => {}));
    const probes = new SourceProbes({
      clock: portal.clock,
      logger: mockServices.logger.mock(),
      longestMs: 20,
      sources,
    });
    expect(await probes.probe(NEAR)).toMatchObject({
      outcome: 'unavailable',
      message: 'The source did not answer in time.',
    });
  });

  it('says how an entity would be bound, without asking a source', async () => {
    const asked = jest.spyOn(made.source, 'probe');
    const preview = (name: string, probe = false) =>
      service().previewBindings(
        { entityRef: `component:default/${name}`, probe },
        asOmar,
      );
    expect(await preview('checkout')).toEqual({
      ...SHOWN[0],
      sources: [
        {
          kind: 'deployments',
          provider: 'made',
          title: 'Made',
          status: 'bound',
          annotations: [ANNOTATION],
          wouldNeed: [],
          bindings: [
            {
              key: PAY.key,
              title: 'pay',
              instance: 'near',
              instanceTitle: 'Near',
              host: 'near.example.org',
              isKnown: true,
              sharedWith: 1,
              rules: [
                {
                  kind: 'environment',
                  document: { match: 'qa', tier: 'testing', binding: 'made:*' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(asked).not.toHaveBeenCalled();
    expect(made.source.asked).toEqual([]);
    const { sources } = await preview('checkout', true);
    expect(sources[0].bindings[0].probe).toMatchObject({ outcome: 'ok' });
    expect(asked).toHaveBeenCalledTimes(1);
    await knex('source_binding_entity').delete();
    const again = await preview('vault');
    expect(again.sources[0].bindings[0]).toMatchObject({
      key: SECRET.key,
      isKnown: false,
      sharedWith: 0,
    });
  });

  it('is for those alone who administer sources', async () => {
    made.denied.add('orr.source.administer');
    const requests = [
      () => list({}),
      () => service().checkBinding(PAY, asOmar),
      () => service().probeSource(NEAR, asOmar),
      () =>
        service().previewBindings(
          { entityRef: 'component:default/checkout' },
          asOmar,
        ),
    ];
    for (const request of requests) {
      await expect(request()).rejects.toThrow('orr.source.administer');
    }
  });
});
