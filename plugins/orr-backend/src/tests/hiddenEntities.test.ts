import {
  BackstageCredentials,
  coreServices,
  createBackendPlugin,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import {
  orrPermissions,
  orrReadinessReadPermission,
} from 'backstage-plugin-orr-common';
import {
  orrReviewResourceRef,
  orrReviewRules,
} from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { z } from 'zod';
import { applyVisibility } from '../database/applyVisibility';
import { DatabaseEntityStore } from '../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../database/DatabaseGroupStore';
import { DatabaseSweepStore } from '../database/DatabaseSweepStore';
import { DatabaseVisibleSetStore } from '../database/DatabaseVisibleSetStore';
import { applyMigrations } from '../database/migrations';
import { VisibleEntityModel } from '../database/VisibleEntityModel';
import { CatalogProjection } from '../service/catalog/CatalogProjection';
import { EntityAccess } from '../service/catalog/EntityAccess';
import { EntityProjector } from '../service/catalog/EntityProjector';
import { EntityVisibility } from '../service/visibility/EntityVisibility';
import { VisibleSets } from '../service/visibility/VisibleSets';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createCatalogModule } from '../__testUtils__/createCatalogModule';
import { createTestCache } from '../__testUtils__/createTestCache';

jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };
const ann = mockCredentials.user('user:default/ann');

const isNotSecret = createPermissionRule({
  name: 'IS_NOT_SECRET',
  description: 'A rule that only this catalog knows',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({}),
  apply: (entity: Entity) => entity.metadata.labels?.secret !== 'yes',
  toQuery: () => ({ not: { key: 'metadata.labels.secret', values: ['yes'] } }),
});

const service = (name: string, labels?: Record<string, string>) =>
  entityOf({
    name,
    labels,
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
  });

const catalogModule = createCatalogModule({
  entities: [
    groupOf('team'),
    service('open'),
    service('hidden', { secret: 'yes' }),
  ],
  rules: [isNotSecret],
});

/** People see what is not secret, services see all. */
const policy: PermissionsService = {
  authorize: async requests =>
    requests.map(
      (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
    ),
  authorizeConditional: async (requests, options) =>
    requests.map(
      ({ permission }): PolicyDecision =>
        permission.name === catalogEntityReadPermission.name &&
        isUser(options!.credentials)
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                resourceType: 'catalog-entity',
                rule: isNotSecret.name,
                params: {},
              },
            }
          : { result: AuthorizeResult.ALLOW },
    ),
};

function isUser(credentials: BackstageCredentials): boolean {
  return (credentials.principal as { type?: string }).type === 'user';
}

function createTestPlugin(onReady: (parts: ReturnType<typeof wire>) => void) {
  return createBackendPlugin({
    pluginId: 'orr',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          database: coreServices.database,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init(deps) {
          deps.permissionsRegistry.addResourceType({
            resourceRef: orrReviewResourceRef,
            permissions: orrPermissions,
            rules: Object.values(orrReviewRules),
          });
          onReady(
            wire({ ...deps, knex: await applyMigrations(deps.database) }),
          );
        },
      });
    },
  });
}

type Deps = Omit<
  ConstructorParameters<typeof EntityAccess>[0],
  'entities' | 'projector' | 'visibility' | 'visibleEntities' | 'clock'
> &
  Pick<
    ConstructorParameters<typeof EntityVisibility>[0],
    'permissions' | 'permissionsRegistry'
  > & { knex: Knex };

function wire(deps: Deps) {
  const { knex } = deps;
  const entities = new DatabaseEntityStore(knex);
  const projector = new EntityProjector({
    ...deps,
    entities,
    groups: new DatabaseGroupStore(knex),
    onChanged: async () => {},
  });
  const visibleSets = new DatabaseVisibleSetStore(knex);
  const visibility = new EntityVisibility({
    ...deps,
    cache: createTestCache(clock),
    visibleSets: new VisibleSets({
      ...deps,
      sets: visibleSets,
      clock,
    }),
  });
  return {
    ...deps,
    projection: new CatalogProjection({
      ...deps,
      entities,
      sweeps: new DatabaseSweepStore(knex),
      visibleSets,
      projector,
    }),
    visibility,
    access: new EntityAccess({
      ...deps,
      entities,
      projector,
      visibility,
      visibleEntities: new VisibleEntityModel(knex),
      clock,
    }),
  };
}

describe('an entity that a rule of the catalog hides', () => {
  it('is swept, and absent from lists and on its own for whom it is hidden', async () => {
    let parts!: ReturnType<typeof wire>;
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        createTestPlugin(ready => {
          parts = ready;
        }),
        mockServices.permissions.mock(policy).factory,
        mockServices.rootConfig.factory({
          data: { catalog: { stitchingStrategy: { mode: 'immediate' } } },
        }),
      ],
    });
    const own = await parts.auth.getOwnServiceCredentials();
    const processed = async () =>
      (await parts.catalog.queryEntities({}, { credentials: own })).items
        .length;
    while ((await processed()) < 3) {
      // The catalog takes in its entities while it is asked.
    }
    expect(await parts.projection.runOnce(clock.now())).toEqual({
      outcome: 'completed',
      orphaned: 0,
    });

    const namesFor = async (credentials: BackstageCredentials) => {
      const filter = await parts.visibility.filterFor(
        { permission: orrReadinessReadPermission },
        { credentials },
      );
      const rows = await applyVisibility(
        parts.knex('entity').select('name').orderBy('name'),
        filter,
      );
      return rows.map((row: { name: string }) => row.name);
    };
    expect(await namesFor(ann)).toEqual(['open', 'team']);
    expect(await namesFor(own)).toEqual(['hidden', 'open', 'team']);

    expect(
      await parts.access.resolve(
        { entityRef: 'component:default/open' },
        { credentials: ann },
      ),
    ).toMatchObject({
      source: 'catalog',
      entity: {
        ownerState: 'groupWithoutMembers',
        ownerRefs: ['group:default/team'],
      },
    });
    await expect(
      parts.access.resolve(
        { entityRef: 'component:default/hidden' },
        { credentials: ann },
      ),
    ).rejects.toThrow('No entity component:default/hidden');
    await backend.stop();
  });
});
