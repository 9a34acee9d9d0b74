import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { createPolicy } from './createPolicy';
import { CHECKOUT, createTestPortal, group, NADIA } from './createTestPortal';
import { ANNOTATION, ScriptedSource, withSources } from './ScriptedSource';

const PIPELINE = mockCredentials.service('external:pipeline');
const boundTo = (name: string, project: string) => ({
  ...CHECKOUT,
  metadata: {
    name,
    uid: `uid-of-${name}`,
    annotations: { [ANNOTATION]: project },
  },
});
const CHECKOUT_BOUND = boundTo('checkout', 'pay');
const LEDGER = boundTo('ledger', 'pay');
const VAULT = boundTo('vault', 'secret');

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

/**
 * A portal with a source, three entities that have something of it, and a policy that can be made to hide the vault.
 *
 * @internal
 */
export async function createSourcePortal(
  knex: Parameters<typeof createTestPortal>[0],
) {
  const denied = new Set<string>();
  const state = { hidesVault: false };
  const source = new ScriptedSource();
  const sources = new SourceRegistry({
    clock: { now: () => new Date('2026-03-02T09:00:00.000Z') },
    added: withSources({ deployments: [source] }),
  });
  const whole = catalogServiceMock({
    entities: [CHECKOUT_BOUND, LEDGER, VAULT, group('payments')],
  });
  const part = catalogServiceMock({ entities: [CHECKOUT_BOUND, LEDGER] });
  const seen = () => (state.hidesVault ? part : whole);
  const portal = await createTestPortal(knex, {
    catalog: catalogServiceMock.mock({
      getEntityByRef: (...args) => seen().getEntityByRef(...args),
      getEntitiesByRefs: (...args) => seen().getEntitiesByRefs(...args),
      getEntityFacets: (...args) => seen().getEntityFacets(...args),
      queryEntities: (...args) => seen().queryEntities(...args),
      streamEntities: (...args) => seen().streamEntities(...args),
    }),
    permissions: createPolicy(
      name => denied.has(name),
      () =>
        state.hidesVault
          ? CUSTOM
          : ({ result: AuthorizeResult.ALLOW } as PolicyDecision),
    ),
    config: {
      deployHealth: {
        environments: [{ match: 'qa', tier: 'testing', binding: 'made:*' }],
      },
    },
    sources,
  });
  return {
    portal,
    source,
    sources,
    denied,
    /** What a person sees is remembered for a moment: ask as another one from then on. */
    hideVault: () => {
      state.hidesVault = true;
    },
    /** Whatever is asked for is met; then what belongs to it is found out. */
    bindAll: async () => {
      for (const name of ['checkout', 'ledger', 'vault']) {
        await portal.services.deployHealthService.getEntityDeployHealth(
          { entityRef: `component:default/${name}` },
          { credentials: NADIA },
        );
      }
      await portal.services.entityBinder.runOnce(portal.clock.now());
    },
    tell: async (name: string, environments: string[]) => {
      const entityRef = `component:default/${name}`;
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
    },
  };
}
