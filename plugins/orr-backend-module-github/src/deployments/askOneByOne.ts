import { isSourceError, SourceDeployment } from 'backstage-plugin-orr-node';
import { Listing } from './Listing';
import { statusesOf } from './listDeployments';
import { restDeployment, restRun } from './restShapes';
import { restToDeployment } from './toGithubDeployment';
import { toSourceDeployment } from './toSourceDeployment';
import { runToDeployment } from './workflowRuns';

const RUN = /^run:(?<id>\d{1,15}):(?<attempt>\d{1,5})$/;

/** Asks for what the pages did not hold: attempts that came before, and what had not ended when it was last told. @internal */
export async function askOneByOne(listing: Listing): Promise<void> {
  const { cursor, unfinished, told } = listing;
  const known = new Set([
    ...told,
    ...cursor.gone,
    ...cursor.ask.map(({ id }) => id),
  ]);
  const more = unfinished.filter(id => !known.has(id));
  cursor.ask.push(...more.map(id => ({ id, at: null })));
  cursor.gone = cursor.gone.filter(id => unfinished.includes(id));
  while (cursor.ask.length) {
    const [{ id }] = cursor.ask;
    const record = told.has(id) ? undefined : await one(listing, id);
    if (record === 'gone') {
      cursor.gone.push(id);
    } else if (record) {
      listing.records.push(record);
    }
    cursor.ask.shift();
  }
}

/** What is there no longer stays as it was told. */
async function one(
  listing: Listing,
  sourceId: string,
): Promise<SourceDeployment | 'gone'> {
  const { id, attempt } = RUN.exec(sourceId)?.groups ?? {};
  try {
    if (id) {
      return await runOf(listing, `actions/runs/${id}/attempts/${attempt}`);
    }
    return /^\d{1,15}$/.test(sourceId)
      ? await deploymentOf(listing, sourceId)
      : 'gone';
  } catch (error) {
    if (isSourceError(error) && error.problem === 'not-found') {
      return 'gone';
    }
    throw error;
  }
}

async function runOf(
  listing: Listing,
  path: string,
): Promise<SourceDeployment | 'gone'> {
  listing.take();
  const { data } = await listing.api.get(path, restRun, listing);
  return runToDeployment(data, listing.rules, listing.now) ?? 'gone';
}

async function deploymentOf(
  listing: Listing,
  id: string,
): Promise<SourceDeployment> {
  listing.take();
  const { data } = await listing.api.get(
    `deployments/${id}`,
    restDeployment,
    listing,
  );
  const statuses = await statusesOf(listing, data.id);
  return toSourceDeployment(
    { ...restToDeployment(data, []), statuses },
    listing.now,
  );
}
