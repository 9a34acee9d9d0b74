import { canonicalJson } from '../hash/canonicalJson';
import { sha256Hex } from '../hash/sha256';
import { HistoryDraft, HistoryEntry, HistoryHead } from './historyEntry';

/** Digest of the part of an entry that can be erased. @internal */
export function contentDigestOf({
  actorRef,
  words,
  salt,
}: Pick<HistoryDraft, 'actorRef' | 'words' | 'salt'>): string {
  return sha256Hex(
    canonicalJson({ actorRef: actorRef ?? null, words: words ?? null, salt }),
  );
}

/** Digest of an entry in its place in the chain. @internal */
export function entryDigestOf(
  entry: Omit<HistoryEntry, 'entryDigest'>,
): string {
  return sha256Hex(
    canonicalJson({
      id: entry.id,
      aggregateType: entry.aggregateType,
      aggregateId: entry.aggregateId,
      entityId: entry.entityId ?? null,
      seq: entry.seq,
      at: entry.at,
      action: entry.action,
      subject: entry.subject ?? null,
      facts: entry.facts,
      contentDigest: entry.contentDigest,
      previousDigest: entry.previousDigest,
    }),
  );
}

/** Makes a draft the next link of a chain. @internal */
export function sealEntry(
  draft: HistoryDraft,
  tail?: HistoryHead,
): HistoryEntry {
  const entry = {
    ...draft,
    seq: (tail?.seq ?? 0) + 1,
    contentDigest: contentDigestOf(draft),
    previousDigest: tail?.digest ?? '',
  };
  return { ...entry, entryDigest: entryDigestOf(entry) };
}
