import { SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { endPass, Flags, notePage, Pass, Stream } from './githubCursor';
import { Listing, notePageOf } from './Listing';
import { DeploymentNode } from './githubQuery';
import { restDeployment, RestDeployment, restStatus } from './restShapes';
import {
  nodeToDeployment,
  restToDeployment,
  toStatuses,
} from './toGithubDeployment';
import { GithubDeployment, toSourceDeployment } from './toSourceDeployment';

const PAGE_SIZE = 100;

/** One page of deployments. The pass of the stream is over where none is left. @internal */
export async function listDeployments(
  listing: Listing,
  stream: Stream,
): Promise<void> {
  const pass = stream.pass!;
  if (pass.isRest) {
    await listByRest(listing, stream, pass);
    return;
  }
  const behind = pass.lastId === null ? undefined : pass.lastId - 1;
  await knowFlags(listing, pass.wants ?? behind);
  listing.take();
  const page = await listing.api.deployments({ ...listing, after: pass.after });
  if (!page) {
    Object.assign(pass, { isRest: true, lastId: null });
    listing.cursor.flags = null;
    return;
  }
  const ids = page.nodes.map(({ databaseId }) => databaseId);
  if (ids.length) {
    pass.wants = Math.min(...ids);
    await knowFlags(listing, pass.wants);
  }
  const found: GithubDeployment[] = [];
  for (const node of page.nodes) {
    found.push(...(await deploymentOf(listing, node)));
  }
  tell(listing, found);
  const { isOver, isNew } = notePage(
    pass,
    page.nodes.map(({ databaseId, createdAt }) => ({
      id: databaseId,
      at: createdAt,
    })),
  );
  pass.after = page.next ?? null;
  pass.wants = null;
  if (isOver || !page.next) {
    listing.cursor.flags = null;
    endPass(stream);
  } else {
    notePageOf(listing, isNew);
  }
}

/**
 * GraphQL does not say which deployments are previews, nor which are said to be of production: REST does, for a hundred at a time.
 * Reads on until the id, or one page where nothing is known.
 */
async function knowFlags(listing: Listing, until?: number): Promise<void> {
  const { cursor } = listing;
  let { flags } = cursor;
  while (
    !flags ||
    (flags.hasMore && until !== undefined && flags.oldestId! > until)
  ) {
    const page: number = (flags?.page ?? 0) + 1;
    const { items, hasNext } = await pageOf(listing, page);
    const ids = items.map(({ id }) => id);
    const oldestId = Math.min(...ids, flags?.oldestId ?? Infinity);
    notePageOf(listing, !hasNext || oldestId < (flags?.oldestId ?? Infinity));
    flags = {
      page,
      oldestId: Number.isFinite(oldestId) ? oldestId : null,
      hasMore: hasNext,
      ...marked(flags, items),
    };
    cursor.flags = flags;
  }
}

function marked(
  flags: Flags | null,
  items: RestDeployment[],
): Pick<Flags, 'transient' | 'production'> {
  // Two pages are enough: what is told already is of no use.
  const idsOf = (known: number[] | undefined, fits: RestDeployment[]) =>
    [...new Set([...(known ?? []), ...fits.map(({ id }) => id)])].slice(
      -2 * PAGE_SIZE,
    );
  return {
    transient: idsOf(
      flags?.transient,
      items.filter(item => item.transient_environment),
    ),
    production: idsOf(
      flags?.production,
      items.filter(item => item.production_environment),
    ),
  };
}

async function deploymentOf(
  listing: Listing,
  node: DeploymentNode,
): Promise<GithubDeployment[]> {
  const { flags } = listing.cursor;
  const id = node.databaseId;
  const isPreview = flags?.transient.includes(id) || node.state === 'DESTROYED';
  if (isPreview) {
    return [];
  }
  const { environment, ...deployment } = nodeToDeployment(node, {
    isProduction: flags?.production.includes(id) ?? false,
  });
  if (environment === null) {
    throw new SourceError(
      'bad-response',
      `${listing.api.title} tells a deployment without an environment.`,
    );
  }
  const statuses = node.statuses?.pageInfo.hasNextPage
    ? await statusesOf(listing, id)
    : deployment.statuses;
  return [{ ...deployment, environment, statuses }];
}

/** For a host that does not answer GraphQL: one request more for each deployment. */
async function listByRest(
  listing: Listing,
  stream: Stream,
  pass: Pass,
): Promise<void> {
  const { items, hasNext } = await pageOf(listing, pass.page);
  let hasNew = false;
  for (const item of items) {
    const isNew = pass.lastId === null || item.id < pass.lastId;
    if (isNew && item.created_at >= pass.floor) {
      await tellByRest(listing, item);
    }
    if (isNew) {
      notePage(pass, [{ id: item.id, at: item.created_at }]);
      hasNew = true;
    }
  }
  const isOver = items.some(({ created_at: at }) => at < pass.floor);
  if (isOver || !hasNext) {
    endPass(stream);
  } else {
    notePageOf(listing, hasNew);
    pass.page += 1;
  }
}

async function tellByRest(
  listing: Listing,
  item: RestDeployment,
): Promise<void> {
  if (!item.transient_environment) {
    const statuses = await statusesOf(listing, item.id);
    tell(listing, [{ ...restToDeployment(item, []), statuses }]);
  }
}

async function pageOf(listing: Listing, page: number) {
  listing.take();
  const { data, hasNext } = await listing.api.get(
    `deployments?per_page=${PAGE_SIZE}&page=${page}`,
    z.array(restDeployment),
    { ...listing, conditional: page === 1 },
  );
  return { items: data, hasNext };
}

/** The newest hundred. @internal */
export async function statusesOf(
  listing: Listing,
  id: number,
): Promise<GithubDeployment['statuses']> {
  listing.take();
  const { data } = await listing.api.get(
    `deployments/${id}/statuses?per_page=${PAGE_SIZE}`,
    z.array(restStatus),
    listing,
  );
  return toStatuses(data);
}

function tell(listing: Listing, found: GithubDeployment[]): void {
  listing.records.push(
    ...found.map(item => toSourceDeployment(item, listing.now)),
  );
}
