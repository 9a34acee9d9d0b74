import { DeploymentBatch } from 'backstage-plugin-orr-node';
import { askOneByOne } from './askOneByOne';
import {
  beginPass,
  coveredFromOf,
  GithubCursor,
  readCursor,
  Stream,
} from './githubCursor';
import { BudgetUsedUp, Listing, ListingOptions } from './Listing';
import { listDeployments } from './listDeployments';
import { listRuns } from './listRuns';
import { RunQuery, runQueriesOf } from './workflowRuns';

/** The stream of deployments; those of runs have the keys of their queries. */
const DEPLOYMENTS = 'deployments';
const ASK = 'ask';

/**
 * Goes through what a repository has: its deployments, the runs that rules ask for, and at last one by one what had not ended. Each
 * batch says where to go on, so that nothing is lost where a run ends in the middle.
 *
 * @internal
 */
export async function* listGithub(
  options: ListingOptions,
): AsyncGenerator<DeploymentBatch> {
  const cursor = readCursor(options.cursor);
  const queries = runQueriesOf(options.rules);
  const keys = [DEPLOYMENTS, ...queries.map(({ key }) => key)];
  prepare(cursor, keys, options.since.toISOString());
  let isDirty = false;
  const listing: Listing = {
    ...options,
    cursor,
    records: [],
    told: new Set(),
    stalePages: 0,
    take() {
      if (!options.budget.take()) {
        throw new BudgetUsedUp();
      }
      isDirty = true;
    },
  };
  const batch = (): DeploymentBatch => {
    const records = listing.records;
    records.forEach(({ sourceId }) => listing.told.add(sourceId));
    listing.records = [];
    return {
      records,
      cursor: structuredClone(cursor),
      coveredFrom: new Date(
        coveredFromOf(cursor, keys, options.now.toISOString()),
      ),
      done: cursor.todo.length === 0,
    };
  };
  while (cursor.todo.length) {
    try {
      await step(listing, queries);
    } catch (error) {
      // What was found before is worth keeping, whatever went wrong then.
      if (
        isDirty &&
        (error instanceof BudgetUsedUp || listing.records.length)
      ) {
        yield batch();
      }
      if (error instanceof BudgetUsedUp) {
        return;
      }
      throw error;
    }
    yield batch();
    isDirty = false;
  }
}

/** Begins a round where none is under way; what rules ask for anew belongs to it. */
function prepare(cursor: GithubCursor, keys: string[], since: string): void {
  const isResumed = cursor.todo.length > 0;
  const wanted = keys.filter(
    key => !isResumed || cursor.todo.includes(key) || !cursor.streams[key],
  );
  cursor.todo = [...wanted, ASK];
  const streams = Object.entries(cursor.streams);
  cursor.streams = Object.fromEntries(
    streams.filter(([key]) => keys.includes(key)),
  );
  for (const key of wanted) {
    const stream: Stream = cursor.streams[key] ?? {
      coveredFrom: null,
      seenUntil: null,
      pass: null,
    };
    stream.pass ??= beginPass(stream, since);
    cursor.streams[key] = stream;
  }
}

async function step(listing: Listing, queries: RunQuery[]): Promise<void> {
  const { cursor } = listing;
  const [key] = cursor.todo;
  const stream = cursor.streams[key];
  const query = queries.find(item => item.key === key);
  if (key === ASK) {
    await askOneByOne(listing);
  } else if (query) {
    await listRuns(listing, stream, query);
  } else {
    await listDeployments(listing, stream);
  }
  if (key === ASK || !stream.pass) {
    cursor.todo.shift();
  }
}
