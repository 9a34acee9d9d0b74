import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import {
  FindingRow,
  StoredFinding,
  toFinding,
  toFindingRow,
} from './findingRows';

/** What was said in hindsight about incidents, one of each entity and incident. @internal */
export class DatabaseFindingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By incident; incidents of which nothing was said have no entry. */
  async listOf(
    entityId: string,
    incidentIds: string[],
    handle: Knex = this.#knex,
  ): Promise<Map<string, StoredFinding>> {
    const found = new Map<string, StoredFinding>();
    for (const chunk of chunksFor(handle, incidentIds)) {
      const rows: FindingRow[] = await handle<FindingRow>('incident_finding')
        .where({ entity_id: entityId })
        .whereIn('incident_id', chunk);
      rows.forEach(row => found.set(row.incident_id, toFinding(row)));
    }
    return found;
  }

  /** Adds the first, or puts the next revision in its place. The row of the entity is to be locked before. */
  async put(trx: Transaction, finding: StoredFinding): Promise<void> {
    const { id, entity_id, incident_id, ...said } = toFindingRow(finding);
    await trx<FindingRow>('incident_finding')
      .insert({ id, entity_id, incident_id, ...said })
      .onConflict(['entity_id', 'incident_id'])
      .merge(Object.keys(said) as (keyof FindingRow)[]);
  }
}
