import { RequestBudget, Source, SourceCursor } from 'backstage-plugin-orr-node';
import assert from 'node:assert/strict';
import { ContractCase } from './ContractCase';
import {
  bindingsOf,
  caseOf,
  endsSoon,
  SourceUnderTest,
  Start,
} from './sourceContract';

/** More runs than any history of a test needs. */
const MOST_RUNS = 500;

/** What all batches have in common. @internal */
export interface ToldBatch {
  cursor: SourceCursor;
  coveredFrom: Date;
  done: boolean;
}

/** How a source is asked in a check. @internal */
export interface Ask {
  cursor?: SourceCursor;
  signal?: AbortSignal;
  budget?: RequestBudget;
}

/** What the checks have to know of sources that tell in batches. @internal */
export interface BatchedContract<TUnder, TBatch extends ToldBatch> {
  /** Of the first binding. */
  list(under: TUnder, ask: Ask): AsyncIterable<TBatch>;
  /** What is told in it, each by an id. */
  idsOf(batch: TBatch): string[];
  /** When the oldest of it was. */
  oldestOf(batches: TBatch[]): number | undefined;
  /** How far back it is asked. */
  sinceOf(under: TUnder): Date;
  /** Requests without which a source gets nowhere. */
  requestsPerRun: number;
}

function budgetOf(requests: number): RequestBudget {
  let left = requests;
  return {
    take: () => {
      left -= 1;
      return left >= 0;
    },
  };
}

const UNLIMITED: RequestBudget = { take: () => true };

/** The arguments of a call. @internal */
export function callOf({ cursor, signal, budget }: Ask) {
  return {
    cursor,
    signal: signal ?? new AbortController().signal,
    budget: budget ?? UNLIMITED,
  };
}

/** As it comes back from where it is stored. */
function stored(cursor: SourceCursor): SourceCursor {
  const text = JSON.stringify(cursor);
  assert.ok(text !== undefined, 'a cursor is JSON');
  const read: SourceCursor = JSON.parse(text);
  assert.deepEqual(read, cursor, 'a cursor is plain JSON');
  return read;
}

/** All that comes with what comes before it ends, and no more batches than said. @internal */
export async function take<T>(
  items: AsyncIterable<T>,
  most = Infinity,
): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= most) {
      break;
    }
  }
  return taken;
}

function sorted(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort();
}

/** Asks in runs of so many batches and requests, as the portal does, until all is told. */
async function inRuns<TUnder, TBatch extends ToldBatch>(
  under: TUnder,
  { list, idsOf }: BatchedContract<TUnder, TBatch>,
  run: { batches?: number; requests?: number },
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: SourceCursor | undefined;
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const budget =
      run.requests === undefined ? undefined : budgetOf(run.requests);
    const batches = await take(list(under, { cursor, budget }), run.batches);
    batches.forEach(batch => ids.push(...idsOf(batch)));
    const last = batches.at(-1);
    if (last?.done) {
      return sorted(ids);
    }
    cursor = last ? stored(last.cursor) : cursor;
  }
  throw new assert.AssertionError({ message: 'it never comes to an end' });
}

function checkCovered<
  TUnder extends SourceUnderTest<Source>,
  T extends ToldBatch,
>(under: TUnder, contract: BatchedContract<TUnder, T>, batches: T[]): void {
  const now = under.now.getTime();
  for (const { coveredFrom } of batches) {
    assert.ok(!Number.isNaN(coveredFrom.getTime()), 'coveredFrom is a date');
    assert.ok(
      coveredFrom.getTime() <= now + 60_000,
      'nothing is covered that is still to come',
    );
  }
  const last = batches.at(-1)!;
  const oldest = contract.oldestOf(batches) ?? now;
  const since = contract.sinceOf(under).getTime();
  assert.ok(
    last.coveredFrom.getTime() <= Math.max(oldest, since),
    'what was told is covered',
  );
}

function pagingCases<TSource extends Source, TMore, TBatch extends ToldBatch>(
  start: Start<TSource, TMore>,
  contract: BatchedContract<SourceUnderTest<TSource> & TMore, TBatch>,
): ContractCase[] {
  const { list, idsOf } = contract;
  const allIds = async (under: SourceUnderTest<TSource> & TMore) =>
    sorted((await take(list(under, {}))).flatMap(idsOf));
  return [
    caseOf(
      start,
      'tells all of a binding, and the same when asked again',
      async under => {
        const batches = await take(list(under, {}));
        assert.ok(batches.length > 1, 'what is bound fills several batches');
        assert.equal(batches.at(-1)!.done, true, 'the last batch is done');
        const ids = batches.flatMap(idsOf);
        assert.ok(ids.length > 0, 'what is bound has something to tell');
        assert.deepEqual(await allIds(under), sorted(ids));
        checkCovered(under, contract, batches);
      },
    ),
    caseOf(
      start,
      'goes on after each batch, with nothing but its cursor',
      async under => {
        const ids = await allIds(under);
        assert.deepEqual(await inRuns(under, contract, { batches: 1 }), ids);
        assert.deepEqual(await inRuns(under, contract, { batches: 2 }), ids);
      },
    ),
    caseOf(
      start,
      'stops where no request is left, and loses nothing',
      async under => {
        const ids = await allIds(under);
        const before = under.requests?.();
        const none = await take(list(under, { budget: budgetOf(0) }));
        assert.equal(under.requests?.(), before, 'it asks without a budget');
        assert.ok(
          none.every(({ done }) => !done),
          'it was not asked and says that it is done',
        );
        const { requestsPerRun: requests } = contract;
        assert.deepEqual(await inRuns(under, contract, { requests }), ids);
      },
    ),
  ];
}

/** What all sources have to keep to that tell in batches. @internal */
export function batchCases<
  TSource extends Source,
  TMore,
  TBatch extends ToldBatch,
>(
  start: Start<TSource, TMore>,
  contract: BatchedContract<SourceUnderTest<TSource> & TMore, TBatch>,
): ContractCase[] {
  const { list } = contract;
  return [
    ...pagingCases(start, contract),
    caseOf(start, 'ends soon when it has to', async under => {
      bindingsOf(under);
      const before = AbortSignal.abort();
      await endsSoon(
        take(list(under, { signal: before })).catch(() => []),
        'what was aborted before it began',
      );
      const controller = new AbortController();
      await endsSoon(
        (async () => {
          for await (const _ of list(under, { signal: controller.signal })) {
            controller.abort();
          }
        })().catch(() => {}),
        'what was aborted',
      );
    }),
  ];
}
