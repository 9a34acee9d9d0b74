import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { BindingKind } from './bindingRows';
import { EntityBindings, EntitySourceState, SourceId } from './entityBindings';

/** @internal */
export interface StateRow {
  entity_id: string;
  kind: string;
  provider: string;
  status: string;
  annotation: string | null;
  reason: string | null;
}

/** @internal */
export function toSourceState(row: StateRow): EntitySourceState {
  return {
    kind: row.kind as BindingKind,
    provider: row.provider,
    status: row.status as EntitySourceState['status'],
    annotation: row.annotation ?? undefined,
    reason: row.reason ?? undefined,
  };
}

/** Writes what the annotations of entities say to sources. @internal */
export async function putSourceStates(
  trx: Transaction,
  entities: EntityBindings[],
  sources: SourceId[],
): Promise<void> {
  const rows = entities.flatMap(({ entityId, states }) =>
    states.map(
      (state): StateRow => ({
        entity_id: entityId,
        kind: state.kind,
        provider: state.provider,
        status: state.status,
        annotation: state.annotation ?? null,
        reason: state.reason ?? null,
      }),
    ),
  );
  for (const chunk of rows.length ? chunksFor(trx, rows, 6) : []) {
    await trx<StateRow>('entity_source_state')
      .insert(chunk)
      .onConflict(['entity_id', 'kind', 'provider'])
      .merge(['status', 'annotation', 'reason']);
  }
  // What a source that is not installed any more has said is of no use to anybody.
  const ids = entities.map(({ entityId }) => entityId);
  for (const chunk of chunksFor(trx, ids)) {
    const gone = trx<StateRow>('entity_source_state').whereIn(
      'entity_id',
      chunk,
    );
    for (const { kind, provider } of sources) {
      gone.whereNot({ kind, provider });
    }
    await gone.delete();
  }
}
