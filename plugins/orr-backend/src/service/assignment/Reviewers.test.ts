import { mockServices } from '@backstage/backend-test-utils';
import { Entity, EntityRelation } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DecidingMode } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
} from '../../__testUtils__/createTestPortal';
import { ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

function team(name: string, ...members: string[]): Entity[] {
  return [
    {
      ...group(name),
      relations: members.map(member => ({
        type: 'hasMember',
        targetRef: `user:default/${member}`,
      })),
    },
    ...members.map(
      (member): Entity => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: member },
        spec: { memberOf: [name] },
        relations: [{ type: 'memberOf', targetRef: `group:default/${name}` }],
      }),
    ),
  ];
}

function owned(
  kind: 'Component' | 'API',
  name: string,
  owner: string,
  relations: EntityRelation[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec: { type: 'service', owner },
    relations: [
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
      ...relations,
    ],
  };
}

const ENTITIES = [
  {
    ...CHECKOUT,
    relations: [
      ...CHECKOUT.relations!,
      { type: 'dependsOn', targetRef: 'component:default/stock-service' },
      { type: 'dependsOn', targetRef: 'component:default/vault' },
      { type: 'dependencyOf', targetRef: 'component:default/web-shop' },
      { type: 'consumesApi', targetRef: 'api:default/prices' },
      { type: 'providesApi', targetRef: 'api:default/checkouts' },
    ],
  },
  owned('Component', 'stock-service', 'stock'),
  owned('Component', 'vault', 'secrets'),
  owned('Component', 'web-shop', 'shop'),
  owned('API', 'prices', 'pricing'),
  owned('API', 'checkouts', 'payments'),
  ...team('payments', 'nadia', 'tom'),
  ...team('reliability', 'omar'),
  ...team('stock', 'mia'),
  ...team('shop', 'sam'),
  ...team('pricing', 'pia'),
  ...team('secrets', 'vic'),
];

/** A catalog that hides the vault from people, but not from the backend itself. */
function catalogWithVault(): CatalogService {
  const catalog: CatalogService = catalogServiceMock({ entities: ENTITIES });
  const getAll = catalog.getEntitiesByRefs.bind(catalog);
  catalog.getEntitiesByRefs = async (request, options) => {
    const { items } = await getAll(request, options);
    const isPerson = mockServices
      .auth()
      .isPrincipal(options.credentials, 'user');
    return {
      items: items.map(item =>
        isPerson && item?.metadata.name === 'vault' ? undefined : item,
      ),
    };
  };
  return catalog;
}

describe.each(databases.eachSupportedId())('reviewers on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function suggested(mode: DecidingMode) {
    const { services } = await createTestPortal(knex, {
      catalog: catalogWithVault(),
      documents: [{ ...CHECKLIST, deciding: { default: mode } }],
    });
    const story = await new ReviewStory(services).submitted();
    const { items } = await services.assignments.listReviewers(
      { reviewId: story.reviewId },
      { credentials: NADIA },
    );
    return items.map(({ personRef, reasons }) => [
      personRef.split('/')[1],
      reasons.map(({ kind, entity }) =>
        entity ? `${kind} ${entity.name}` : kind,
      ),
    ]);
  }

  it('come from the reviewer group and from beside the entity where peers decide, never its driver', async () => {
    expect(await suggested('peer')).toEqual([
      ['omar', ['reviewerGroup']],
      ['mia', ['dependsOn stock-service']],
      ['pia', ['consumesApi prices']],
      ['sam', ['dependencyOf web-shop']],
      ['tom', ['providesApi checkouts', 'owner checkout']],
    ]);
  });

  it('are none of the owning group where others decide', async () => {
    expect(await suggested('independent')).toEqual([
      ['omar', ['reviewerGroup']],
    ]);
  });

  it('are the owners where they certify themselves', async () => {
    expect(await suggested('self-certified')).toEqual([
      ['nadia', ['providesApi checkouts', 'owner checkout']],
      ['tom', ['providesApi checkouts', 'owner checkout']],
    ]);
  });
});
