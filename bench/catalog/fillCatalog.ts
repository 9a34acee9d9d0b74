import { createHash, randomUUID } from 'node:crypto';
import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Knex } from 'knex';
import { flattenEntity } from '../../plugins/orr-backend/src/service/catalog/flattenEntity';

const SOURCE = 'bench';
const CHUNK = 500;
/** Nothing of it is to be worked on again while something is measured. */
const NEVER = '2999-01-01T00:00:00.000Z';
const FILLED_AT = '2026-01-01T00:00:00.000Z';

const OPPOSITE: Record<string, string> = {
  [RELATION_OWNED_BY]: RELATION_OWNER_OF,
  [RELATION_PART_OF]: RELATION_HAS_PART,
  [RELATION_CHILD_OF]: RELATION_PARENT_OF,
  [RELATION_MEMBER_OF]: RELATION_HAS_MEMBER,
};

interface Relation {
  source: string;
  type: string;
  target: string;
}

const refOf = (entity: Entity) =>
  stringifyEntityRef(entity).toLocaleLowerCase('en-US');

/** What the catalog reads from the specs of these entities, in both directions. */
function relationsOf(entity: Entity): Relation[] {
  const { owner, system, parent, memberOf } = entity.spec ?? {};
  const source = refOf(entity);
  const named: [string, unknown][] = [
    [RELATION_OWNED_BY, owner],
    [RELATION_PART_OF, system],
    [RELATION_CHILD_OF, parent],
    ...(Array.isArray(memberOf) ? memberOf : []).map(
      (ref): [string, unknown] => [RELATION_MEMBER_OF, ref],
    ),
  ];
  return named.flatMap(([type, target]) =>
    typeof target === 'string'
      ? [
          { source, type, target },
          { source: target, type: OPPOSITE[type], target: source },
        ]
      : [],
  );
}

async function insert(knex: Knex, table: string, rows: object[]) {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await knex(table).insert(rows.slice(start, start + CHUNK));
  }
}

async function fillPage(
  knex: Knex,
  page: Entity[],
  relations: Map<string, Relation[]>,
): Promise<void> {
  const finals = page.map(read => {
    const entityRef = refOf(read);
    const hash = createHash('sha1').update(JSON.stringify(read)).digest('hex');
    const id = randomUUID();
    const entity: Entity = {
      ...read,
      metadata: { ...read.metadata, uid: id, etag: hash },
      relations: (relations.get(entityRef) ?? []).map(({ type, target }) => ({
        type,
        targetRef: target,
      })),
    };
    return { id, entityRef, hash, read, entity };
  });
  await insert(
    knex,
    'refresh_state',
    finals.map(({ id, entityRef, hash, read }) => ({
      entity_id: id,
      entity_ref: entityRef,
      unprocessed_entity: JSON.stringify(read),
      processed_entity: JSON.stringify(read),
      errors: '[]',
      location_key: SOURCE,
      result_hash: hash,
      unprocessed_hash: hash,
      next_update_at: NEVER,
      last_discovery_at: FILLED_AT,
    })),
  );
  await insert(
    knex,
    'refresh_state_references',
    finals.map(({ entityRef }) => ({
      source_key: SOURCE,
      target_entity_ref: entityRef,
    })),
  );
  await insert(
    knex,
    'final_entities',
    finals.map(({ id, entityRef, hash, entity }) => ({
      entity_id: id,
      entity_ref: entityRef,
      hash,
      final_entity: JSON.stringify(entity),
      last_updated_at: FILLED_AT,
    })),
  );
  await insert(
    knex,
    'relations',
    finals.flatMap(({ id, entityRef, entity }) =>
      (entity.relations ?? []).map(({ type, targetRef }) => ({
        originating_entity_id: id,
        source_entity_ref: entityRef,
        type,
        target_entity_ref: targetRef,
      })),
    ),
  );
  await insert(
    knex,
    'search',
    finals.flatMap(({ id, entity }) =>
      flattenEntity(entity).map(({ key, value }) => ({
        entity_id: id,
        key,
        value,
        original_value: value,
      })),
    ),
  );
}

/**
 * Writes entities into the tables of the catalog as it would have once it had worked on each. It works on about fifty a
 * second, so that a hundred thousand would take it half an hour.
 */
export async function fillCatalog(
  knex: Knex,
  entities: Entity[],
): Promise<void> {
  const relations = new Map<string, Relation[]>();
  for (const relation of entities.flatMap(relationsOf)) {
    const known = relations.get(relation.source);
    if (known) {
      known.push(relation);
    } else {
      relations.set(relation.source, [relation]);
    }
  }
  for (let start = 0; start < entities.length; start += CHUNK) {
    const page = entities.slice(start, start + CHUNK);
    // The catalog cleans up beside it.
    await knex.transaction(trx => fillPage(trx, page, relations));
  }
  await knex.raw('ANALYZE');
}

/** Gives some components another owner, as the catalog would have once it had read that of each; answers which. */
export async function changeOwners(
  knex: Knex,
  { count, owner }: { count: number; owner: string },
): Promise<string[]> {
  const rows: {
    entity_id: string;
    entity_ref: string;
    final_entity: string;
  }[] = await knex('final_entities')
    .where('entity_ref', 'like', 'component:%')
    .orderBy('entity_ref')
    .limit(count)
    .select('entity_id', 'entity_ref', 'final_entity');
  for (const row of rows) {
    const entity: Entity = JSON.parse(row.final_entity);
    entity.spec = { ...entity.spec, owner };
    entity.relations = entity.relations?.map(relation =>
      relation.type === RELATION_OWNED_BY
        ? { ...relation, targetRef: owner }
        : relation,
    );
    const text = JSON.stringify(entity);
    const id = { entity_id: row.entity_id };
    await knex('final_entities')
      .where(id)
      .update({
        final_entity: text,
        hash: createHash('sha1').update(text).digest('hex'),
      });
    await knex('search')
      .where(id)
      .whereIn('key', ['spec.owner', 'relations.ownedby'])
      .update({ value: owner, original_value: owner });
    await knex('relations')
      .where({ source_entity_ref: row.entity_ref, type: RELATION_OWNED_BY })
      .update({ target_entity_ref: owner });
  }
  return rows.map(({ entity_ref }) => entity_ref);
}
