import { HistoryEntry, HistoryHead } from './historyEntry';
import { contentDigestOf, entryDigestOf } from './sealEntry';

/**
 * What is wrong at a place of a chain: an entry is missing or out of order, does not follow the one before it, was
 * changed itself, holds other content than was written, is emptied without a word of who had it erased, or the chain
 * does not end where it did.
 *
 * @public
 */
export const CHAIN_PROBLEMS = [
  'missing',
  'previous',
  'entry',
  'content',
  'erasure',
  'end',
] as const;

/** One of {@link CHAIN_PROBLEMS}. @public */
export type ChainProblem = (typeof CHAIN_PROBLEMS)[number];

/** The first broken place of a chain. @internal */
export interface ChainBreak {
  /** The first place that is not as it was written. */
  seq: number;
  /** What is wrong there. */
  problem: ChainProblem;
}

/** How far a chain has been followed. @internal */
export interface ChainProgress extends HistoryHead {
  /** Emptied entries for which no erasure was met yet, with when each was emptied. */
  emptied: ReadonlyMap<number, string>;
  /** Where it is broken, if it is. */
  broken?: ChainBreak;
}

/** Where to begin: at the start, or behind an entry that is known to be right. @internal */
export function beginChain(after?: HistoryHead): ChainProgress {
  return {
    seq: after?.seq ?? 0,
    digest: after?.digest ?? '',
    emptied: new Map(),
  };
}

function problemOf(
  progress: ChainProgress,
  entry: HistoryEntry,
): ChainProblem | undefined {
  if (entry.seq !== progress.seq + 1) {
    return 'missing';
  }
  if (entry.previousDigest !== progress.digest) {
    return 'previous';
  }
  if (entry.entryDigest !== entryDigestOf(entry)) {
    return 'entry';
  }
  const { salt, actorRef, words } = entry;
  if (entry.erasedAt === undefined) {
    return salt !== undefined &&
      entry.contentDigest === contentDigestOf({ actorRef, words, salt })
      ? undefined
      : 'content';
  }
  // Emptied means all of it: what is left could not be checked.
  return salt === undefined && actorRef === undefined ? undefined : 'erasure';
}

function emptiedAfter(
  { emptied }: ChainProgress,
  { seq, at, erasedAt, facts }: HistoryEntry,
): ReadonlyMap<number, string> {
  if (erasedAt === undefined && !facts.erased) {
    return emptied;
  }
  const next = new Map(emptied);
  if (erasedAt !== undefined) {
    next.set(seq, erasedAt);
  }
  facts.erased
    ?.filter(one => next.get(one) === at)
    .forEach(one => next.delete(one));
  return next;
}

/** Follows a chain by one entry. Once it is broken it stays so. @internal */
export function followChain(
  progress: ChainProgress,
  entry: HistoryEntry,
): ChainProgress {
  if (progress.broken) {
    return progress;
  }
  const problem = problemOf(progress, entry);
  if (problem) {
    const seq = problem === 'missing' ? progress.seq + 1 : entry.seq;
    return { ...progress, broken: { seq, problem } };
  }
  return {
    seq: entry.seq,
    digest: entry.entryDigest,
    emptied: emptiedAfter(progress, entry),
  };
}

/** What is wrong with a chain that was followed to its last entry; nothing where it holds. @internal */
export function endChain(
  progress: ChainProgress,
  head: HistoryHead | undefined,
): ChainBreak | undefined {
  if (progress.broken) {
    return progress.broken;
  }
  const [emptied] = progress.emptied.keys();
  if (emptied !== undefined) {
    return { seq: emptied, problem: 'erasure' };
  }
  const { seq, digest } = head ?? { seq: 0, digest: '' };
  return seq === progress.seq && digest === progress.digest
    ? undefined
    : { seq: Math.min(seq, progress.seq) + 1, problem: 'end' };
}

/** The first broken place of a whole chain. @internal */
export function verifyChain(
  entries: HistoryEntry[],
  head: HistoryHead | undefined,
): ChainBreak | undefined {
  return endChain(entries.reduce(followChain, beginChain()), head);
}
