import {
  FactReading,
  FactValue,
  HeldReading,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface FactReadingRow {
  entity_id: string;
  fact_id: string;
  provider: string;
  state: string;
  value: string | null;
  sample: string | null;
  note: string | null;
  url: string | null;
  observed_at: string;
  received_at: string;
  changed_at: string;
  previous_state: string | null;
  previous_value: string | null;
  failing_since: string | null;
  failure: string | null;
}

/** The newest reading of a fact of an entity, and what was said before. @internal */
export interface StoredReading extends HeldReading {
  entityId: string;
  provider: string;
  receivedAt: string;
  /** Since when state and value have been the same, by the clock of the source. */
  changedAt: string;
  /** What was said before that. */
  previous?: { state: FactReading['state']; value?: FactValue };
  /** Why its source could not be asked. */
  failure?: string;
}

/** Longer ones are cut: nobody reads them. */
const MAX_TEXT = 1_000;

function cut(text: string | undefined): string | null {
  return text === undefined ? null : text.slice(0, MAX_TEXT);
}

/** @internal */
export function toFactRow(
  reading: FactReading,
  of: { entityId: string; providerId: string; now: Date },
): FactReadingRow {
  const { factId, state, value, sample, note, observedAt, url } = reading;
  return {
    entity_id: of.entityId,
    fact_id: factId,
    provider: of.providerId,
    state,
    value:
      value === undefined
        ? null
        : JSON.stringify(typeof value === 'string' ? cut(value) : value),
    sample: sample ? JSON.stringify({ k: sample.k, n: sample.n }) : null,
    note: cut(note),
    url: url ?? null,
    observed_at: new Date(observedAt).toISOString(),
    received_at: of.now.toISOString(),
    changed_at: new Date(observedAt).toISOString(),
    previous_state: null,
    previous_value: null,
    failing_since: state === 'error' ? of.now.toISOString() : null,
    failure: state === 'error' ? cut(note) : null,
  };
}

/** @internal */
export function toStoredReading(row: FactReadingRow): StoredReading {
  const { previous_state, previous_value } = row;
  return {
    entityId: row.entity_id,
    factId: row.fact_id,
    provider: row.provider,
    state: row.state as FactReading['state'],
    value: row.value === null ? undefined : JSON.parse(row.value),
    sample: row.sample === null ? undefined : JSON.parse(row.sample),
    note: row.note ?? undefined,
    url: row.url ?? undefined,
    observedAt: row.observed_at,
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    previous:
      previous_state === null
        ? undefined
        : {
            state: previous_state as FactReading['state'],
            value:
              previous_value === null ? undefined : JSON.parse(previous_value),
          },
    failingSince: row.failing_since ?? undefined,
    failure: row.failure ?? undefined,
  };
}
