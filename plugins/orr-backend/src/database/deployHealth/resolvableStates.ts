import { Transaction } from '../transaction';
import { insertLinks, UpsertGuard } from './upsertGuarded';

/** What begins and may be resolved, and tells when it came into its state. */
interface Resolvable {
  source_updated_at: string;
  resolved_at: string | null;
}

/** The newer state counts, for it may begin once more; of two at one time the one that is resolved. @internal */
export function isNewerState(a: Resolvable, b: Resolvable): boolean {
  return a.source_updated_at === b.source_updated_at
    ? a.resolved_at !== null && b.resolved_at === null
    : a.source_updated_at > b.source_updated_at;
}

/** The same, where the rows are. @internal */
export function resolvableGuard(table: string, filled: string[]): UpsertGuard {
  const isAsOld = `excluded.source_updated_at = ${table}.source_updated_at`;
  return {
    isNewer: `(excluded.source_updated_at > ${table}.source_updated_at or (${isAsOld} and excluded.resolved_at is not null and ${table}.resolved_at is null))`,
    isSame: `${isAsOld} and (excluded.resolved_at is null) = (${table}.resolved_at is null)`,
    filled,
  };
}

interface LinkRow {
  entity_id: string;
  [column: string]: string | null;
}

/** What a row belongs to, and by which binding it was linked. @internal */
export interface EntityLink {
  id: string;
  entityId: string;
  bindingKey?: string;
}

/** Links rows to entities. Answers the entities of which more is known now: by a new link, or by a row that was written. @internal */
export async function linkEntities(
  trx: Transaction,
  into: { table: string; column: string },
  options: { links: EntityLink[]; written: Set<string> },
): Promise<Set<string>> {
  const { table, column } = into;
  const { links, written } = options;
  const rows = new Map(
    links.map(({ id, entityId, bindingKey }): [string, LinkRow] => [
      `${entityId} ${id}`,
      { entity_id: entityId, [column]: id, binding_key: bindingKey ?? null },
    ]),
  );
  const entityIds = await insertLinks(trx, table, {
    rows: [...rows.values()],
    key: ['entity_id', column],
  });
  for (const { id, entityId } of links) {
    if (written.has(id)) {
      entityIds.add(entityId);
    }
  }
  return entityIds;
}
