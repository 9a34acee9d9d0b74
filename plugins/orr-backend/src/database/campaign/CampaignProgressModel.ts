import {
  CampaignCounts,
  CampaignOutcome,
  CampaignTeam,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';
import { campaignSource, CampaignView } from './CampaignSource';

/** What narrows the entities of a campaign. @internal */
export interface CampaignRowFilter {
  /** Without the groups below. */
  owner?: string;
  outcomes?: readonly CampaignOutcome[];
}

/** The place behind a row. @internal */
export interface CampaignRowPosition {
  sortName: string;
  key: string;
}

/** An entity of a campaign. @internal */
export interface CampaignRowFound {
  key: string;
  entityId: string;
  entityRef: string;
  title?: string;
  tier?: string;
  sortName: string;
  outcome: CampaignOutcome;
  openCount: number;
  askedCount?: number;
  decisionId?: string;
  openReviewId?: string;
  /** Of what was kept: the ids of the questions that were open. */
  openQuestionIds?: string[];
}

const OUTCOME_COUNTS = {
  entities: 'COUNT(*)',
  ...Object.fromEntries(
    (['done', 'open', 'accepted', 'notReviewed'] as const).map(outcome => [
      outcome,
      `SUM(CASE WHEN asked.outcome = '${outcome}' THEN 1 ELSE 0 END)`,
    ]),
  ),
};

function toCounts(row: Record<string, unknown>): CampaignCounts {
  // Of no rows the sums are NULL, and PostgreSQL lowers what is not quoted.
  return {
    entities: Number(row.entities),
    done: Number(row.done ?? 0),
    open: Number(row.open ?? 0),
    accepted: Number(row.accepted ?? 0),
    notReviewed: Number(row.notReviewed ?? 0),
  };
}

function toRow(row: Record<string, any>): CampaignRowFound {
  return {
    key: row.row_key,
    entityId: row.entity_id,
    entityRef: row.entity_ref,
    title: row.title ?? undefined,
    tier: row.tier ?? undefined,
    sortName: row.sort_name,
    outcome: row.outcome,
    openCount: Number(row.open_count),
    askedCount: row.asked_count ?? undefined,
    decisionId: row.decision_id ?? undefined,
    openReviewId: row.open_review_id ?? undefined,
    ...(row.open_questions && {
      openQuestionIds: JSON.parse(row.open_questions),
    }),
  };
}

/** Counts and lists how entities stand to a campaign, in as many statements however many they are. @internal */
export class CampaignProgressModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async count(view: CampaignView): Promise<CampaignCounts> {
    const [row] = await this.#counted(campaignSource(this.#knex, view).rows);
    return toCounts(row);
  }

  /** By name; owners that the viewer does not see in the catalog are named by their ref. */
  async countTeams(
    view: CampaignView,
    { limit, shown }: { limit: number; shown: VisibilityFilter },
  ): Promise<{ teams: CampaignTeam[]; total: number }> {
    const knex = this.#knex;
    const { rows, owners } = campaignSource(knex, view);
    const counted = this.#counted(rows)
      .leftJoin(owners.as('claim'), 'claim.row_key', 'asked.row_key')
      .groupBy('claim.owner_ref')
      .select('claim.owner_ref');
    const titled = applyVisibility(
      knex('entity as team').whereNull('team.orphaned_at'),
      shown,
      { entity: 'team' },
    ).select('team.entity_ref', 'team.title', 'team.sort_name');
    const found: Record<string, unknown>[] = await knex
      .from(counted.as('counted'))
      .leftJoin(titled.as('titled'), 'titled.entity_ref', 'counted.owner_ref')
      .orderByRaw('CASE WHEN counted.owner_ref IS NULL THEN 1 ELSE 0 END')
      .orderByRaw('COALESCE(titled.sort_name, counted.owner_ref)')
      .orderBy('counted.owner_ref')
      .limit(limit)
      .select('counted.*', 'titled.title', {
        total: knex.raw('COUNT(*) OVER ()'),
      });
    return {
      teams: found.map(row => ({
        ...(row.owner_ref !== null && { ownerRef: String(row.owner_ref) }),
        ...(row.title !== null && { title: String(row.title) }),
        counts: toCounts(row),
      })),
      total: Number(found[0]?.total ?? 0),
    };
  }

  /** By name, one more than the limit where there is a next page. */
  async listPage(
    view: CampaignView,
    options: {
      filter: CampaignRowFilter;
      limit: number;
      after?: CampaignRowPosition;
    },
  ): Promise<CampaignRowFound[]> {
    const { filter, limit, after } = options;
    const query = this.#filtered(view, filter);
    if (after) {
      query.whereRaw('(asked.sort_name, asked.row_key) > (?, ?)', [
        after.sortName,
        after.key,
      ]);
    }
    const rows = await query
      .orderBy(['asked.sort_name', 'asked.row_key'])
      .limit(limit + 1)
      .select('asked.*');
    return rows.map(toRow);
  }

  async countRows(
    view: CampaignView,
    filter: CampaignRowFilter,
  ): Promise<number> {
    const [{ count }] = await this.#filtered(view, filter).count({
      count: '*',
    });
    return Number(count);
  }

  /** Who owns these, by key. */
  async listOwners(
    view: CampaignView,
    keys: string[],
  ): Promise<Map<string, string[]>> {
    const { owners } = campaignSource(this.#knex, view);
    const rows: { row_key: string; owner_ref: string }[] = await this.#knex
      .from(owners.as('claim'))
      .whereIn('claim.row_key', keys)
      .orderBy(['claim.row_key', 'claim.owner_ref'])
      .select('claim.row_key', 'claim.owner_ref');
    const found = new Map<string, string[]>();
    for (const { row_key: key, owner_ref: ownerRef } of rows) {
      found.set(key, [...(found.get(key) ?? []), ownerRef]);
    }
    return found;
  }

  #counted(rows: Knex.QueryBuilder): Knex.QueryBuilder {
    const knex = this.#knex;
    return knex
      .from(rows.as('asked'))
      .select(
        Object.fromEntries(
          Object.entries(OUTCOME_COUNTS).map(([name, sql]) => [
            name,
            knex.raw(sql),
          ]),
        ),
      );
  }

  #filtered(
    view: CampaignView,
    { owner, outcomes }: CampaignRowFilter,
  ): Knex.QueryBuilder {
    const { rows, owners } = campaignSource(this.#knex, view);
    const query = this.#knex.from(rows.as('asked'));
    if (owner !== undefined) {
      query.whereIn(
        'asked.row_key',
        this.#knex
          .from(owners.as('claim'))
          .where('claim.owner_ref', owner.toLocaleLowerCase('en-US'))
          .select('claim.row_key'),
      );
    }
    if (outcomes?.length) {
      query.whereIn('asked.outcome', [...outcomes]);
    }
    return query;
  }
}
