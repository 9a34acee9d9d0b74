import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { askedEntities, GapFilter } from '../gap/gapFilter';
import { ScannedEntity } from '../ProgrammeCoverageModel';

/** Walks the entities that a checklist asks, for what only filters themselves can tell. @internal */
export class CampaignScanModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** A page in the order of ids. */
  async listAsked(options: {
    filter: GapFilter;
    limit: number;
    afterId?: string;
  }): Promise<Omit<ScannedEntity, 'kind'>[]> {
    const { filter, limit, afterId } = options;
    const query = askedEntities(this.#knex, filter)
      .orderBy('entity.id')
      .limit(limit)
      .select('entity.id', 'entity.entity_ref', 'entity.title')
      .select('entity.entity_json');
    if (afterId !== undefined) {
      query.where('entity.id', '>', afterId);
    }
    const rows: Record<string, string | null>[] = await query;
    return rows.map(row => ({
      id: row.id!,
      entityRef: row.entity_ref!,
      title: row.title ?? undefined,
      entityJson: row.entity_json!,
    }));
  }

  /** Who owns any of these. */
  async listOwners(entityIds: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: { owner_ref: string }[] = await this.#knex('entity_owner')
        .whereIn('entity_id', chunk)
        .distinct('owner_ref');
      found.push(...rows.map(row => row.owner_ref));
    }
    return found;
  }
}
