import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { SourceRuleDraft } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createPolicy } from '../../__testUtils__/createPolicy';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import {
  ANNOTATION,
  ScriptedSource,
  withSources,
} from '../../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { SourceRegistry } from './SourceRegistry';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const PIPELINE = mockCredentials.service('external:pipeline');
const VAULT = { ...CHECKOUT, metadata: { name: 'vault', uid: 'uid-2' } };
const BOUND = {
  ...CHECKOUT,
  metadata: { ...CHECKOUT.metadata, annotations: { [ANNOTATION]: 'pay' } },
};
const ALLOW = { result: AuthorizeResult.ALLOW } as PolicyDecision;
/** A rule of the portal's own: only its catalog can tell what it lets through. */
const CUSTOM = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    resourceType: 'catalog-entity',
    rule: 'IS_NOT_SECRET',
    params: {},
  },
} as PolicyDecision;

const live = (
  change: Partial<SourceRuleDraft['document']> = {},
): SourceRuleDraft => ({
  kind: 'environment',
  document: { match: 'live-*', tier: 'production', ...change } as never,
});

describe.each(databases.eachSupportedId())('sources on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();
  let onCatalog = ALLOW;

  beforeEach(async () => {
    denied.clear();
    onCatalog = ALLOW;
    knex = await databases.init(id);
    const whole = catalogServiceMock({
      entities: [BOUND, VAULT, group('payments')],
    });
    const part = catalogServiceMock({ entities: [BOUND] });
    const seen = () => (onCatalog === CUSTOM ? part : whole);
    portal = await createTestPortal(knex, {
      catalog: catalogServiceMock.mock({
        getEntityByRef: (...args) => seen().getEntityByRef(...args),
        getEntitiesByRefs: (...args) => seen().getEntitiesByRefs(...args),
        queryEntities: (...args) => seen().queryEntities(...args),
        streamEntities: (...args) => seen().streamEntities(...args),
      }),
      permissions: createPolicy(
        name => denied.has(name),
        () => onCatalog,
      ),
      config: {
        deployHealth: {
          environments: [{ match: 'qa', tier: 'testing', binding: 'made:*' }],
        },
      },
      sources: new SourceRegistry({
        clock: { now: () => new Date('2026-03-02T09:00:00.000Z') },
        added: withSources({ deployments: [new ScriptedSource()] }),
      }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.sourceAdminService;
  const tell = async (name: string, environments: string[]) => {
    const entityRef = `component:default/${name}`;
    // Whatever is asked for is met.
    await portal.services.deployHealthService.getEntityDeployHealth(
      { entityRef },
      { credentials: NADIA },
    );
    await portal.services.deployHealthService.recordDeployments(
      {
        deployments: environments.map((environment, index) => ({
          entityRefs: [entityRef],
          source: 'default',
          id: `${name}-${index}`,
          environment,
          outcome: 'succeeded' as const,
          kind: 'deploy' as const,
          startedAt: '2026-03-01T09:00:00.000Z',
          finishedAt: `2026-03-01T09:0${index + 1}:00.000Z`,
        })),
      },
      { credentials: PIPELINE },
    );
  };

  it('lists environments that nobody has classified, over all entities', async () => {
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
  });

  it('tries a rule without changing anything, and names only entities that the catalog shows', async () => {
    await tell('checkout', ['live-2', 'live-2', 'production']);
    await tell('vault', ['live-1', 'live-2', 'live-3']);
    const preview = (credentials = OMAR) =>
      service().previewSourceRule({ rule: live() }, { credentials });
    const expected = {
      deployments: 5,
      changes: [{ from: 'unclassified', to: 'production', deployments: 5 }],
      environments: ['live-1', 'live-2', 'live-3'],
      entities: 2,
      bindings: 0,
    };
    const checkout = {
      entityRef: 'component:default/checkout',
      title: 'checkout',
    };
    expect(await preview()).toMatchObject({
      ...expected,
      shown: [{ entityRef: 'component:default/vault' }, checkout],
    });
    onCatalog = CUSTOM;
    // What a person sees is remembered for a moment: ask as another one.
    expect(await preview(TOM)).toMatchObject({
      ...expected,
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
    await tell('checkout', ['production']);
    const now = portal.clock.now();
    await portal.services.entityBinder.runOnce(now);
    const sources = () => service().listSources({ credentials: OMAR });
    const none = { new: 0, fresh: 0, ageing: 0, stale: 0, failing: 0 };
    expect(await sources()).toMatchObject({
      items: [
        {
          kind: 'deployments',
          instances: [
            { bindings: { ...none, new: 1 }, due: 1, problems: [] },
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
        bindings: { ...none, [state]: 1 },
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
      bindings: { ...none, failing: 1 },
      retryAt: ago(-10),
      problems: [
        {
          problem: 'rate-limited',
          message: 'Asked too often',
          operatorHint: 'Use an app',
          bindings: 1,
          since: ago(5),
        },
      ],
    });
  });

  it('is for those alone who administer sources', async () => {
    denied.add('orr.source.administer');
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
