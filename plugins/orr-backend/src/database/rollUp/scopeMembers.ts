import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { KINDS_NOT_LISTED } from '../kindsNotListed';
import { VisibilityFilter } from '../VisibilityFilter';

/** What counts are about: everything, or all of one kind with these refs, each entity once. @internal */
export interface ScorecardScope {
  kind: 'all' | 'group' | 'system' | 'domain';
  /** Lower case; none of everything. */
  refs: string[];
}

/**
 * Which entities belong to which of some groups (with all below them), systems (with the system itself) or domains (all
 * their systems): rows of `entity_id` and `scope_ref`, each once.
 *
 * @internal
 */
export function scopeMembers(
  knex: Knex,
  { kind, refs }: ScorecardScope,
): Knex.QueryBuilder {
  switch (kind) {
    case 'group':
      return knex('entity_owner')
        .whereIn('owner_ref', refs)
        .select('entity_id', { scope_ref: 'owner_ref' })
        .union(
          knex('group_ancestor')
            .join(
              'entity_owner',
              'entity_owner.owner_ref',
              'group_ancestor.group_ref',
            )
            .whereIn('group_ancestor.ancestor_ref', refs)
            .select('entity_id', { scope_ref: 'group_ancestor.ancestor_ref' }),
        );
    case 'system':
      return knex('entity as part')
        .whereIn('part.system_ref', refs)
        .whereNot('part.kind', 'system')
        .select({ entity_id: 'part.id', scope_ref: 'part.system_ref' })
        .union(
          knex('entity as whole')
            .whereIn('whole.entity_ref', refs)
            .where('whole.kind', 'system')
            .select({ entity_id: 'whole.id', scope_ref: 'whole.entity_ref' }),
        );
    default:
      return knex('entity as part')
        .join('entity as around', 'around.entity_ref', 'part.system_ref')
        .whereIn('around.domain_ref', refs)
        .where('around.kind', 'system')
        .whereNull('around.orphaned_at')
        .whereNot('part.kind', 'system')
        .select({ entity_id: 'part.id', scope_ref: 'around.domain_ref' })
        .union(
          knex('entity as whole')
            .whereIn('whole.domain_ref', refs)
            .where('whole.kind', 'system')
            .select({ entity_id: 'whole.id', scope_ref: 'whole.domain_ref' }),
        );
  }
}

/** The entities of a scope that are there and that a viewer may see. @internal */
export function scopedEntities(
  knex: Knex,
  scope: ScorecardScope,
  visibility: VisibilityFilter,
): Knex.QueryBuilder {
  const query = countedEntities(knex, visibility);
  if (scope.kind !== 'all') {
    query.whereIn(
      'entity.id',
      knex.from(scopeMembers(knex, scope).as('held')).select('held.entity_id'),
    );
  }
  return query;
}

/** The entities that are in counts at all, as far as a viewer may see them. @internal */
export function countedEntities(
  knex: Knex,
  visibility: VisibilityFilter,
): Knex.QueryBuilder {
  return applyVisibility(
    knex('entity')
      .whereNull('entity.orphaned_at')
      .whereNotIn('entity.kind', [...KINDS_NOT_LISTED]),
    visibility,
  );
}
