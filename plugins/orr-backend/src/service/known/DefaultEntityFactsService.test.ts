import { mockServices } from '@backstage/backend-test-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { entityOf, groupOf } from '../../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';

const [SECTION] = CHECKLIST.sections;
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  sections: [
    {
      ...SECTION,
      questions: [
        { ...SECTION.questions[0], prefill: ['ci'] },
        { ...SECTION.questions[1], prefill: ['runbook', 'owner'] },
      ],
    },
  ],
};

const checkout = entityOf({
  name: 'checkout',
  labels: { tier: 'tier-1' },
  spec: { type: 'service', lifecycle: 'production' },
  relations: [
    ['ownedBy', 'group:default/payments'],
    ['dependsOn', 'component:default/gateway'],
    ['dependsOn', 'component:default/hidden'],
  ],
});
checkout.metadata.links = [
  { url: 'https://runbooks.example.org/checkout', title: 'Runbook' },
];

describe.each(databases.eachSupportedId())(
  'DefaultEntityFactsService on %s',
  databaseId => {
    let knex: Knex;
    let catalog: CatalogService;
    let asked: string[];

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      catalog = catalogServiceMock({
        entities: [
          checkout,
          groupOf('payments'),
          entityOf({
            name: 'gateway',
            relations: [['ownedBy', 'group:default/payments']],
          }),
          entityOf({ name: 'hidden' }),
        ],
      });
      asked = [];
      const getEntityByRef = catalog.getEntityByRef.bind(catalog);
      const getEntitiesByRefs = catalog.getEntitiesByRefs.bind(catalog);
      catalog.getEntityByRef = async (...args) => {
        asked.push('one');
        return getEntityByRef(...args);
      };
      catalog.getEntitiesByRefs = async (request, options) => {
        asked.push('many');
        const { items } = await getEntitiesByRefs(request, options);
        return {
          items: items.map(item =>
            item?.metadata.name === 'hidden' ? undefined : item,
          ),
        };
      };
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const factsOf = async (
      options: Parameters<typeof createTestPortal>[1] = {},
    ) => {
      const portal = await createTestPortal(knex, {
        catalog,
        documents: [DOCUMENT],
        ...options,
      });
      asked = [];
      return portal.services.facts.getEntityFacts(
        { entityRef: ENTITY },
        { credentials: NADIA },
      );
    };

    it('tells what the catalog knows, without what it hides, in two requests to it', async () => {
      const known = await factsOf();

      expect(known).toMatchObject({
        entityRef: ENTITY,
        source: 'catalog',
        seenAt: '2026-03-02T09:00:00.000Z',
        checklists: [
          { checklistId: 'launch', prefillable: 1, questionCount: 2 },
        ],
      });
      expect(known.facts.map(({ topic }) => topic)).toEqual([
        'owner',
        'contact',
        'runbook',
        'dependencies',
        'lifecycle',
        'tier',
      ]);
      expect(known.facts[3].entities).toEqual([
        {
          entityRef: 'component:default/gateway',
          ownerRefs: ['group:default/payments'],
        },
      ]);
      expect(JSON.stringify(known)).not.toContain('hidden');
      expect(asked).toEqual(['one', 'many']);
    });

    it('tells what is stored of the entity itself while the catalog is down', async () => {
      const portal = await createTestPortal(knex, {
        catalog,
        documents: [DOCUMENT],
      });
      const down = async () => {
        throw new Error('down');
      };
      catalog.getEntitiesByRefs = down;
      const options = { credentials: NADIA };
      expect(
        await portal.services.facts.getEntityFacts(
          { entityRef: ENTITY },
          options,
        ),
      ).toMatchObject({ source: 'stored' });
      catalog.getEntityByRef = down;

      const known = await portal.services.facts.getEntityFacts(
        { entityRef: ENTITY },
        options,
      );

      expect(known.source).toBe('stored');
      expect(known.facts.map(({ topic }) => topic)).toEqual([
        'runbook',
        'lifecycle',
        'tier',
      ]);
    });

    it('is for those who may read the readiness of the entity', async () => {
      await expect(
        factsOf({
          permissions: mockServices.permissions({
            result: AuthorizeResult.DENY,
          }),
        }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });
  },
);
