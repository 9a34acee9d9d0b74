import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { BindingKind } from './bindingRows';
import { BindingChange, EntityBindings, SourceId } from './entityBindings';

interface LinkRow {
  entity_id: string;
  kind: string;
  provider: string;
  binding_key: string;
}

const LINK = ['entity_id', 'kind', 'provider', 'binding_key'] as const;

function linkKey(row: LinkRow): string {
  return LINK.map(column => row[column]).join('\u0000');
}

function toChange(row: LinkRow): BindingChange {
  return {
    entityId: row.entity_id,
    kind: row.kind as BindingKind,
    provider: row.provider,
    key: row.binding_key,
  };
}

/** Writes which entities have which bindings; answers what became others by that. @internal */
export async function putBindingLinks(
  trx: Transaction,
  entities: EntityBindings[],
  sources: SourceId[],
): Promise<{ bound: BindingChange[]; unbound: BindingChange[] }> {
  const isOfSources = new Set(
    sources.map(({ kind, provider }) => `${kind} ${provider}`),
  );
  const wanted = new Map<string, LinkRow>();
  for (const { entityId, bindings } of entities) {
    for (const { kind, provider, key } of bindings) {
      const row = { entity_id: entityId, kind, provider, binding_key: key };
      wanted.set(linkKey(row), row);
    }
  }
  const known = new Map<string, LinkRow>();
  const ids = entities.map(({ entityId }) => entityId);
  for (const chunk of chunksFor(trx, ids)) {
    const rows = await trx<LinkRow>('source_binding_entity').whereIn(
      'entity_id',
      chunk,
    );
    rows.forEach(row => known.set(linkKey(row), row));
  }
  const bound = [...wanted].flatMap(([key, row]) =>
    known.has(key) ? [] : row,
  );
  const unbound = [...known].flatMap(([key, row]) =>
    wanted.has(key) || !isOfSources.has(`${row.kind} ${row.provider}`)
      ? []
      : row,
  );
  for (const chunk of bound.length ? chunksFor(trx, bound, 4) : []) {
    await trx<LinkRow>('source_binding_entity')
      .insert(chunk)
      .onConflict([...LINK])
      .ignore();
  }
  for (const chunk of unbound.length ? chunksFor(trx, unbound, 4) : []) {
    await trx<LinkRow>('source_binding_entity')
      .whereIn(
        [...LINK],
        chunk.map(row => LINK.map(column => row[column])),
      )
      .delete();
  }
  return { bound: bound.map(toChange), unbound: unbound.map(toChange) };
}
