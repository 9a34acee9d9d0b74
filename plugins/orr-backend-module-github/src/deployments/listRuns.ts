import { isSourceError } from 'backstage-plugin-orr-node';
import { endPass, notePage, Stream } from './githubCursor';
import { Listing, notePageOf } from './Listing';
import { RestRun, restRuns } from './restShapes';
import { RunQuery, runToDeployment } from './workflowRuns';

const PAGE_SIZE = 100;
/** As many as are asked for of one run. */
const ATTEMPTS = 50;

/**
 * One page of runs, newest first. Earlier attempts of the same run are other deployments: they are asked for one by one.
 *
 * @internal
 */
export async function listRuns(
  listing: Listing,
  stream: Stream,
  { file, rules }: RunQuery,
): Promise<void> {
  const pass = stream.pass!;
  const { runs, hasNext } = await pageOf(listing, { file, page: pass.page });
  for (const run of runs) {
    const record = runToDeployment(run, rules, listing.now);
    if (record) {
      listing.records.push(record);
      wantAttempts(listing, run);
    }
  }
  const { isOver, isNew } = notePage(
    pass,
    runs.map(({ id, created_at: at }) => ({ id, at })),
  );
  if (isOver || !hasNext) {
    forgetAttempts(listing, pass.floor);
    endPass(stream);
  } else {
    notePageOf(listing, isNew);
    pass.page += 1;
  }
}

async function pageOf(
  listing: Listing,
  { file, page }: { file?: string; page: number },
): Promise<{ runs: RestRun[]; hasNext: boolean }> {
  const below = file ? `workflows/${encodeURIComponent(file)}/runs` : 'runs';
  listing.take();
  try {
    const { data, hasNext } = await listing.api.get(
      `actions/${below}?per_page=${PAGE_SIZE}&page=${page}`,
      restRuns,
      { ...listing, conditional: page === 1 },
    );
    return { runs: data.workflow_runs, hasNext };
  } catch (error) {
    // A rule is for many repositories, and this one has no such workflow: its deployments were just read.
    if (isSourceError(error) && error.problem === 'not-found') {
      return { runs: [], hasNext: false };
    }
    throw error;
  }
}

/** Those before the one that is told, but for what was told or asked for already. */
function wantAttempts({ cursor }: Listing, run: RestRun): void {
  const { id, run_attempt: last, created_at: at } = run;
  if (last && last > 1) {
    const first = Math.max((cursor.attempts[id]?.n ?? 0) + 1, last - ATTEMPTS);
    for (let attempt = first; attempt < last; attempt += 1) {
      cursor.ask.push({ id: `run:${id}:${attempt}`, at });
    }
    cursor.attempts[id] = { n: last, at };
  }
}

/** Of runs that are not looked at again. */
function forgetAttempts({ cursor }: Listing, floor: string): void {
  cursor.attempts = Object.fromEntries(
    Object.entries(cursor.attempts).filter(([, { at }]) => at >= floor),
  );
}
