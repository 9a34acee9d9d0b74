import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { EntityRow } from '../entityRows';
import { Transaction } from '../transaction';
import { BindingRow } from './bindingRows';
import {
  BindingChange,
  EntityBindings,
  EntitySourceState,
  SourceId,
  UnboundEntity,
} from './entityBindings';
import { putBindingLinks } from './putBindingLinks';
import { putBindings } from './putBindings';
import { putSourceStates, StateRow, toSourceState } from './sourceStates';

interface MarkRow {
  entity_id: string;
  content_hash: string;
  fingerprint: string;
}

/** Which entities have which bindings, and for which content of them that was found out. @internal */
export class DatabaseEntityBindingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** Entities of the catalog that are new or changed since, or were seen by other sources than there are now. */
  async listToBind(options: {
    fingerprint: string;
    /** Kinds that no source is about. */
    exceptKinds: string[];
    limit: number;
  }): Promise<UnboundEntity[]> {
    const rows = await this.#knex<EntityRow>('entity')
      .leftJoin<MarkRow>(
        'entity_source_mark as mark',
        'mark.entity_id',
        'entity.id',
      )
      .whereNull('entity.orphaned_at')
      .whereNotIn('entity.kind', options.exceptKinds)
      .where(either =>
        either
          .whereNull('mark.entity_id')
          .orWhere('mark.fingerprint', '<>', options.fingerprint)
          .orWhereRaw('mark.content_hash <> entity.content_hash'),
      )
      .orderBy('entity.id')
      .limit(options.limit)
      .select('entity.id', 'entity.content_hash');
    return rows.map(({ id, content_hash }) => ({
      entityId: id,
      contentHash: content_hash,
    }));
  }

  /** Writes what sources made of some entities; of sources that are not among them, what was known stays. */
  async put(
    trx: Transaction,
    entities: EntityBindings[],
    options: {
      sources: SourceId[];
      fingerprint: string;
      now: Date;
    },
  ): Promise<{ bound: BindingChange[]; unbound: BindingChange[] }> {
    await putBindings(trx, entities, options.now);
    const changes = await putBindingLinks(trx, entities, options.sources);
    await putSourceStates(trx, entities, options.sources);
    const marks = entities.map(
      ({ entityId, contentHash }): MarkRow => ({
        entity_id: entityId,
        content_hash: contentHash,
        fingerprint: options.fingerprint,
      }),
    );
    for (const chunk of marks.length ? chunksFor(trx, marks, 3) : []) {
      await trx<MarkRow>('entity_source_mark')
        .insert(chunk)
        .onConflict('entity_id')
        .merge();
    }
    return changes;
  }

  /** Bindings that no entity of the catalog has any more are not asked; those that one has again are. */
  async settleGone(now: Date): Promise<void> {
    const at = now.toISOString();
    const isHeld = (builder: Knex.QueryBuilder) =>
      builder
        .from('source_binding_entity as link')
        .join('entity', 'entity.id', 'link.entity_id')
        .whereNull('entity.orphaned_at')
        .whereRaw('link.kind = source_binding.kind')
        .whereRaw('link.provider = source_binding.provider')
        .whereRaw('link.binding_key = source_binding.key')
        .select(this.#knex.raw('1'));
    await this.#knex<BindingRow>('source_binding')
      .whereNull('gone_at')
      .whereNotExists(builder => isHeld(builder))
      .update({ gone_at: at, lease: null });
    await this.#knex<BindingRow>('source_binding')
      .whereNotNull('gone_at')
      .whereExists(builder => isHeld(builder))
      .update({ gone_at: null, due_at: at });
  }

  /** The entities that the catalog has under bindings of a source, by key. */
  async listEntities(
    { kind, provider }: SourceId,
    keys: string[],
    handle: Knex = this.#knex,
  ): Promise<Map<string, { id: string; entityRef: string }[]>> {
    const found = new Map<string, { id: string; entityRef: string }[]>();
    for (const chunk of chunksFor(handle, [...new Set(keys)])) {
      const rows: { binding_key: string; id: string; entity_ref: string }[] =
        await handle('source_binding_entity as link')
          .join('entity', 'entity.id', 'link.entity_id')
          .where({ 'link.kind': kind, 'link.provider': provider })
          .whereIn('link.binding_key', chunk)
          .orderBy('entity.id')
          .select('link.binding_key', 'entity.id', 'entity.entity_ref');
      for (const { binding_key, id, entity_ref } of rows) {
        found.set(binding_key, [
          ...(found.get(binding_key) ?? []),
          { id, entityRef: entity_ref },
        ]);
      }
    }
    return found;
  }

  async listStates(entityId: string): Promise<EntitySourceState[]> {
    const rows = await this.#knex<StateRow>('entity_source_state')
      .where({ entity_id: entityId })
      .orderBy(['kind', 'provider']);
    return rows.map(toSourceState);
  }
}
