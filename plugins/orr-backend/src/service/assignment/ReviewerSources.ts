import {
  Entity,
  parseEntityRef,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { namedReviewersOf, ReviewerReason } from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { ReviewerSource } from './reasonsFor';

const RELATIONS: Record<string, ReviewerReason['kind']> = {
  [RELATION_DEPENDS_ON]: 'dependsOn',
  [RELATION_CONSUMES_API]: 'consumesApi',
  [RELATION_DEPENDENCY_OF]: 'dependencyOf',
  [RELATION_PROVIDES_API]: 'providesApi',
};
/** Of what it is related to, no more than this is asked about. */
const MOST = 100;

/** Knows from where the reviewers of a review may come, as far as the caller may see the entities in between. @internal */
export class ReviewerSources {
  readonly #catalog: CatalogService;
  readonly #sieve: EntitySieve;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    catalog: CatalogService;
    sieve: EntitySieve;
    subjects: ReviewSubjects;
  }) {
    this.#catalog = options.catalog;
    this.#sieve = options.sieve;
    this.#subjects = options.subjects;
  }

  async of(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<ReviewerSource[]> {
    const { entity, review, checklist } = loaded;
    const { reviewerGroup } = checklist.document;
    const about = await this.#subjects.of(loaded);
    // Whoever sees the review sees its entity; of the parts of a system they may see but some.
    const subjects = review.isCovering
      ? await this.#sieve.shown(about, options)
      : about;
    return [
      ...(reviewerGroup
        ? [{ kind: 'reviewerGroup' as const, ref: reviewerGroup }]
        : []),
      ...namedReviewersOf(entity.entity).map(ref => ({
        kind: 'named' as const,
        ref,
        entity: shownAs(entity.entity),
      })),
      ...(await this.#related(subjects, options)),
      ...subjects.flatMap(subject =>
        subject.ownerRefs.map(ref => ({
          kind: 'owner' as const,
          ref,
          entity: shownAs(subject.entity),
        })),
      ),
    ];
  }

  /** The catalog is asked as the caller: what it hides from them suggests nobody. */
  async #related(
    subjects: StoredEntity[],
    { credentials }: RequestOptions,
  ): Promise<ReviewerSource[]> {
    const kinds = relatedRefs(subjects);
    const entityRefs = [...kinds.keys()].slice(0, MOST);
    if (!entityRefs.length) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.title',
          'relations',
        ],
      },
      { credentials },
    );
    return items.flatMap((item, index) =>
      item
        ? targetsOf(item, RELATION_OWNED_BY).map(ref => ({
            kind: kinds.get(entityRefs[index])!,
            ref,
            entity: shownAs(item),
          }))
        : [],
    );
  }
}

/** What these are related to, and how: of several relations the first, and nothing that is reviewed itself. */
function relatedRefs(
  subjects: StoredEntity[],
): Map<string, ReviewerReason['kind']> {
  const kinds = new Map<string, ReviewerReason['kind']>();
  const own = new Set(subjects.map(({ entityRef }) => entityRef));
  for (const [type, kind] of Object.entries(RELATIONS)) {
    subjects
      .flatMap(({ entity }) => targetsOf(entity, type))
      .filter(ref => !own.has(ref) && !kinds.has(ref))
      .forEach(ref => kinds.set(ref, kind));
  }
  return kinds;
}

function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => stringifyEntityRef(parseEntityRef(targetRef)));
}

function shownAs(entity: Entity): NonNullable<ReviewerReason['entity']> {
  const { name, title } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    name,
    ...(title && { title }),
  };
}
