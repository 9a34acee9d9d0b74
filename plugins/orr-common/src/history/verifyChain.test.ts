import fc from 'fast-check';
import { HistoryDraft, HistoryEntry, HistoryHead } from './historyEntry';
import { sealEntry } from './sealEntry';
import { verifyChain } from './verifyChain';

const AT = '2026-03-02T09:00:00.000Z';

function draftOf(index: number, words?: string): HistoryDraft {
  return {
    id: `row-${index}`,
    aggregateType: 'review',
    aggregateId: 'r1',
    entityId: 'e1',
    at: AT,
    action: 'answer.saved',
    subject: `question-${index}`,
    facts: { from: null, to: { kind: 'practice', value: 'yes' }, revision: 1 },
    actorRef: `user:default/${index}`,
    words,
    salt: `salt-${index}`,
  };
}

function headOf(entries: HistoryEntry[]): HistoryHead | undefined {
  const last = entries[entries.length - 1];
  return last && { seq: last.seq, digest: last.entryDigest };
}

function append(entries: HistoryEntry[], draft: HistoryDraft): HistoryEntry[] {
  return [...entries, sealEntry(draft, headOf(entries))];
}

/** Empties entries as erasing does, and says so at the end of the chain. */
function erase(entries: HistoryEntry[], seqs: number[]): HistoryEntry[] {
  const at = '2026-04-01T09:00:00.000Z';
  const emptied = entries.map(entry =>
    seqs.includes(entry.seq)
      ? {
          ...entry,
          actorRef: undefined,
          words: undefined,
          salt: undefined,
          erasedAt: at,
        }
      : entry,
  );
  return append(emptied, {
    ...draftOf(entries.length + 1),
    at,
    action: 'content.erased',
    facts: { erased: seqs },
  });
}

const chain = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 20 }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(texts =>
    texts.reduce<HistoryEntry[]>(
      (entries, text, index) => append(entries, draftOf(index, text)),
      [],
    ),
  );

const erasedChain = chain.chain(entries =>
  fc
    .subarray(
      entries.map(({ seq }) => seq),
      { minLength: 1 },
    )
    .map(seqs => erase(entries, seqs)),
);

/** Each way of changing one field, so that it is another value than it was. */
const TAMPERING: Record<
  string,
  (entry: HistoryEntry) => Partial<HistoryEntry>
> = {
  id: ({ id }) => ({ id: `${id}x` }),
  aggregateId: () => ({ aggregateId: 'r2' }),
  entityId: () => ({ entityId: undefined }),
  seq: ({ seq }) => ({ seq: seq + 1 }),
  at: () => ({ at: '2026-03-02T09:00:00.001Z' }),
  action: () => ({ action: 'review.withdrawn' }),
  subject: () => ({ subject: 'another' }),
  facts: ({ facts }) => ({ facts: { ...facts, revision: 9 } }),
  actorRef: () => ({ actorRef: 'user:default/other' }),
  salt: () => ({ salt: 'another' }),
  contentDigest: () => ({ contentDigest: '0' }),
  previousDigest: ({ previousDigest }) => ({
    previousDigest: `${previousDigest}0`,
  }),
  entryDigest: () => ({ entryDigest: '0' }),
  erasedAt: ({ erasedAt }) => ({
    erasedAt: erasedAt ? undefined : '2026-04-01T09:00:00.000Z',
  }),
};

describe('verifyChain', () => {
  it('finds nothing in a chain as it was written, and in one that something was erased from', () => {
    expect(verifyChain([], undefined)).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(chain, erasedChain), entries => {
        expect(verifyChain(entries, headOf(entries))).toBeUndefined();
      }),
    );
  });

  it.each(Object.keys(TAMPERING))('finds another %s in any entry', field => {
    fc.assert(
      fc.property(
        fc.oneof(chain, erasedChain),
        fc.nat(),
        (entries, anywhere) => {
          const index = anywhere % entries.length;
          const tampered = entries.map((entry, at) =>
            at === index ? { ...entry, ...TAMPERING[field](entry) } : entry,
          );
          expect(verifyChain(tampered, headOf(entries))).toBeDefined();
        },
      ),
    );
  });

  it('finds other words in an entry that was not erased', () => {
    fc.assert(
      fc.property(chain, fc.nat(), (entries, anywhere) => {
        const index = anywhere % entries.length;
        const tampered = entries.map((entry, at) =>
          at === index ? { ...entry, words: `${entry.words}!` } : entry,
        );
        expect(verifyChain(tampered, headOf(entries))).toEqual({
          seq: index + 1,
          problem: 'content',
        });
      }),
    );
  });

  it('finds removed entries, at the end of the chain too', () => {
    fc.assert(
      fc.property(chain, fc.nat(), (entries, anywhere) => {
        const index = anywhere % entries.length;
        const rest = entries.filter((_, at) => at !== index);
        expect(verifyChain(rest, headOf(entries))).toEqual({
          seq: index + 1,
          problem: index === entries.length - 1 ? 'end' : 'missing',
        });
        expect(verifyChain(entries.slice(0, index), headOf(entries))).toEqual({
          seq: index + 1,
          problem: 'end',
        });
      }),
    );
  });

  it('finds an entry that was emptied without a word', () => {
    fc.assert(
      fc.property(erasedChain, entries => {
        const kept = entries.slice(0, -1);
        expect(verifyChain(kept, headOf(kept))).toMatchObject({
          problem: 'erasure',
        });
      }),
    );
  });

  it('finds a chain that was written anew from some entry on', () => {
    const [first, ...rest] = [1, 2, 3].map(index => draftOf(index));
    const entries = [first, ...rest].reduce(append, [] as HistoryEntry[]);
    const forged = [{ ...first, subject: 'another' }, ...rest].reduce(
      append,
      [] as HistoryEntry[],
    );
    expect(verifyChain(forged, headOf(entries))).toMatchObject({
      problem: 'end',
    });
  });
});
