import { SourceRuleDraft } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createSourcePortal } from '../../__testUtils__/createSourcePortal';
import { OMAR, TOM } from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const live = (
  change: Partial<SourceRuleDraft['document']> = {},
): SourceRuleDraft => ({
  kind: 'environment',
  document: { match: 'live-*', tier: 'production', ...change } as never,
});

describe.each(databases.eachSupportedId())('sources on %s', id => {
  let knex: Knex;
  let made: Awaited<ReturnType<typeof createSourcePortal>>;
  let portal: typeof made.portal;

  beforeEach(async () => {
    knex = await databases.init(id);
    made = await createSourcePortal(knex);
    portal = made.portal;
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.sourceAdminService;
  const tell = (name: string, environments: string[]) =>
    made.tell(name, environments);

  it('lists environments that nobody has classified, of all entities that the catalog shows', async () => {
    await tell('checkout', ['live-2', 'live-2', 'live-1', 'production']);
    await tell('vault', ['live-2']);
    expect(await service().listEnvironments({ credentials: OMAR })).toEqual({
      items: [
        {
          environment: 'live-2',
          provider: 'api',
          deployments: 3,
          entities: 2,
          lastSeenAt: '2026-03-01T09:02:00.000Z',
        },
        {
          environment: 'live-1',
          provider: 'api',
          deployments: 1,
          entities: 1,
          lastSeenAt: '2026-03-01T09:03:00.000Z',
        },
      ],
      more: false,
    });
    made.hideVault();
    const { items } = await service().listEnvironments({ credentials: TOM });
    expect(items).toMatchObject([
      { environment: 'live-2', deployments: 2, entities: 1 },
      { environment: 'live-1', deployments: 1, entities: 1 },
    ]);
  });

  it('tries a rule without changing anything, and tells nothing of entities that the catalog hides', async () => {
    await tell('checkout', ['live-2', 'live-2', 'production']);
    await tell('vault', ['live-1', 'live-2', 'live-3']);
    const preview = (credentials = OMAR) =>
      service().previewSourceRule({ rule: live() }, { credentials });
    const checkout = {
      entityRef: 'component:default/checkout',
      title: 'checkout',
    };
    const none = { links: [], runs: [], bindings: 0, shownBindings: [] };
    expect(await preview()).toEqual({
      ...none,
      deployments: 5,
      changes: [{ from: 'unclassified', to: 'production', deployments: 5 }],
      environments: ['live-1', 'live-2', 'live-3'],
      entities: 2,
      shown: [
        { entityRef: 'component:default/vault', title: 'vault' },
        checkout,
      ],
    });
    made.hideVault();
    expect(await preview(TOM)).toEqual({
      ...none,
      deployments: 2,
      changes: [{ from: 'unclassified', to: 'production', deployments: 2 }],
      environments: ['live-2'],
      entities: 1,
      shown: [checkout],
    });
    expect(
      (await service().listSourceRules({ credentials: OMAR })).items,
    ).toEqual([]);
  });

  it('tries what becomes of a rule that is changed or removed', async () => {
    await tell('checkout', ['live-2', 'production']);
    const { items } = await service().addSourceRule(named({ rule: live() }), {
      credentials: OMAR,
    });
    const [{ id: ruleId }] = items;
    const preview = (rule?: SourceRuleDraft) =>
      service().previewSourceRule({ ruleId, rule }, { credentials: OMAR });
    expect(await preview(live({ tier: 'staging' } as never))).toMatchObject({
      changes: [{ from: 'production', to: 'staging', deployments: 1 }],
    });
    expect(await preview()).toMatchObject({
      changes: [{ from: 'production', to: 'unclassified', deployments: 1 }],
    });
    expect(await preview(live())).toMatchObject({ deployments: 0, shown: [] });
    await expect(
      service().previewSourceRule(
        { ruleId: '7c0b7b3a-3d52-4f0a-8a52-70cdb9f4a3de' },
        { credentials: OMAR },
      ),
    ).rejects.toThrow('There is no rule');
  });

  it('keeps rules with their revisions, says whether they are applied, and who made them', async () => {
    await tell('checkout', ['live-2']);
    const asOmar = { credentials: OMAR };
    await portal.services.ruleWalk.runOnce(portal.clock.now());
    const before = await service().listSourceRules(asOmar);
    expect(before).toEqual({
      configured: [
        {
          kind: 'environment',
          document: { match: 'qa', tier: 'testing', binding: 'made:*' },
        },
      ],
      items: [],
      applied: true,
    });
    const input = named({ rule: live() });
    const added = await service().addSourceRule(input, asOmar);
    expect(await service().addSourceRule(input, asOmar)).toEqual(added);
    expect(added).toMatchObject({
      items: [{ rule: live(), revision: 1, createdBy: 'user:default/omar' }],
      applied: false,
    });
    await portal.services.ruleWalk.runOnce(portal.clock.now());
    expect(await service().listEnvironments(asOmar)).toMatchObject({
      items: [],
    });

    const [{ id: ruleId }] = added.items;
    const change = (revision: number, rule: SourceRuleDraft) =>
      service().changeSourceRule(named({ ruleId, revision, rule }), asOmar);
    const changed = await change(1, live({ tier: 'staging' } as never));
    expect(changed).toMatchObject({ items: [{ revision: 2 }] });
    await expect(change(1, live())).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(
      change(2, {
        kind: 'deploys',
        document: { pipeline: 'release', environment: 'live-2' },
      }),
    ).rejects.toThrow('body.rule.kind: must stay environment');
    await expect(
      service().removeSourceRule(named({ ruleId, revision: 1 }), asOmar),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(
      await service().removeSourceRule(named({ ruleId, revision: 2 }), asOmar),
    ).toMatchObject({ items: [] });
    const told = await knex('history_entry')
      .where({ aggregate_type: 'sourceRule', aggregate_id: ruleId })
      .orderBy('seq')
      .select('action', 'actor_ref', 'facts');
    expect(
      told.map(({ facts, ...entry }) => ({ ...entry, ...JSON.parse(facts) })),
    ).toEqual([
      {
        action: 'sourceRule.added',
        actor_ref: 'user:default/omar',
        revision: 1,
      },
      {
        action: 'sourceRule.changed',
        actor_ref: 'user:default/omar',
        revision: 2,
        fields: ['tier'],
      },
      {
        action: 'sourceRule.removed',
        actor_ref: 'user:default/omar',
        revision: 2,
      },
    ]);
  });

  it('counts how asking goes, with the reasons of what cannot be asked', async () => {
    const now = portal.clock.now();
    await tell('checkout', ['production']);
    await portal.services.entityBinder.runOnce(now);
    const sources = () => service().listSources({ credentials: OMAR });
    const none = { new: 0, fresh: 0, ageing: 0, stale: 0, failing: 0 };
    expect(await sources()).toMatchObject({
      items: [
        {
          kind: 'deployments',
          isAsked: true,
          instances: [
            { bindings: { ...none, new: 2 }, due: 2, problems: [] },
            { bindings: none, due: 0, problems: [] },
          ],
          webhookMayBeMissing: false,
        },
      ],
    });
    const ago = (minutes: number) =>
      new Date(now.getTime() - minutes * 60_000).toISOString();
    for (const [minutes, state] of [
      [30, 'fresh'],
      [31, 'ageing'],
      [24 * 60, 'ageing'],
      [24 * 60 + 1, 'stale'],
    ] as const) {
      await knex('source_binding').update({ synced_at: ago(minutes) });
      expect((await sources()).items[0].instances[0]).toMatchObject({
        bindings: { ...none, [state]: 2 },
        lastSuccessAt: ago(minutes),
      });
    }
    await knex('source_binding').update({
      problem: 'rate-limited',
      problem_message: 'Asked too often',
      operator_hint: 'Use an app',
      failing_since: ago(5),
      failures: 2,
      retry_at: ago(-10),
    });
    expect((await sources()).items[0].instances[0]).toMatchObject({
      bindings: { ...none, failing: 2 },
      retryAt: ago(-10),
      problems: [
        {
          problem: 'rate-limited',
          message: 'Asked too often',
          operatorHint: 'Use an app',
          bindings: 2,
          since: ago(5),
        },
      ],
    });
  });

  it('is for those alone who administer sources', async () => {
    made.denied.add('orr.source.administer');
    const asOmar = { credentials: OMAR };
    const ruleId = '7c0b7b3a-3d52-4f0a-8a52-70cdb9f4a3de';
    const requests = [
      () => service().listSources(asOmar),
      () => service().listEnvironments(asOmar),
      () => service().listSourceRules(asOmar),
      () => service().previewSourceRule({ rule: live() }, asOmar),
      () => service().addSourceRule(named({ rule: live() }), asOmar),
      () =>
        service().changeSourceRule(
          named({ ruleId, revision: 1, rule: live() }),
          asOmar,
        ),
      () => service().removeSourceRule(named({ ruleId, revision: 1 }), asOmar),
    ];
    for (const request of requests) {
      await expect(request()).rejects.toThrow('orr.source.administer');
    }
  });
});
