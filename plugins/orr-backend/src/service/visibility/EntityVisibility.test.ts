import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PermissionCondition,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { orrReadinessReadPermission } from 'backstage-plugin-orr-common';
import {
  createOrrReviewConditionalDecision,
  orrReviewConditions,
  orrReviewResourceRef,
  orrReviewRules,
} from 'backstage-plugin-orr-node';
import { DatabaseVisibleSetStore } from '../../database/DatabaseVisibleSetStore';
import { entityOf } from '../../__testUtils__/catalogEntities';
import { createTestCache } from '../../__testUtils__/createTestCache';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { EntityVisibility } from './EntityVisibility';
import { VisibleSets } from './VisibleSets';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const credentials = mockCredentials.user('user:default/ann');
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

const custom = (
  params: object = {},
): PermissionCondition<'catalog-entity', any> => ({
  resourceType: 'catalog-entity',
  rule: 'IS_NOT_SECRET',
  params,
});
const onCatalog = (conditions: any) =>
  createCatalogConditionalDecision(catalogEntityReadPermission, conditions);
const onOurs = (conditions: any) =>
  createOrrReviewConditionalDecision(orrReadinessReadPermission, conditions);

describe.each(databases.eachSupportedId())('EntityVisibility on %s', id => {
  async function setUp(decisions: {
    ours?: PolicyDecision;
    catalogs?: PolicyDecision;
  }) {
    const knex = await databases.init(id);
    const policy = { ours: ALLOW, catalogs: ALLOW, ...decisions };
    const permissions = mockServices.permissions.mock();
    permissions.authorizeConditional.mockImplementation(async requests =>
      requests.map(({ permission }) =>
        permission.name === catalogEntityReadPermission.name
          ? policy.catalogs
          : policy.ours,
      ),
    );
    const permissionsRegistry = mockServices.permissionsRegistry.mock();
    permissionsRegistry.getPermissionRuleset.mockImplementation(ref => {
      expect(ref).toBe(orrReviewResourceRef);
      return {
        getRuleByName: (name: string) => {
          const rule = Object.values(orrReviewRules).find(
            candidate => candidate.name === name,
          );
          if (!rule) {
            throw new Error(`no rule ${name}`);
          }
          return rule;
        },
      } as any;
    });
    const time = { now: Date.UTC(2026, 2, 1) };
    const entities: Entity[] = ['a', 'b', 'c'].map(name => entityOf({ name }));
    const catalog = catalogServiceMock.mock();
    catalog.getEntityFacets.mockImplementation(async request =>
      catalogServiceMock({ entities }).getEntityFacets(request),
    );
    const sets = new DatabaseVisibleSetStore(knex);
    const clock = { now: () => new Date(time.now) };
    const createVisibility = () =>
      new EntityVisibility({
        cache: createTestCache(clock),
        permissions,
        permissionsRegistry,
        visibleSets: new VisibleSets({
          catalog,
          permissions,
          sets,
          clock,
        }),
      });
    const members = async (setKey: string) =>
      (
        await knex('visible_set_uid').where('set_key', setKey).orderBy('uid')
      ).map(row => row.uid);
    return {
      knex,
      policy,
      permissions,
      catalog,
      entities,
      time,
      members,
      createVisibility,
      visibility: createVisibility(),
    };
  }
  const permission = orrReadinessReadPermission;

  it.each([
    [ALLOW, ALLOW, 'everything'],
    [ALLOW, DENY, 'nothing'],
    [DENY, ALLOW, 'nothing'],
    [DENY, onCatalog(custom()), 'nothing'],
    [onOurs(orrReviewConditions.hasKind({ kinds: ['API'] })), DENY, 'nothing'],
  ])(
    'takes definite decisions of ours %j and of the catalog %j',
    async (ours, catalogs, type) => {
      const { visibility, permissions, catalog } = await setUp({
        ours,
        catalogs,
      });
      expect(
        await visibility.filterFor({ permission }, { credentials }),
      ).toEqual({ type });
      expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
      expect(permissions.authorizeConditional).toHaveBeenCalledWith(
        [{ permission }, { permission: catalogEntityReadPermission }],
        { credentials },
      );
      expect(catalog.getEntityFacets).not.toHaveBeenCalled();
    },
  );

  it('puts our conditions and those of the catalog together without asking the catalog', async () => {
    const { visibility, catalog } = await setUp({
      ours: onOurs({
        not: orrReviewConditions.isEntityOwner({ claims: ['group:default/a'] }),
      }),
      catalogs: onCatalog({
        anyOf: [
          catalogConditions.isEntityOwner({ claims: ['user:default/ann'] }),
          catalogConditions.hasAnnotation({ annotation: 'public' }),
        ],
      }),
    });
    expect(await visibility.filterFor({ permission }, { credentials })).toEqual(
      {
        type: 'all',
        filters: [
          {
            type: 'not',
            filter: {
              type: 'column',
              column: 'owner',
              values: ['group:default/a'],
            },
          },
          {
            type: 'any',
            filters: [
              {
                type: 'search',
                key: 'relations.ownedBy',
                values: ['user:default/ann'],
              },
              {
                type: 'search',
                key: 'metadata.annotations.public',
                values: undefined,
              },
            ],
          },
        ],
      },
    );
    expect(catalog.getEntityFacets).not.toHaveBeenCalled();
  });

  it.each([
    ['alone', custom()],
    [
      'deep in the condition',
      {
        allOf: [
          catalogConditions.isEntityKind({ kinds: ['api'] }),
          { not: custom() },
        ],
      },
    ],
    [
      'by a known name with other parameters',
      {
        resourceType: 'catalog-entity',
        rule: 'HAS_SPEC',
        params: { key: 'a', values: ['b'] },
      },
    ],
    [
      'by the name of an inherited property',
      { resourceType: 'catalog-entity', rule: 'constructor', params: {} },
    ],
    [
      'of another resource',
      { resourceType: 'other', rule: 'HAS_SPEC', params: { key: 'a' } },
    ],
  ])(
    'asks the catalog as the caller about a rule it does not know, %s',
    async (_, conditions) => {
      const { visibility, catalog, members, knex } = await setUp({
        catalogs: onCatalog(conditions),
      });
      const filter = await visibility.filterFor(
        { permission },
        { credentials },
      );
      expect(filter).toEqual({
        type: 'visibleSet',
        setKey: expect.any(String),
      });
      expect(await members((filter as { setKey: string }).setKey)).toEqual([
        'uid-component-default-a',
        'uid-component-default-b',
        'uid-component-default-c',
      ]);
      for (const [, options] of catalog.getEntityFacets.mock.calls) {
        expect(options).toEqual({ credentials });
      }
      expect(
        Number(
          (await knex('visible_set').count({ count: '*' }).first())!.count,
        ),
      ).toBe(1);
    },
  );

  it('asks again after a minute, and of another condition at once', async () => {
    const { visibility, policy, catalog, entities, time, members, knex } =
      await setUp({ catalogs: onCatalog(custom({ of: 1 })) });
    const keyOf = async () => {
      const filter = await visibility.catalogFilterFor({ credentials });
      return (filter as { setKey: string }).setKey;
    };
    const first = await keyOf();
    entities.pop();
    time.now += 29_000;
    expect(await keyOf()).toBe(first);
    expect(catalog.getEntityFacets).toHaveBeenCalledTimes(1);
    expect(await members(first)).toHaveLength(3);
    time.now += 31_000;
    expect(await keyOf()).toBe(first);
    expect(catalog.getEntityFacets).toHaveBeenCalledTimes(2);
    expect(await members(first)).toHaveLength(2);

    policy.catalogs = onCatalog(custom({ of: 2 }));
    time.now += 60 * 60_000;
    const second = await keyOf();
    expect(second).not.toBe(first);
    expect(
      (await knex('visible_set').select('key')).map(({ key }) => key),
    ).toEqual([second]);
    expect(await members(first)).toEqual([]);
  });

  it('renews in the second half of its minute what is asked for, and has nobody wait for it', async () => {
    const { visibility, catalog, entities, time, members } = await setUp({
      catalogs: onCatalog(custom()),
    });
    const keyOf = async () => {
      const filter = await visibility.catalogFilterFor({ credentials });
      return (filter as { setKey: string }).setKey;
    };
    const key = await keyOf();
    const all = [...entities];
    let answer = () => {};
    catalog.getEntityFacets.mockImplementationOnce(
      request =>
        new Promise(resolve => {
          answer = () =>
            resolve(catalogServiceMock({ entities }).getEntityFacets(request));
        }),
    );
    entities.pop();
    time.now += 46_000;
    expect([await keyOf(), await keyOf()]).toEqual([key, key]);
    expect(catalog.getEntityFacets).toHaveBeenCalledTimes(2);
    expect(await members(key)).toHaveLength(all.length);
    answer();
    while ((await members(key)).length === all.length) {
      await new Promise(setImmediate);
    }
    time.now += 29_000;
    await keyOf();
    expect(catalog.getEntityFacets).toHaveBeenCalledTimes(2);
  });

  it('goes on with what it has where a renewal fails, and says so once its minute is over', async () => {
    const { visibility, catalog, time } = await setUp({
      catalogs: onCatalog(custom()),
    });
    const ask = () => visibility.catalogFilterFor({ credentials });
    const known = await ask();
    catalog.getEntityFacets.mockRejectedValue(new Error('gone'));
    time.now += 50_000;
    expect(await ask()).toEqual(known);
    time.now += 10_000;
    await expect(ask()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it('shares one listing among requests at the same time, and none sees a part of it', async () => {
    const { visibility, createVisibility, catalog, members } = await setUp({
      catalogs: onCatalog(custom()),
    });
    const replica = createVisibility();
    const filters = await Promise.all(
      [visibility, visibility, visibility, replica, replica].map(
        async asked => {
          const filter = (await asked.filterFor(
            { permission },
            { credentials },
          )) as { setKey: string };
          return members(filter.setKey);
        },
      ),
    );
    expect(filters.map(uids => uids.length)).toEqual([3, 3, 3, 3, 3]);
    expect(catalog.getEntityFacets.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('refuses where the catalog cannot tell, and asks anew the next time', async () => {
    const { visibility, catalog, knex } = await setUp({
      catalogs: onCatalog(custom()),
    });
    catalog.getEntityFacets.mockRejectedValueOnce(new Error('down'));
    await expect(
      visibility.filterFor({ permission }, { credentials }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(await knex('visible_set').select()).toEqual([]);
    expect(
      await visibility.filterFor({ permission }, { credentials }),
    ).toMatchObject({ type: 'visibleSet' });
  });

  it('stores nothing where the policy changed while the catalog answered', async () => {
    const { visibility, catalog, policy, knex, entities } = await setUp({
      catalogs: onCatalog(custom({ of: 1 })),
    });
    catalog.getEntityFacets.mockImplementationOnce(async request => {
      policy.catalogs = onCatalog(custom({ of: 2 }));
      return catalogServiceMock({ entities }).getEntityFacets(request);
    });
    await expect(
      visibility.filterFor({ permission }, { credentials }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(await knex('visible_set').select()).toEqual([]);
  });

  describe('of a single entity under a rule that only the catalog knows', () => {
    const entity = { entityRef: 'component:default/a' };
    const other = mockCredentials.user('user:default/other');

    async function setUpSingle() {
      const parts = await setUp({ catalogs: onCatalog(custom()) });
      const answers = { shown: true };
      const authorize = parts.permissions.authorize;
      authorize.mockImplementation(async requests =>
        requests.map(() => ({
          result: answers.shown ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        })),
      );
      const ask = async (
        options = { credentials },
        asked: { entityRef: string } = entity,
      ) => {
        const { catalogs, catalogOnly } = await parts.visibility.filtersFor(
          { permission },
          options,
        );
        expect(catalogs).toBeUndefined();
        return parts.visibility.mayReadLately(asked, catalogOnly, options);
      };
      return { ...parts, answers, authorize, ask };
    }

    it('asks once a minute what it has been shown', async () => {
      const { ask, answers, authorize, time } = await setUpSingle();
      expect([await ask(), await ask()]).toEqual([true, true]);
      expect(authorize).toHaveBeenCalledTimes(1);
      answers.shown = false;
      time.now += 59_000;
      expect(await ask()).toBe(true);
      time.now += 2_000;
      expect([await ask(), await ask()]).toEqual([false, false]);
      expect(authorize).toHaveBeenCalledTimes(3);
    });

    it('remembers it for nobody else, for nothing else and under no other condition', async () => {
      const { ask, answers, policy } = await setUpSingle();
      expect(await ask()).toBe(true);
      answers.shown = false;
      expect(await ask({ credentials: other })).toBe(false);
      expect(
        await ask({ credentials }, { entityRef: 'component:default/b' }),
      ).toBe(false);
      policy.catalogs = onCatalog(custom({ of: 2 }));
      expect(await ask()).toBe(false);
      policy.catalogs = onCatalog(custom());
      expect(await ask()).toBe(true);
    });
  });

  it('refuses a condition of ours that it does not know', async () => {
    const unknown = {
      resourceType: 'orr-review',
      rule: 'SOMETHING_ELSE',
      params: {},
    };
    const { visibility } = await setUp({ ours: onOurs(unknown) });
    await expect(
      visibility.filterFor({ permission }, { credentials }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
