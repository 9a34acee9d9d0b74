import { Standing } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';

/** What entities depend on, as far as that is asked. @internal */
export interface StoredDependency {
  tier?: string;
  headline: Standing;
}

/** Reads the worst standings of what entities depend on. @internal */
export class DependencyModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that there are, by ref. */
  async listByRefs(
    entityRefs: string[],
  ): Promise<Map<string, StoredDependency>> {
    const found = new Map<string, StoredDependency>();
    for (const chunk of chunksFor(this.#knex, entityRefs)) {
      const rows: {
        entity_ref: string;
        tier: string | null;
        headline: string;
      }[] = await this.#knex('entity')
        .whereIn('entity_ref', chunk)
        .whereNull('orphaned_at')
        .select('entity_ref', 'tier', 'headline');
      rows.forEach(row =>
        found.set(row.entity_ref, {
          tier: row.tier ?? undefined,
          headline: row.headline as Standing,
        }),
      );
    }
    return found;
  }
}
