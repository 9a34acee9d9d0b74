import { JsonObject } from '@backstage/types';
import {
  SourceBinding,
  SourceCursor,
  SourceProblem,
} from 'backstage-plugin-orr-node';

/** What a source is asked about. @internal */
export type BindingKind = 'deployments' | 'incidents' | 'facts';

/** What a binding is known by: keys of different sources may be the same. @internal */
export interface BindingId {
  kind: BindingKind;
  provider: string;
  key: string;
}

/** @internal */
export interface BindingRow {
  kind: string;
  provider: string;
  key: string;
  instance: string;
  title: string;
  selector: string;
  host: string;
  bound_at: string;
  gone_at: string | null;
  cursor: string | null;
  since: string | null;
  covered_from: string | null;
  last_record_at: string | null;
  due_at: string;
  poked_at: string | null;
  free_at: string | null;
  checked_at: string | null;
  synced_at: string | null;
  lease: string | null;
  problem: string | null;
  problem_message: string | null;
  operator_hint: string | null;
  failing_since: string | null;
  failures: number;
  retry_at: string | null;
}

/** Why a source did not tell. @internal */
export interface BindingProblem {
  problem: SourceProblem;
  /** For people. */
  message: string;
  /** For admins alone. */
  operatorHint?: string;
  /** ISO instant since when. */
  since: string;
  /** How many times in a row. */
  failures: number;
  /** ISO instant; not asked again before. */
  retryAt?: string;
}

/** What of a source belongs to entities, and how far it was asked. Instants are ISO texts. @internal */
export interface StoredBinding extends SourceBinding, BindingId {
  host: string;
  /** Since when it is bound. */
  boundAt: string;
  /** Since when no entity has it. */
  goneAt?: string;
  cursor?: SourceCursor;
  /** Since when what has changed is asked for, in a round that has not ended. */
  since?: string;
  /** Since when all is known. */
  coveredFrom?: string;
  /** Of the newest record that it told. */
  lastRecordAt?: string;
  dueAt: string;
  /** Since when somebody wants it to be asked sooner. */
  pokedAt?: string;
  /** Last asked. */
  checkedAt?: string;
  /** Last told all there was. */
  syncedAt?: string;
  problem?: BindingProblem;
}

/** @internal */
export function toStoredBinding(row: BindingRow): StoredBinding {
  return {
    kind: row.kind as BindingKind,
    provider: row.provider,
    key: row.key,
    instance: row.instance,
    title: row.title,
    selector: JSON.parse(row.selector) as JsonObject,
    host: row.host,
    boundAt: row.bound_at,
    goneAt: row.gone_at ?? undefined,
    cursor: row.cursor === null ? undefined : JSON.parse(row.cursor),
    since: row.since ?? undefined,
    coveredFrom: row.covered_from ?? undefined,
    lastRecordAt: row.last_record_at ?? undefined,
    dueAt: row.due_at,
    pokedAt: row.poked_at ?? undefined,
    checkedAt: row.checked_at ?? undefined,
    syncedAt: row.synced_at ?? undefined,
    problem: row.problem ? toProblem(row) : undefined,
  };
}

function toProblem(row: BindingRow): BindingProblem {
  return {
    problem: row.problem as SourceProblem,
    message: row.problem_message ?? '',
    operatorHint: row.operator_hint ?? undefined,
    since: row.failing_since!,
    failures: row.failures,
    retryAt: row.retry_at ?? undefined,
  };
}
