import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Knex } from 'knex';
import { inProject } from '../../scripts/projectRoot.cjs';
import { endAll, endOnSignals } from '../../scripts/process/lifetime.mjs';
import { BenchBackend, startBenchBackend } from '../backend/startBenchBackend';
import { createEntities } from '../catalog/createEntities';
import { DATABASES, DatabaseName, startDatabase } from '../databases';
import { machineFacts } from '../report/machineFacts';
import { QueryRecord, RowsRead } from './RowsRead';

const SIZES = [1_000, 50_000];
const DUE = 20;
const DAY_MS = 86_400_000;

/** What one run of the time-driven job has cost. */
interface DueCosts {
  database: DatabaseName;
  entities: number;
  readinessRows: number;
  due: number;
  statements: number;
  /** Rows that the statements have returned. */
  rowsRead: number;
  seconds: number;
  /** How the database finds what is due. */
  plan: string[];
  /** The same job when nothing is due. */
  idle: { statements: number; rowsRead: number; seconds: number };
}

async function planOf(knex: Knex, { sql, bindings }: QueryRecord) {
  const isPostgres = knex.client.config.client === 'pg';
  const explained = await knex.raw(
    `${isPostgres ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN'} ${
      isPostgres ? sql.replace(/\$\d+/g, '?') : sql
    }`,
    bindings as Knex.RawBinding,
  );
  return isPostgres
    ? explained.rows.map((row: Record<string, string>) => row['QUERY PLAN'])
    : explained.map(({ detail }: { detail: string }) => detail);
}

/** Lets nothing change by itself for a year but so many rows, whose time came yesterday. */
async function makeDue({ knex, clock }: BenchBackend, due: number) {
  const now = clock.now().getTime();
  await knex('readiness').update({
    next_change_at: new Date(now + 365 * DAY_MS).toISOString(),
  });
  const chosen = await knex('readiness')
    .orderBy(['entity_id', 'checklist_id'])
    .limit(due)
    .select('entity_id');
  await knex('readiness')
    .whereIn(
      'entity_id',
      chosen.map(row => row.entity_id),
    )
    .update({ next_change_at: new Date(now - DAY_MS).toISOString() });
  if (knex.client.config.client === 'pg') {
    // Autovacuum would do so within a minute.
    await knex.raw('ANALYZE');
  }
}

async function runJob(backend: BenchBackend, read: RowsRead) {
  backend.statements.take();
  read.take();
  const startedAt = performance.now();
  await backend.scheduler.triggerTask('readiness-clock');
  return {
    seconds: Math.round(performance.now() - startedAt) / 1000,
    statements: backend.statements.take().length,
    ...read.take(),
  };
}

async function measure(
  database: DatabaseName,
  backend: BenchBackend,
  entities: number,
): Promise<DueCosts> {
  const { knex, scheduler } = backend;
  const read = new RowsRead();
  read.watch(knex);
  await scheduler.triggerTask('catalog-sweep');
  await scheduler.triggerTask('readiness-clock');
  const [{ count }] = await knex('readiness').count({ count: '*' });
  await makeDue(backend, 0);
  const idle = await runJob(backend, read);
  await makeDue(backend, DUE);
  const moved = await runJob(backend, read);
  const finding = moved.queries.find(
    ({ sql }) => sql.includes('next_change_at') && /^select/i.test(sql),
  );
  return {
    database,
    entities,
    readinessRows: Number(count),
    due: DUE,
    statements: moved.statements,
    rowsRead: moved.rows,
    seconds: moved.seconds,
    plan: finding ? await planOf(knex, finding) : [],
    idle: {
      statements: idle.statements,
      rowsRead: idle.rows,
      seconds: idle.seconds,
    },
  };
}

async function main() {
  const machine = machineFacts();
  const runs: DueCosts[] = [];
  for (const database of DATABASES) {
    const server = await startDatabase(database);
    try {
      for (const size of SIZES) {
        console.log(`${database}, ${size} entities …`);
        const backend = await startBenchBackend({
          database: server.configFor(String(size)),
          entities: createEntities(size),
        });
        try {
          runs.push(await measure(database, backend, size));
        } finally {
          await backend.stop();
        }
      }
    } finally {
      await server.stop();
    }
  }
  writeFileSync(
    inProject('bench', 'results', 'due.json'),
    `${JSON.stringify({ machine, runs }, null, 2)}\n`,
  );
  console.table(runs.map(({ plan: _plan, idle: _idle, ...rest }) => rest));
}

endOnSignals();
main()
  .catch(error => {
    console.error(error);
    process.exitCode = 1;
  })
  .then(endAll)
  // The plugin's own timers would keep the process alive.
  .then(() => process.exit());
