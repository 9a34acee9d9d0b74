import { setTimeout as delay } from 'node:timers/promises';
import path from 'node:path';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import os from 'node:os';
import knexFactory, { Knex } from 'knex';
import {
  type Portal,
  startPortal,
} from '../../packages/app/e2e-tests/support/startPortal';
import { startPostgres } from '../../scripts/postgres/startPostgres.mjs';
import { atEnd } from '../../scripts/process/lifetime.mjs';
import { createPeople } from '../load/createPeople';
import { fillCatalog } from '../catalog/fillCatalog';
import { backdateHistory, fillHistory } from '../history/fillHistory';

const PREFIX = 'bench_screens_';
const POLL_MS = 1_000;
const AT_LAST_MS = 30 * 60_000;
/** Longer than all that is measured. */
const NO_SWEEP_SECONDS = 6 * 60 * 60;
const A_DAY_OF_MINUTES = 24 * 60;

async function until(isSo: () => Promise<boolean>, what: string) {
  const deadline = Date.now() + AT_LAST_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain until ${what}`);
    }
    await delay(POLL_MS);
  }
}

/** Lets the portal's scheduler sweep now, and waits until all that follows from it is done. */
async function sweep(ofOrr: Knex) {
  const completedAt = async () =>
    (await ofOrr('catalog_sweep').first())?.last_completed_at;
  await until(async () => !!(await completedAt()), 'the catalog was swept');
  const before = await completedAt();
  await until(async () => {
    // Asked for again: a sweep that was under way sets the time of the next when it ends.
    await ofOrr('backstage_backend_tasks__tasks')
      .where({ id: 'catalog-sweep', current_run_ticket: null })
      .update({ next_run_start_at: ofOrr.fn.now() });
    return (await completedAt()) !== before;
  }, 'the catalog was swept');
  await until(
    async () => !(await ofOrr('rollup_due').first()),
    'all was counted',
  );
}

/** The demo portal on PostgreSQL, with so many entities and a year of reviews beside those of the demo. */
export async function startLargePortal(entities: number): Promise<{
  portal: Portal;
  shown: number;
  stop(): Promise<void>;
}> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orr-bench-'));
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  // Under root the server runs as another user, who has to pass through.
  chmodSync(folder, 0o755);
  const server = await startPostgres(
    { node: process.execPath, env: process.env },
    { dataFolder: path.join(folder, 'data') },
  );
  const databaseOf = (plugin: string) =>
    knexFactory({
      client: 'pg',
      connection: `${server.connection}/${PREFIX}${plugin}`,
    });
  const portal = await startPortal({
    storage: { connection: server.connection, prefix: PREFIX },
    config: {
      'orr.catalogSweep.schedule.frequency.seconds': NO_SWEEP_SECONDS,
      // No place names what is written straight into the catalog.
      'catalog.orphanStrategy': 'keep',
      // The demo has them collected every minute, which is for a demo's size.
      'search.collators.catalog.schedule.frequency.minutes': A_DAY_OF_MINUTES,
      'search.collators.orr.schedule.frequency.minutes': A_DAY_OF_MINUTES,
    },
  });
  const [ofCatalog, ofOrr] = [databaseOf('catalog'), databaseOf('orr')];
  const stop = async () => {
    await Promise.all([ofCatalog.destroy(), ofOrr.destroy()]);
    await portal.stop();
    await server.stop();
    await remove();
  };
  try {
    console.log(`filling a catalog with ${entities} entities …`);
    await fillCatalog(
      ofCatalog,
      createPeople({ entities, people: 20 }).entities,
    );
    await sweep(ofOrr);
    console.log('a year of decisions …');
    await fillHistory(ofOrr, new Date());
    await sweep(ofOrr);
    await backdateHistory(ofOrr, new Date());
    await ofOrr.raw('ANALYZE');
    const [{ count }] = await ofOrr('entity')
      .whereNull('orphaned_at')
      .count({ count: '*' });
    return { portal, shown: Number(count), stop };
  } catch (error) {
    console.error(portal.logTail());
    await stop();
    throw error;
  }
}
