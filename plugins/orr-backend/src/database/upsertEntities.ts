import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { chunksFor, insertRows } from './chunks';
import { EntityProjection } from './EntityProjection';
import { EntityRow, PROJECTED_COLUMNS, toEntityRow } from './entityRows';
import { lockEntities } from './lockEntities';
import { refreshOwnerStates } from './ownerStates';
import { markDueWithParts } from './rollUp/markDue';

/** When entities were seen. @internal */
export interface Sighting {
  seenAt: string;
}

/** @internal */
export interface UpsertResult {
  idsByRef: Map<string, string>;
  /** New, different, or back again. */
  changedIds: string[];
}

type KnownRow = Pick<
  EntityRow,
  'id' | 'entity_ref' | 'content_hash' | 'orphaned_at'
>;

/**
 * Stores a page of entities. Rows that did not change are compared by hash and not written; those that did are marked
 * as stale in the same transaction.
 *
 * @internal
 */
export async function upsertEntities(
  knex: Knex,
  page: EntityProjection[],
  sighting: Sighting,
): Promise<UpsertResult> {
  // A ref that came twice in one statement would be an error.
  const projections = [
    ...new Map(
      page.map(projection => [projection.entityRef, projection]),
    ).values(),
  ].sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  const known = await findKnown(knex, projections);
  const changed = projections.filter(projection => {
    const row = known.get(projection.entityRef);
    return (
      !row ||
      row.content_hash !== projection.contentHash ||
      row.orphaned_at !== null
    );
  });
  const idsByRef = new Map([...known].map(([ref, { id }]) => [ref, id]));
  if (changed.length) {
    await knex.transaction(async trx => {
      const written = await writeEntities(trx, changed, known, sighting);
      written.forEach((id, ref) => idsByRef.set(ref, id));
    });
  }
  return {
    idsByRef,
    changedIds: changed.map(({ entityRef }) => idsByRef.get(entityRef)!),
  };
}

async function findKnown(
  knex: Knex,
  projections: EntityProjection[],
): Promise<Map<string, KnownRow>> {
  const known = new Map<string, KnownRow>();
  for (const chunk of chunksFor(knex, projections)) {
    const rows: KnownRow[] = await knex<EntityRow>('entity')
      .select('id', 'entity_ref', 'content_hash', 'orphaned_at')
      .whereIn(
        'entity_ref',
        chunk.map(({ entityRef }) => entityRef),
      );
    rows.forEach(row => known.set(row.entity_ref, row));
  }
  return known;
}

async function writeEntities(
  trx: Knex,
  changed: EntityProjection[],
  known: Map<string, KnownRow>,
  { seenAt }: Sighting,
): Promise<Map<string, string>> {
  const staleToken = randomUUID();
  const ids = new Map<string, string>();
  const rows = changed.map(projection =>
    toEntityRow(projection, {
      id: known.get(projection.entityRef)?.id ?? randomUUID(),
      now: seenAt,
      staleToken,
    }),
  );
  for (const chunk of chunksFor(
    trx,
    rows.map(({ id }) => id),
  )) {
    await lockEntities(trx, trx<EntityRow>('entity').whereIn('id', chunk));
  }
  for (const chunk of chunksFor(
    trx,
    rows,
    rows.length ? Object.keys(rows[0]).length : 1,
  )) {
    // Another writer may have been first with a ref: its id stays, so the ids are read back.
    const written: Array<Pick<EntityRow, 'id' | 'entity_ref'>> =
      await trx<EntityRow>('entity')
        .insert(chunk)
        .onConflict('entity_ref')
        .merge([...PROJECTED_COLUMNS])
        .returning(['id', 'entity_ref']);
    written.forEach(({ id, entity_ref }) => ids.set(entity_ref, id));
  }
  await replaceDetails(trx, changed, ids);
  await refreshOwnerStates(trx, { entityIds: [...ids.values()] }, staleToken);
  await markDueWithParts(trx, [...ids.values()]);
  return ids;
}

async function replaceDetails(
  trx: Knex,
  changed: EntityProjection[],
  ids: Map<string, string>,
): Promise<void> {
  for (const chunk of chunksFor(trx, [...ids.values()])) {
    await trx('entity_owner').whereIn('entity_id', chunk).delete();
    await trx('entity_search').whereIn('entity_id', chunk).delete();
  }
  const owners = changed.flatMap(({ entityRef, ownerRefs }) =>
    ownerRefs.map(ownerRef => ({
      entity_id: ids.get(entityRef)!,
      owner_ref: ownerRef,
    })),
  );
  const search = changed.flatMap(projection =>
    projection.search.map(({ key, value }) => ({
      entity_id: ids.get(projection.entityRef)!,
      key,
      value,
    })),
  );
  await insertRows(trx, 'entity_owner', owners);
  await insertRows(trx, 'entity_search', search);
}
