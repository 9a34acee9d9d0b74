import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseServer, startDatabase } from '../databases';
import { callsTo } from '../load/childCalls';
import { startChild } from '../load/startChild';
import { machineFacts } from '../report/machineFacts';
import type { CatalogSize, SweeperCalls } from './sweeper';

/** 50,000 entities that 9,090 teams own, in 909 areas below one organisation: 10,000 groups. */
const SIZE: CatalogSize = { entities: 60_000, teams: 9_090 };
const GROUPS = 10_000;
const NEW_OWNER = 'group:default/team-17';
const POLL_MS = 100;
/** Half of it is the catalog itself. Without a limit Node lets garbage lie for as long as the machine has room. */
const HEAP_MB = 320;

async function startSweeper(server: DatabaseServer, run: string) {
  const { child, stop } = startChild(
    'sweep/sweeper.ts',
    [],
    [`--max-old-space-size=${HEAP_MB}`],
  );
  const sweeper = callsTo<SweeperCalls>(child);
  await sweeper.start({ database: server.configFor(run), size: SIZE });
  return { child, stop, sweeper };
}

type Sweeper = Awaited<ReturnType<typeof startSweeper>>['sweeper'];

/** One entity whose tab nobody opens, one whose tab is opened before the next sweep. */
async function measureOwnerChange(sweeper: Sweeper) {
  const opened = await sweeper.changeOwner({
    index: GROUPS + 200,
    ownerRef: NEW_OWNER,
  });
  const tab = await sweeper.openedOwners(opened);
  const swept = await sweeper.changeOwner({
    index: GROUPS + 400,
    ownerRef: NEW_OWNER,
  });
  const isListedBefore = (await sweeper.listedOwners(swept.name)).includes(
    NEW_OWNER,
  );
  const sweep = await sweeper.sweep(undefined);
  const isListedAfter = (await sweeper.listedOwners(swept.name)).includes(
    NEW_OWNER,
  );
  return {
    isShownOnTab: tab.ownerRefs.includes(NEW_OWNER),
    tabMilliseconds: tab.milliseconds,
    isListedBefore,
    isListedAfter,
    sweep,
  };
}

async function measureUndisturbed(server: DatabaseServer) {
  const { stop, sweeper } = await startSweeper(server, 'whole');
  try {
    console.log(`sweeping ${SIZE.entities} entities into an empty database …`);
    const first = await sweeper.sweep(undefined);
    console.log(`in ${first.seconds} s; sweeping them again …`);
    const unchanged = await sweeper.sweep(undefined);
    const owner = await measureOwnerChange(sweeper);
    return { engine: await sweeper.engine(undefined), first, unchanged, owner };
  } finally {
    await stop();
  }
}

/** Killed as the operating system kills, half way through, and gone on with by a new process. */
async function measureKilled(server: DatabaseServer, pages: number) {
  const killed = await startSweeper(server, 'killed');
  await killed.sweeper.begin(undefined);
  let pagesBefore = 0;
  while (pagesBefore < pages / 2) {
    await delay(POLL_MS);
    pagesBefore = await killed.sweeper.pagesDone(undefined);
  }
  const exit = once(killed.child, 'exit');
  killed.child.kill('SIGKILL');
  await exit;
  await killed.stop();
  console.log(`killed after ${pagesBefore} of ${pages} pages; going on …`);
  const { stop, sweeper } = await startSweeper(server, 'killed');
  try {
    const resumed = await sweeper.sweep(undefined);
    const stored = await sweeper.stored(undefined);
    return { pages, pagesBefore, resumed, stored };
  } finally {
    await stop();
  }
}

/** The catalog at size, on PostgreSQL. */
export async function measureCatalogSweep() {
  const machine = machineFacts();
  const server = await startDatabase('postgres');
  try {
    const undisturbed = await measureUndisturbed(server);
    const killed = await measureKilled(server, undisturbed.first.pages);
    return {
      when: new Date().toISOString(),
      machine,
      heapMb: HEAP_MB,
      size: { entities: SIZE.entities - GROUPS, groups: GROUPS },
      ...undisturbed,
      killed,
    };
  } finally {
    await server.stop();
  }
}

export type CatalogSweepFigures = Awaited<
  ReturnType<typeof measureCatalogSweep>
>;
