import {
  HistoryAction,
  HistoryAggregate,
  HistoryEntry,
  HistoryHead,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface HistoryEntryRow {
  id: string;
  aggregate_type: string;
  aggregate_id: string;
  seq: number;
  entity_id: string | null;
  at: string;
  action: string;
  subject: string | null;
  facts: string;
  actor_ref: string | null;
  words: string | null;
  salt: string | null;
  content_digest: string;
  previous_digest: string;
  entry_digest: string;
  erased_at: string | null;
}

/** @internal */
export interface HistoryHeadRow {
  aggregate_type: string;
  aggregate_id: string;
  seq: number;
  digest: string;
  verified_seq: number;
}

/** The end of the chain of one thing. @internal */
export interface StoredHead extends HistoryAggregate, HistoryHead {
  verifiedSeq: number;
}

/** @internal */
export function toHistoryEntry(row: HistoryEntryRow): HistoryEntry {
  return {
    id: row.id,
    aggregateType: row.aggregate_type as HistoryAggregate['aggregateType'],
    aggregateId: row.aggregate_id,
    seq: row.seq,
    entityId: row.entity_id ?? undefined,
    at: row.at,
    action: row.action as HistoryAction,
    subject: row.subject ?? undefined,
    facts: JSON.parse(row.facts),
    actorRef: row.actor_ref ?? undefined,
    words: row.words === null ? undefined : JSON.parse(row.words),
    salt: row.salt ?? undefined,
    contentDigest: row.content_digest,
    previousDigest: row.previous_digest,
    entryDigest: row.entry_digest,
    erasedAt: row.erased_at ?? undefined,
  };
}

/** @internal */
export function toHistoryEntryRow(entry: HistoryEntry): HistoryEntryRow {
  return {
    id: entry.id,
    aggregate_type: entry.aggregateType,
    aggregate_id: entry.aggregateId,
    seq: entry.seq,
    entity_id: entry.entityId ?? null,
    at: entry.at,
    action: entry.action,
    subject: entry.subject ?? null,
    facts: JSON.stringify(entry.facts),
    actor_ref: entry.actorRef ?? null,
    words: entry.words === undefined ? null : JSON.stringify(entry.words),
    salt: entry.salt ?? null,
    content_digest: entry.contentDigest,
    previous_digest: entry.previousDigest,
    entry_digest: entry.entryDigest,
    erased_at: entry.erasedAt ?? null,
  };
}

/** @internal */
export function toStoredHead(row: HistoryHeadRow): StoredHead {
  return {
    aggregateType: row.aggregate_type as HistoryAggregate['aggregateType'],
    aggregateId: row.aggregate_id,
    seq: row.seq,
    digest: row.digest,
    verifiedSeq: row.verified_seq,
  };
}
