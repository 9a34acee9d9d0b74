import { Standing, STANDINGS } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { filteredEntities, ReadinessListFilter } from '../ReadinessListFilter';

/** The two instants that are compared: what changed at or before one counts as there. @internal */
export interface ComparedInstants {
  since: string;
  until: string;
}

const NOTHING_REQUIRED = STANDINGS.indexOf('notRequired');

/** A standing as its place among all, the worst first; NULL where there is none. */
function rankOf(column: string): string {
  const places = STANDINGS.map(
    (standing, place) => `WHEN '${standing}' THEN ${place}`,
  );
  return `CASE ${column} ${places.join(' ')} END`;
}

/** @internal */
export function standingOf(rank: number | string): Standing;
export function standingOf(rank: number | string | null): Standing | undefined;
export function standingOf(rank: number | string | null): Standing | undefined {
  return rank === null ? undefined : STANDINGS[Number(rank)];
}

/** The row of the history that held at an instant, of the standing in `stands`. */
function heldAt(knex: Knex, alias: string, instant: string): Knex.JoinCallback {
  return join =>
    join
      .on(`${alias}.entity_id`, 'stands.entity_id')
      .andOn(`${alias}.checklist_id`, 'stands.checklist_id')
      .andOn(
        `${alias}.sequence`,
        '=',
        knex.raw(
          '(SELECT MAX(told.sequence) FROM readiness_change told WHERE told.entity_id = stands.entity_id AND told.checklist_id = stands.checklist_id AND told.changed_at <= ?)',
          [instant],
        ),
      );
}

/**
 * The standings of entities under the checklists that are published now, each with what it was at both instants, as `past`
 * and `present`.
 *
 * @internal
 */
export function withStandingsAt(
  knex: Knex,
  entities: Knex.QueryBuilder,
  { since, until }: ComparedInstants,
): Knex.QueryBuilder {
  return entities
    .join('readiness as stands', 'stands.entity_id', 'entity.id')
    .join('checklist as asking', 'asking.id', 'stands.checklist_id')
    .where('asking.state', 'published')
    .leftJoin('readiness_change as past', heldAt(knex, 'past', since))
    .leftJoin('readiness_change as present', heldAt(knex, 'present', until));
}

/** Whether a standing of {@link withStandingsAt} is another; what came to be required of nobody did not change. @internal */
export const DIFFERS =
  "COALESCE(past.standing, 'notRequired') <> COALESCE(present.standing, 'notRequired')";

/** The entities with their headlines at both instants, as places among standings, and when they last changed between. @internal */
export function headlinesBetween(
  knex: Knex,
  filter: ReadinessListFilter,
  between: ComparedInstants,
): Knex.QueryBuilder {
  return withStandingsAt(knex, filteredEntities(knex, filter), between)
    .groupBy('entity.id', 'entity.sort_name')
    .select('entity.id', 'entity.sort_name')
    .select(
      knex.raw(`MIN(${rankOf('past.standing')}) AS past_rank`),
      knex.raw(`MIN(${rankOf('present.standing')}) AS present_rank`),
      knex.raw(
        `MAX(CASE WHEN ${DIFFERS} THEN present.changed_at END) AS moved_at`,
      ),
    );
}

/** Which way a headline went, in the order of the contract. @internal */
export const DIRECTION = [
  `CASE WHEN COALESCE(past_rank, ${NOTHING_REQUIRED}) = present_rank THEN 4`,
  `WHEN COALESCE(past_rank, ${NOTHING_REQUIRED}) = ${NOTHING_REQUIRED} THEN 2`,
  `WHEN present_rank = ${NOTHING_REQUIRED} THEN 3`,
  'WHEN present_rank < past_rank THEN 0 ELSE 1 END',
].join(' ');
