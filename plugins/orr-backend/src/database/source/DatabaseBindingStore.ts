import { SourceCursor } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import {
  BindingId,
  BindingKind,
  BindingProblem,
  BindingRow,
  StoredBinding,
  toStoredBinding,
} from './bindingRows';

/** A flood of events makes one request in that time, not one each. */
const COALESCED_MS = 30_000;
/** In one run; what is left is due still. */
const MOST_DUE = 5_000;

/** A binding that a run has taken. @internal */
export interface ClaimedBinding extends StoredBinding {
  /** Of that run: another one that takes the binding ends it. */
  lease: string;
}

/** A binding whose time has come. @internal */
export interface DueBinding extends BindingId {
  host: string;
}

/** How far a run has come with a binding. @internal */
export interface BindingProgress {
  cursor?: SourceCursor;
  /** Null once the round has ended. */
  since?: string | null;
  coveredFrom?: string;
  lastRecordAt?: string;
  dueAt?: string;
  syncedAt?: string;
  /** Null where there is none any more. */
  problem?: BindingProblem | null;
}

function problemColumns(problem: BindingProblem | null): Partial<BindingRow> {
  return {
    problem: problem?.problem ?? null,
    problem_message: problem?.message ?? null,
    operator_hint: problem?.operatorHint ?? null,
    failing_since: problem?.since ?? null,
    failures: problem?.failures ?? 0,
    retry_at: problem?.retryAt ?? null,
  };
}

/** What is left out stays as it is. */
function columnsOf(progress: BindingProgress): Partial<BindingRow> {
  const { cursor, since, coveredFrom, lastRecordAt } = progress;
  const { dueAt, syncedAt, problem } = progress;
  return {
    ...(cursor !== undefined && { cursor: JSON.stringify(cursor) }),
    ...(since !== undefined && { since }),
    ...(coveredFrom !== undefined && { covered_from: coveredFrom }),
    ...(lastRecordAt !== undefined && { last_record_at: lastRecordAt }),
    ...(dueAt !== undefined && { due_at: dueAt }),
    ...(syncedAt !== undefined && { synced_at: syncedAt }),
    ...(problem !== undefined && problemColumns(problem)),
  };
}

function ofEntities(handle: Knex, entityIds: string[]) {
  return handle('source_binding_entity as link')
    .join('source_binding as binding', join =>
      join
        .on('binding.kind', 'link.kind')
        .on('binding.provider', 'link.provider')
        .on('binding.key', 'link.binding_key'),
    )
    .whereIn('link.entity_id', entityIds);
}

/** What of sources belongs to entities, how far each was asked, and when it is asked again. @internal */
export class DatabaseBindingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Moves bindings to the front, of all kinds and sources that have these keys. However often, each is asked once in thirty
   * seconds; a source that wants to be left alone is left alone. Answers the keys that are known.
   */
  async poke(
    bindingKeys: Iterable<string>,
    now: Date,
    handle: Knex = this.#knex,
  ): Promise<Set<string>> {
    const known = new Set<string>();
    const keys = [...new Set(bindingKeys)].sort();
    for (const chunk of chunksFor(handle, keys)) {
      const found: { key: string }[] = await handle<BindingRow>(
        'source_binding',
      )
        .whereIn('key', chunk)
        .whereNull('gone_at')
        .update({ poked_at: now.toISOString() })
        .returning('key');
      found.forEach(({ key }) => known.add(key));
    }
    return known;
  }

  /** Those whose time has come, the ones that are wanted first and then by when they were asked last. */
  async listDue(options: {
    kind: BindingKind;
    /** Sources that are installed. */
    providers: string[];
    now: Date;
  }): Promise<DueBinding[]> {
    const { kind, providers, now } = options;
    const rows = await this.#due(this.#knex, now)
      .where({ kind })
      .whereIn('provider', providers)
      .orderByRaw(
        "case when poked_at is null then 1 else 0 end, coalesce(checked_at, ''), provider, key",
      )
      .limit(MOST_DUE)
      .select('provider', 'key', 'host');
    return rows.map(row => ({ kind, ...row }));
  }

  /** Takes a binding for a run, unless another one was faster. */
  async claim(
    { kind, provider, key }: BindingId,
    options: {
      lease: string;
      now: Date;
      /** ISO instant: asked again from then on, whatever becomes of this run. */
      dueAt: string;
    },
  ): Promise<ClaimedBinding | undefined> {
    const { lease, now, dueAt } = options;
    const [row]: BindingRow[] = await this.#due(this.#knex, now)
      .where({ kind, provider, key })
      .update({
        lease,
        due_at: dueAt,
        poked_at: null,
        checked_at: now.toISOString(),
        free_at: new Date(now.getTime() + COALESCED_MS).toISOString(),
      })
      .returning('*');
    return row && { ...toStoredBinding(row), lease };
  }

  /** Notes how far a run has come; false where another one has taken the binding since. */
  async advance(
    {
      kind,
      provider,
      key,
      lease,
    }: Pick<ClaimedBinding, 'kind' | 'provider' | 'key' | 'lease'>,
    progress: BindingProgress,
    handle: Transaction | Knex = this.#knex,
  ): Promise<boolean> {
    const updated = await handle<BindingRow>('source_binding')
      .where({ kind, provider, key, lease })
      .update(columnsOf(progress));
    return updated > 0;
  }

  /** One of a kind, whether entities have it or not. */
  async get({
    kind,
    provider,
    key,
  }: BindingId): Promise<StoredBinding | undefined> {
    const row = await this.#knex<BindingRow>('source_binding')
      .where({ kind, provider, key })
      .first();
    return row && toStoredBinding(row);
  }

  /** All that entities have, by entity. */
  async listOfEntities(
    entityIds: string[],
  ): Promise<Map<string, StoredBinding[]>> {
    const found = new Map<string, StoredBinding[]>(
      entityIds.map(id => [id, []]),
    );
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: (BindingRow & { entity_id: string })[] = await ofEntities(
        this.#knex,
        chunk,
      )
        .orderBy(['binding.kind', 'binding.provider', 'binding.key'])
        .select('binding.*', 'link.entity_id');
      rows.forEach(row => found.get(row.entity_id)?.push(toStoredBinding(row)));
    }
    return found;
  }

  /** Of some entities those that have a binding that could not be asked, among these. */
  async listFailing(
    trx: Transaction,
    entityIds: string[],
    among: { kinds: BindingKind[]; provider?: string },
  ): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of chunksFor(trx, entityIds)) {
      const rows: { entity_id: string }[] = await ofEntities(trx, chunk)
        .whereNotNull('binding.problem')
        .whereIn('binding.kind', among.kinds)
        .modify(query => {
          if (among.provider !== undefined) {
            query.where('binding.provider', among.provider);
          }
        })
        .distinct('link.entity_id');
      rows.forEach(({ entity_id }) => found.add(entity_id));
    }
    return found;
  }

  #due(handle: Knex, now: Date) {
    const at = now.toISOString();
    return handle<BindingRow>('source_binding')
      .whereNull('gone_at')
      .where(rested =>
        rested.whereNull('retry_at').orWhere('retry_at', '<=', at),
      )
      .where(due =>
        due
          .where('due_at', '<=', at)
          .orWhere(poked =>
            poked
              .whereNotNull('poked_at')
              .where(free =>
                free.whereNull('free_at').orWhere('free_at', '<=', at),
              ),
          ),
      );
  }
}
