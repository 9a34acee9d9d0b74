import {
  DeployState,
  OPEN_STATES,
  OpenRisk,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { scopeMembers } from './rollUp/scopeMembers';

/** What narrows the list of entities by what is kept beside them. @internal */
export interface RelatedFilters {
  /** Systems, with their parts. */
  systemRefs?: string[];
  /** Domains: their systems with their parts. */
  domainRefs?: string[];
  /** What it applies to; standings are those under it then. */
  underChecklistId?: string;
  deployStates?: DeployState[];
  /** Levels of which a question is open. */
  risks?: OpenRisk[];
}

/** How the levels of questions are stored. @internal */
export const RISK_LEVELS = {
  high: 'HIGH',
  unanswered: 'UNANSWERED',
  medium: 'MEDIUM',
  low: 'LOW',
} as const satisfies Record<OpenRisk, string>;

/** Narrows a query that has `entity` in it; the standing under a chosen checklist is in `under` then. @internal */
export function applyRelatedFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  filter: RelatedFilters,
): void {
  const { underChecklistId, systemRefs, domainRefs } = filter;
  if (underChecklistId !== undefined) {
    query.join('readiness as under', join =>
      join
        .on('under.entity_id', 'entity.id')
        .andOnVal('under.checklist_id', underChecklistId),
    );
  }
  for (const [kind, refs] of [
    ['system', systemRefs],
    ['domain', domainRefs],
  ] as const) {
    if (refs?.length) {
      const members = scopeMembers(knex, {
        kind,
        refs: refs.map(ref => ref.toLocaleLowerCase('en-US')),
      });
      query.whereIn(
        'entity.id',
        knex.from(members.as('held')).select('held.entity_id'),
      );
    }
  }
  applyDeployStates(knex, query, filter.deployStates ?? []);
  if (filter.risks?.length) {
    query.whereIn(
      'entity.id',
      openQuestions(knex, filter)
        .whereIn(
          'unmet.level',
          filter.risks.map(risk => RISK_LEVELS[risk]),
        )
        .select('unmet.entity_id'),
    );
  }
}

/** The open questions of entities that published checklists ask, or the chosen one, as `unmet`. @internal */
export function openQuestions(
  knex: Knex,
  { underChecklistId }: RelatedFilters,
): Knex.QueryBuilder {
  const query = knex('standing_gap as unmet')
    .join('readiness as asked', join =>
      join
        .on('asked.entity_id', 'unmet.entity_id')
        .andOn('asked.checklist_id', 'unmet.checklist_id'),
    )
    .join('checklist as asking', 'asking.id', 'unmet.checklist_id')
    .where('asking.state', 'published')
    .whereNot('asked.standing', 'notRequired')
    .whereIn('unmet.state', [...OPEN_STATES]);
  return underChecklistId === undefined
    ? query
    : query.where('unmet.checklist_id', underChecklistId);
}

function applyDeployStates(
  knex: Knex,
  query: Knex.QueryBuilder,
  states: DeployState[],
): void {
  if (!states.length) {
    return;
  }
  const told = states.filter(state => state !== 'none');
  const health = () => knex('deploy_health').select('entity_id');
  query.where(either => {
    either.whereIn('entity.id', health().whereIn('state', told));
    if (told.length < states.length) {
      either.orWhereNotIn(
        'entity.id',
        health().whereNotNull('state').whereNot('state', 'none'),
      );
    }
  });
}
