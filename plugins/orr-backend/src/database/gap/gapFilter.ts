import { Knex } from 'knex';
import {
  filteredEntities,
  ownedBy,
  ReadinessListFilter,
} from '../ReadinessListFilter';

/** What narrows the entities whose questions are counted. @internal */
export interface GapFilter extends ReadinessListFilter {
  /** An owner with what groups below it own, besides those that are wanted. */
  teamRef?: string;
  /** The same of the group whose rows are shown. */
  groupRef?: string;
  /** An owner, without what groups below it own. */
  ownedBy?: string;
  systemRef?: string;
  checklistId?: string;
}

/** What narrows their questions. @internal */
export interface GapListFilter extends GapFilter {
  sectionId?: string;
  area?: string;
  questionId?: string;
  states: string[];
  levels?: string[];
  contradicted?: boolean;
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

/**
 * The entities that are asked by a published checklist, once for each of these, as far as the filter lets them through.
 *
 * @internal
 */
export function askedEntities(
  knex: Knex,
  filter: GapFilter,
): Knex.QueryBuilder {
  const { teamRef, groupRef, ownedBy: owner, systemRef, checklistId } = filter;
  const query = filteredEntities(knex, filter)
    .join('readiness', 'readiness.entity_id', 'entity.id')
    .join('checklist', 'checklist.id', 'readiness.checklist_id')
    .where('checklist.state', 'published')
    .whereNot('readiness.standing', 'notRequired');
  for (const ref of [teamRef, groupRef]) {
    if (ref !== undefined) {
      query.whereIn('entity.id', ownedBy(knex, [ref]));
    }
  }
  if (owner !== undefined) {
    query.whereIn(
      'entity.id',
      knex('entity_owner')
        .where('owner_ref', lowerCase(owner))
        .select('entity_id'),
    );
  }
  if (systemRef !== undefined) {
    query.where('entity.system_ref', lowerCase(systemRef));
  }
  if (checklistId !== undefined) {
    query.where('readiness.checklist_id', checklistId);
  }
  return query;
}

/** The same with the questions that they do not meet, or are not asked. @internal */
export function gapsOfEntities(
  knex: Knex,
  filter: GapFilter,
): Knex.QueryBuilder {
  return askedEntities(knex, filter).join('standing_gap as gap', on =>
    on
      .on('gap.entity_id', 'entity.id')
      .andOn('gap.checklist_id', 'readiness.checklist_id'),
  );
}

/** The same narrowed to some questions. @internal */
export function filteredGaps(
  knex: Knex,
  filter: GapListFilter,
): Knex.QueryBuilder {
  const { sectionId, area, questionId, states, levels, contradicted } = filter;
  const query = gapsOfEntities(knex, filter).whereIn('gap.state', states);
  const columns = {
    section_id: sectionId,
    area,
    question_id: questionId,
    contradicted,
  };
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) {
      query.where(`gap.${column}`, value);
    }
  }
  if (levels?.length) {
    query.whereIn('gap.level', levels);
  }
  return query;
}
