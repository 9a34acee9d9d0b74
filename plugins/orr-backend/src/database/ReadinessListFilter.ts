import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { KINDS_NOT_LISTED } from './kindsNotListed';
import { applyRelatedFilters, RelatedFilters } from './relatedFilters';
import { VisibilityFilter } from './VisibilityFilter';

/** What narrows the list of entities. @internal */
export interface ReadinessListFilter extends RelatedFilters {
  visibility: VisibilityFilter;
  /** Without what no checklist asks for, and without people and groups. */
  requiredOnly?: boolean;
  standings?: string[];
  /** Owners, groups with all that is below them. */
  ownerRefs?: string[];
  kinds?: string[];
  /** An empty value stands for entities that have none; so with the next two. */
  types?: string[];
  lifecycles?: string[];
  tiers?: string[];
  ownerStates?: string[];
  /** Places in the programme. */
  places?: string[];
  inReview?: boolean;
  dueSoon?: boolean;
  /** It is in production, and nothing was ever decided. */
  launchedUnreviewed?: boolean;
  /** A signal contradicts an answer without a response. */
  contradicted?: boolean;
  /** Something is due on one of these days, both included. */
  due?: { from: string; to: string };
  /** Part of a name, title or ref. */
  text?: string;
}

/** The filters that compare one column of the entity. @internal */
export const COLUMN_FILTERS = {
  standings: 'headline',
  kinds: 'kind',
  types: 'type',
  lifecycles: 'lifecycle',
  tiers: 'tier',
  ownerStates: 'owner_state',
  places: 'programme_place',
} as const satisfies Partial<Record<keyof ReadinessListFilter, string>>;

/** The filters that ask for yes or no. @internal */
export const FLAG_FILTERS = {
  inReview: 'in_review',
  dueSoon: 'due_soon',
  launchedUnreviewed: 'launched_unreviewed',
  contradicted: 'contradicted',
} as const satisfies Partial<Record<keyof ReadinessListFilter, string>>;

/** Where the standing is that a filter is about: the worst of all, or the one under the checklist that is chosen. @internal */
export function standingColumn({
  underChecklistId,
}: Pick<ReadinessListFilter, 'underChecklistId'>): string {
  return underChecklistId === undefined ? 'entity.headline' : 'under.standing';
}

/** The column of the entity, or in place of its headline the standing under the checklist that is chosen. @internal */
function filterColumn(
  name: keyof typeof COLUMN_FILTERS,
  filter: ReadinessListFilter,
): string {
  return name === 'standings'
    ? standingColumn(filter)
    : `entity.${COLUMN_FILTERS[name]}`;
}

/** The values of a filter as they are stored. @internal */
export function storedValues(
  name: keyof typeof COLUMN_FILTERS,
  filter: ReadinessListFilter,
): string[] {
  const values = filter[name] ?? [];
  switch (name) {
    case 'kinds':
      return values.map(kind => kind.toLocaleLowerCase('en-US'));
    case 'places':
      // What has just been met has no place yet.
      return values.includes('notAsked') ? [...values, ''] : values;
    default:
      return values;
  }
}

/** The entities that are there and that the viewer may see, narrowed by owner, text and what is kept beside them. @internal */
export function visibleEntities(
  knex: Knex,
  filter: ReadinessListFilter,
): Knex.QueryBuilder {
  const { visibility, ownerRefs, text } = filter;
  const query = knex('entity').whereNull('entity.orphaned_at');
  applyVisibility(query, visibility);
  applyRelatedFilters(knex, query, filter);
  if (ownerRefs?.length) {
    query.whereIn('entity.id', ownedBy(knex, ownerRefs));
  }
  if (text) {
    const pattern = `%${text
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, '\\$&')}%`;
    query.where(either =>
      either
        .whereRaw("entity.sort_name LIKE ? ESCAPE '\\'", [pattern])
        .orWhereRaw("entity.entity_ref LIKE ? ESCAPE '\\'", [pattern]),
    );
  }
  return query;
}

/** The entities that all of the filters leave. @internal */
export function filteredEntities(
  knex: Knex,
  filter: ReadinessListFilter,
): Knex.QueryBuilder {
  const query = visibleEntities(knex, filter);
  if (filter.requiredOnly) {
    query
      .where(standingColumn(filter), '<>', 'notRequired')
      .whereNotIn('entity.kind', [...KINDS_NOT_LISTED]);
  }
  if (filter.due) {
    query.whereBetween('entity.due_on', [filter.due.from, filter.due.to]);
  }
  for (const name of Object.keys(
    COLUMN_FILTERS,
  ) as (keyof typeof COLUMN_FILTERS)[]) {
    applyValues(query, filterColumn(name, filter), storedValues(name, filter));
  }
  for (const name of Object.keys(
    FLAG_FILTERS,
  ) as (keyof typeof FLAG_FILTERS)[]) {
    const wanted = filter[name];
    if (wanted !== undefined) {
      query.where(`entity.${FLAG_FILTERS[name]}`, wanted);
    }
  }
  return query;
}

/**
 * The ids of what is owned by any of these, groups with all that is below them. Two queries that each have an index to go
 * by: joined by OR they would walk all owners.
 *
 * @internal
 */
export function ownedBy(knex: Knex, ownerRefs: string[]): Knex.QueryBuilder {
  const refs = ownerRefs.map(ref => ref.toLocaleLowerCase('en-US'));
  return knex('entity_owner')
    .select('entity_id')
    .whereIn('owner_ref', refs)
    .union(
      knex('group_ancestor')
        .join(
          'entity_owner',
          'entity_owner.owner_ref',
          'group_ancestor.group_ref',
        )
        .select('entity_owner.entity_id')
        .whereIn('group_ancestor.ancestor_ref', refs),
    );
}

function applyValues(
  query: Knex.QueryBuilder,
  column: string,
  values: string[],
): void {
  if (!values.length) {
    return;
  }
  const some = values.filter(value => value !== '');
  query.where(either => {
    either.whereIn(column, some);
    if (some.length < values.length) {
      either.orWhereNull(column);
    }
  });
}
