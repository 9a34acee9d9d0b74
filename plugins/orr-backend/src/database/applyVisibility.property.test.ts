import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { permissionRules as catalogRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import {
  OrrReviewFilter,
  OrrReviewResource,
  orrReviewRules,
} from 'backstage-plugin-orr-node';
import fc from 'fast-check';
import { Knex } from 'knex';
import { projectEntity } from '../service/catalog/projectEntity';
import { catalogRuleFilter } from '../service/visibility/catalogRuleFilter';
import { criteriaToFilter } from '../service/visibility/criteriaToFilter';
import { knownToPass } from '../service/visibility/knownToPass';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { applyVisibility, VisibilityTarget } from './applyVisibility';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { DatabaseGroupStore } from './DatabaseGroupStore';
import { VisibilityFilter } from './VisibilityFilter';

jest.setTimeout(120_000);

type Criteria = PermissionCriteria<PermissionCondition>;
type AnyRule = { apply(resource: any, params: any): boolean };

const databases = createTestDatabases();
const NOW = '2026-03-01T10:00:00.000Z';

const GROUPS = [
  groupOf('all'),
  groupOf('platform', ['all']),
  groupOf('search', ['platform']),
];
const REFS = [
  'group:default/all',
  'group:default/platform',
  'group:default/search',
  'user:default/ann',
];
const PEOPLE = ['user:default/ann', 'user:default/ben', 'user:default/cleo'];
/** Of the checklists `c0`, `c1` …; the last one names none. */
const REVIEWERS = ['group:default/reliability', 'group:default/search'];
const TEXTS = ['a', 'B', 'Ä', 'x y', '', 'true', '7', "o'k", '%', '*'];
const KEYS = ['tier', 'Data', 'a.b', '*'];

const textOf = fc.constantFrom(...TEXTS);
const listOf = (values: string[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const recordOf = fc.uniqueArray(
  fc.tuple(fc.constantFrom('tier', 'data', 'a.b', '*'), textOf),
  {
    maxLength: 3,
    selector: ([key]) => key,
  },
);

const arbitraryEntities: fc.Arbitrary<Entity[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('Component', 'API', 'System'),
      annotations: recordOf,
      labels: recordOf,
      tags: listOf(TEXTS),
      type: fc.option(textOf, { nil: undefined }),
      lifecycle: fc.option(textOf, { nil: undefined }),
      nested: fc.option(
        fc.record({
          Data: textOf,
          list: fc.array(fc.record({ tier: textOf }), { maxLength: 2 }),
        }),
      ),
      owners: listOf(REFS),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(shapes =>
    shapes.map(
      (
        { annotations, labels, tags, type, lifecycle, nested, owners, kind },
        index,
      ) =>
        entityOf({
          kind,
          name: `e${index}`,
          annotations: Object.fromEntries(annotations),
          labels: Object.fromEntries(labels),
          tags,
          spec: {
            ...(type === undefined ? {} : { type }),
            ...(lifecycle === undefined ? {} : { lifecycle }),
            ...(nested ? { nested } : {}),
          },
          relations: owners.map(ref => ['ownedBy', ref]),
        }),
    ),
  );

function treeOf(leaf: fc.Arbitrary<Criteria>): fc.Arbitrary<Criteria> {
  return fc.letrec<{ tree: Criteria }>(tie => {
    const parts = fc.array(tie('tree'), {
      minLength: 1,
      maxLength: 3,
    }) as fc.Arbitrary<[Criteria, ...Criteria[]]>;
    return {
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        parts.map(allOf => ({ allOf })),
        parts.map(anyOf => ({ anyOf })),
        tie('tree').map(not => ({ not })),
      ),
    };
  }).tree;
}

function conditionOf(
  resourceType: string,
  rule: string,
  params: fc.Arbitrary<object>,
): fc.Arbitrary<Criteria> {
  return params.map(
    value => ({ resourceType, rule, params: value } as PermissionCondition),
  );
}

const optionalText = { value: fc.option(textOf, { nil: undefined }) };
const catalogLeaf = fc.oneof(
  conditionOf(
    'catalog-entity',
    'IS_ENTITY_OWNER',
    fc.record({ claims: listOf(REFS) }),
  ),
  conditionOf(
    'catalog-entity',
    'IS_ENTITY_KIND',
    fc.record({ kinds: listOf(['component', 'API', 'Nothing']) }),
  ),
  conditionOf(
    'catalog-entity',
    'HAS_ANNOTATION',
    fc.record({ annotation: fc.constantFrom(...KEYS), ...optionalText }),
  ),
  conditionOf(
    'catalog-entity',
    'HAS_LABEL',
    fc.record({ label: fc.constantFrom(...KEYS), ...optionalText }),
  ),
  conditionOf(
    'catalog-entity',
    'HAS_METADATA',
    fc.record({
      key: fc.constantFrom(
        'name',
        'namespace',
        'tags',
        'tags.b',
        'annotations.tier',
        'title',
      ),
      ...optionalText,
    }),
  ),
  conditionOf(
    'catalog-entity',
    'HAS_SPEC',
    fc.record({
      key: fc.constantFrom('type', 'nested', 'nested.data', 'nested.list.tier'),
      ...optionalText,
    }),
  ),
);
const ownLeaf = fc.oneof(
  conditionOf(
    'orr-review',
    'IS_ENTITY_OWNER',
    fc.record({ claims: listOf(REFS) }),
  ),
  conditionOf(
    'orr-review',
    'HAS_KIND',
    fc.record({ kinds: listOf(['component', 'API', 'Nothing']) }),
  ),
  conditionOf(
    'orr-review',
    'IS_PARTICIPANT',
    fc.record({ userRefs: listOf(PEOPLE) }),
  ),
  conditionOf(
    'orr-review',
    'IS_REVIEWER',
    fc.record({ claims: listOf([...REVIEWERS, ...PEOPLE]) }),
  ),
  ...(
    [
      ['HAS_TYPE', 'types'],
      ['HAS_LIFECYCLE', 'lifecycles'],
      ['HAS_TIER', 'tiers'],
    ] as const
  ).map(([rule, param]) =>
    conditionOf('orr-review', rule, fc.record({ [param]: listOf(TEXTS) })),
  ),
);

function holds(
  criteria: Criteria,
  leafHolds: (condition: PermissionCondition) => boolean,
): boolean {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(part => holds(part, leafHolds));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(part => holds(part, leafHolds));
  }
  return isNotCriteria(criteria)
    ? !holds(criteria.not, leafHolds)
    : leafHolds(criteria);
}

function ruleNamed(
  rules: Record<string, AnyRule & { name: string }>,
  name: string,
): AnyRule {
  return Object.values(rules).find(rule => rule.name === name)!;
}

async function storeAnew(knex: Knex, entities: Entity[]): Promise<void> {
  for (const table of ['answer_revision', 'review', 'entity']) {
    await knex(table).delete();
  }
  await new DatabaseEntityStore(knex).upsert(
    entities.map(entity => projectEntity(entity)),
    { seenAt: NOW },
  );
}

/** What the entities alone tell of a filter, by name. */
async function toldByEntities(
  knex: Knex,
  entities: Entity[],
  filter: VisibilityFilter,
): Promise<[string, boolean | undefined][]> {
  const stored = await new DatabaseEntityStore(knex).getByRefs(
    entities.map(entity => stringifyEntityRef(entity)),
  );
  return stored.map(entity => [entity.name, knownToPass(entity, filter)]);
}

async function visibleNames(
  knex: Knex,
  filter: VisibilityFilter,
  target?: VisibilityTarget,
): Promise<string[]> {
  const query = knex('entity')
    .whereNotIn('entity.kind', ['group'])
    .select('entity.name')
    .orderBy('entity.name');
  const rows: { name: string }[] = await applyVisibility(query, filter, target);
  return rows.map(({ name }) => name);
}

describe.each(databases.eachSupportedId())('applyVisibility on %s', id => {
  it('lets through what the rules of the catalog let through', async () => {
    const knex = await databases.init(id);
    await fc.assert(
      fc.asyncProperty(
        arbitraryEntities,
        treeOf(catalogLeaf),
        async (entities, criteria) => {
          await storeAnew(knex, entities);
          const filter = criteriaToFilter(criteria, catalogRuleFilter)!;
          const expected = entities.filter(entity =>
            holds(criteria, ({ rule, params }) =>
              ruleNamed(catalogRules as never, rule).apply(entity, params),
            ),
          );
          const visible = await visibleNames(knex, filter);
          expect(visible).toEqual(
            expected.map(({ metadata }) => metadata.name),
          );
          // Nothing of it takes a look at the tables.
          expect(
            Object.fromEntries(await toldByEntities(knex, entities, filter)),
          ).toEqual(
            Object.fromEntries(
              entities.map(({ metadata: { name } }) => [
                name,
                visible.includes(name),
              ]),
            ),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('lets through what our own rules let through, for entities and for reviews', async () => {
    const knex = await databases.init(id);
    const groups = new DatabaseGroupStore(knex);
    const involved = fc.record({
      driver: fc.constantFrom(...PEOPLE),
      starter: fc.constantFrom(...PEOPLE),
      answerers: listOf(PEOPLE),
    });
    await fc.assert(
      fc.asyncProperty(
        arbitraryEntities,
        fc.array(fc.array(involved, { maxLength: 2 }), {
          minLength: 6,
          maxLength: 6,
        }),
        treeOf(ownLeaf),
        async (entities, reviewsPerEntity, criteria) => {
          await storeAnew(knex, [...GROUPS, ...entities]);
          await groups.rebuild();
          const resources = await storeReviews(
            knex,
            entities,
            reviewsPerEntity,
          );
          const filter = criteriaToFilter(
            createConditionTransformer<OrrReviewFilter, any>(
              Object.values(orrReviewRules),
            )(criteria),
            leaf => ({ type: 'column', ...leaf }),
          )!;
          const allowed = (resource: OrrReviewResource) =>
            holds(criteria, ({ rule, params }) =>
              ruleNamed(orrReviewRules as never, rule).apply(resource, params),
            );

          const visible = await visibleNames(knex, filter);
          expect(visible).toEqual(
            resources.entities
              .filter(allowed)
              .map(({ entityRef }) => entityRef.split('/')[1]),
          );
          const told = await toldByEntities(knex, entities, filter);
          const settled = told.filter(([, passes]) => passes !== undefined);
          expect(settled).toEqual(
            settled.map(([name]) => [name, visible.includes(name)]),
          );
          const reviews: { id: string }[] = await applyVisibility(
            knex('review')
              .join('entity', 'entity.id', 'review.entity_id')
              .select('review.id')
              .orderBy('review.id'),
            filter,
            { review: 'review' },
          );
          expect(reviews.map(({ id: reviewId }) => reviewId)).toEqual(
            resources.reviews.filter(allowed).map(({ reviewId }) => reviewId),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** One for each reviewer group, and one without. */
async function storeChecklists(knex: Knex): Promise<void> {
  for (const [index, reviewerGroup] of [...REVIEWERS, null].entries()) {
    const id = `c${index}`;
    await knex('checklist')
      .insert({
        id,
        title: id,
        state: 'published',
        owner_ref: REFS[0],
        current_version: 1,
        updated_at: NOW,
      })
      .onConflict('id')
      .ignore();
    await knex('checklist_version')
      .insert({
        checklist_id: id,
        version: 1,
        content_hash: 'h',
        document: '{}',
        reviewer_group: reviewerGroup,
        published_at: NOW,
      })
      .onConflict(['checklist_id', 'version'])
      .ignore();
  }
}

async function storeReviews(
  knex: Knex,
  entities: Entity[],
  reviewsPerEntity: {
    driver: string;
    starter: string;
    answerers: string[];
  }[][],
): Promise<{ entities: OrrReviewResource[]; reviews: OrrReviewResource[] }> {
  await storeChecklists(knex);
  const store = new DatabaseEntityStore(knex);
  const groups = new DatabaseGroupStore(knex);
  const found = {
    entities: [] as OrrReviewResource[],
    reviews: [] as OrrReviewResource[],
  };
  for (const [index, entity] of entities.entries()) {
    const stored = (await store.getByRef(projectEntity(entity).entityRef))!;
    const base = {
      entityRef: stored.entityRef,
      kind: stored.kind,
      type: stored.type,
      lifecycle: stored.lifecycle,
      tier: stored.tier,
      ownerRefs: await groups.ancestorsOf(stored.ownerRefs),
    };
    const people: string[] = [];
    const reviewers: string[] = [];
    for (const [at, { driver, starter, answerers }] of reviewsPerEntity[
      index
    ].entries()) {
      const reviewId = `r${index}-${at}`;
      const checklist = (index + at) % (REVIEWERS.length + 1);
      await knex('review').insert({
        id: reviewId,
        entity_id: stored.id,
        checklist_id: `c${checklist}`,
        checklist_version: 1,
        kind: 'launch',
        state: 'decided',
        revision: 1,
        driver_ref: driver,
        started_by: starter,
        started_at: NOW,
      });
      for (const [revision, answerer] of answerers.entries()) {
        await knex('answer_revision').insert({
          review_id: reviewId,
          question_id: 'q',
          revision,
          evidence: '[]',
          answered_by: answerer,
          answered_at: NOW,
        });
      }
      const participantRefs = [driver, starter, ...answerers];
      const reviewerRefs = REVIEWERS.slice(checklist, checklist + 1);
      people.push(...participantRefs);
      reviewers.push(...reviewerRefs);
      found.reviews.push({
        ...base,
        reviewId,
        driverRef: driver,
        participantRefs,
        reviewerRefs,
      });
    }
    found.entities.push({
      ...base,
      participantRefs: people,
      reviewerRefs: reviewers,
    });
  }
  return found;
}
