import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { KINDS_NOT_LISTED } from './kindsNotListed';
import { filteredEntities, ReadinessListFilter } from './ReadinessListFilter';
import { openQuestions, RISK_LEVELS } from './relatedFilters';

/** A value of a filter, with how many entities the list would have under it. @internal */
export interface RelatedCount {
  value: string;
  title?: string;
  count: number;
}

interface CountRow {
  value: string;
  title?: string | null;
  count: number | string;
}

/** More than anybody looks through. */
const MAX_VALUES = 1_000;

/** The system that an entity is part of, or is. */
const SYSTEM_OF =
  "CASE WHEN entity.kind = 'system' THEN entity.entity_ref ELSE entity.system_ref END";

/** The counts beside the filters by what is kept beside entities, each under all the other filters. @internal */
export class RelatedFacetModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Systems that the viewer may see. */
  async countSystems(filter: ReadinessListFilter): Promise<RelatedCount[]> {
    const query = filteredEntities(this.#knex, {
      ...filter,
      systemRefs: undefined,
    }).join(
      this.#visible(filter, 'system').as('named'),
      'named.entity_ref',
      this.#knex.raw(SYSTEM_OF),
    );
    return this.#mostOf(query);
  }

  /** Domains that the viewer may see, through systems that they may see. */
  async countDomains(filter: ReadinessListFilter): Promise<RelatedCount[]> {
    const query = filteredEntities(this.#knex, {
      ...filter,
      domainRefs: undefined,
    })
      .join(
        this.#visible(filter, 'system').as('around'),
        'around.entity_ref',
        this.#knex.raw(SYSTEM_OF),
      )
      .join(
        this.#visible(filter, 'domain').as('named'),
        'named.entity_ref',
        'around.domain_ref',
      );
    return this.#mostOf(query);
  }

  /** Published checklists; standings and open questions are those under each. */
  async countChecklists(filter: ReadinessListFilter): Promise<RelatedCount[]> {
    const { standings = [], risks = [] } = filter;
    const query = filteredEntities(this.#knex, {
      ...filter,
      underChecklistId: undefined,
      requiredOnly: false,
      standings: undefined,
      risks: undefined,
    })
      .join('readiness as each', 'each.entity_id', 'entity.id')
      .join('checklist as listed', 'listed.id', 'each.checklist_id')
      .where('listed.state', 'published');
    if (filter.requiredOnly) {
      query
        .whereNot('each.standing', 'notRequired')
        .whereNotIn('entity.kind', [...KINDS_NOT_LISTED]);
    }
    if (standings.length) {
      query.whereIn('each.standing', standings);
    }
    if (risks.length) {
      query.whereExists(
        openQuestions(this.#knex, {})
          .whereRaw('unmet.entity_id = each.entity_id')
          .whereRaw('unmet.checklist_id = each.checklist_id')
          .whereIn(
            'unmet.level',
            risks.map(risk => RISK_LEVELS[risk]),
          )
          .select('unmet.entity_id'),
      );
    }
    const rows: CountRow[] = await query
      .groupBy('listed.id', 'listed.title')
      .orderBy(['listed.title', 'listed.id'])
      .select({ value: 'listed.id', title: 'listed.title' })
      .count({ count: '*' });
    return rows.map(toCount);
  }

  async countDeployStates(
    filter: ReadinessListFilter,
  ): Promise<RelatedCount[]> {
    const rows: CountRow[] = await filteredEntities(this.#knex, {
      ...filter,
      deployStates: undefined,
    })
      .leftJoin('deploy_health as fares', 'fares.entity_id', 'entity.id')
      .groupByRaw("COALESCE(fares.state, 'none')")
      .select({ value: this.#knex.raw("COALESCE(fares.state, 'none')") })
      .count({ count: '*' });
    return rows.map(toCount);
  }

  /** An entity once for each level that it has open. */
  async countRisks(filter: ReadinessListFilter): Promise<RelatedCount[]> {
    const rows: CountRow[] = await filteredEntities(this.#knex, {
      ...filter,
      risks: undefined,
    })
      .join(
        openQuestions(this.#knex, filter)
          .distinct('unmet.entity_id', 'unmet.level')
          .as('found'),
        'found.entity_id',
        'entity.id',
      )
      .groupBy('found.level')
      .select({ value: 'found.level' })
      .count({ count: '*' });
    const counts = new Map(rows.map(row => [row.value, Number(row.count)]));
    return Object.entries(RISK_LEVELS).flatMap(([value, level]) => {
      const count = counts.get(level);
      return count ? [{ value, count }] : [];
    });
  }

  #visible(
    { visibility }: ReadinessListFilter,
    kind: 'system' | 'domain',
  ): Knex.QueryBuilder {
    return applyVisibility(
      this.#knex('entity as seen')
        .where('seen.kind', kind)
        .whereNull('seen.orphaned_at')
        .select('seen.entity_ref', 'seen.title', 'seen.domain_ref'),
      visibility,
      { entity: 'seen' },
    );
  }

  async #mostOf(query: Knex.QueryBuilder): Promise<RelatedCount[]> {
    const rows: CountRow[] = await query
      .groupBy('named.entity_ref', 'named.title')
      .orderBy([{ column: 'count', order: 'desc' }, 'named.entity_ref'])
      .limit(MAX_VALUES)
      .select({ value: 'named.entity_ref', title: 'named.title' })
      .count({ count: '*' });
    return rows.map(toCount);
  }
}

function toCount({ value, title, count }: CountRow): RelatedCount {
  return {
    value,
    ...(typeof title === 'string' && { title }),
    // PostgreSQL counts in 64 bits, which arrive as text.
    count: Number(count),
  };
}
