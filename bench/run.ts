import { parseArgs } from 'node:util';
import { endAll, endOnSignals } from '../scripts/process/lifetime.mjs';
import { POLICIES } from './backend/BenchPolicy';
import { startBenchBackend } from './backend/startBenchBackend';
import { createEntities } from './catalog/createEntities';
import { createTarget } from './createTarget';
import {
  DatabaseName,
  DATABASES,
  DatabaseServer,
  startDatabase,
} from './databases';
import { measureTypingLoad } from './load/measureTypingLoad';
import { measureRequests } from './measure/measureRequests';
import { measureSweeps } from './measure/measureSweeps';
import { machineFacts } from './report/machineFacts';
import { writeIndex } from './report/writeIndex';
import { Results, RunResult, writeResults } from './report/writeResults';
import { writeTypingLoad } from './report/writeTypingLoad';
import { scenariosFor } from './scenarios';
import { measureCatalogSweep } from './sweep/measureCatalogSweep';
import { writeCatalogSweep } from './report/writeCatalogSweep';

const SIZES = [100, 1_000, 10_000, 50_000];

const ONLY = ['typing-load', 'sweep', 'index'] as const;
const USAGE = `Usage: npm run bench -- [--sizes=100,1000] [--databases=${DATABASES}]
       npm run bench -- --only=typing-load [--seconds=45]
       npm run bench -- --only=sweep
       npm run bench -- --only=index`;

const oneOf =
  <T extends string>(known: readonly T[]) =>
  (name: string): name is T =>
    (known as readonly string[]).includes(name);

function readArguments() {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string' },
      databases: { type: 'string' },
      only: { type: 'string' },
      seconds: { type: 'string', default: '45' },
    },
  });
  const { only } = values;
  const sizes = values.sizes?.split(',').map(Number) ?? SIZES;
  const databases = values.databases?.split(',') ?? [...DATABASES];
  const seconds = Number(values.seconds);
  if (
    !databases.every(oneOf(DATABASES)) ||
    !sizes.every(size => size >= 100) ||
    !(seconds >= 4) ||
    !(only === undefined || oneOf(ONLY)(only))
  ) {
    throw new Error(USAGE);
  }
  return { sizes, databases, only, seconds };
}

async function measure(
  database: DatabaseName,
  size: number,
  server: DatabaseServer,
): Promise<RunResult> {
  const entities = createEntities(size);
  const backend = await startBenchBackend({
    database: server.configFor(String(size)),
    entities,
  });
  try {
    const sweeps = await measureSweeps(backend, entities);
    const target = await createTarget(backend, entities);
    if (database === 'postgres') {
      // Autovacuum would do so within a minute.
      await backend.knex.raw('ANALYZE');
    }
    const requests: RunResult['requests'] = [];
    for (const policy of POLICIES) {
      backend.policy.name = policy;
      for (const scenario of scenariosFor(backend, target)) {
        const result = await measureRequests(scenario, backend.statements);
        requests.push({ policy, ...result });
      }
    }
    return { database, entities: size, sweeps, requests };
  } finally {
    await backend.stop();
  }
}

async function measureSizes(sizes: number[], databases: DatabaseName[]) {
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    machine: machineFacts(),
    runs: [],
  };
  for (const database of databases) {
    const server = await startDatabase(database);
    try {
      for (const size of sizes) {
        console.log(`${database}, ${size} entities …`);
        results.runs.push(await measure(database, size, server));
        writeResults(results);
      }
    } finally {
      await server.stop();
    }
  }
}

async function main() {
  const { sizes, databases, only, seconds } = readArguments();
  if (only === 'typing-load') {
    writeTypingLoad(
      await measureTypingLoad({ seconds, warmUpSeconds: seconds / 4 }),
    );
  } else if (only === 'sweep') {
    writeCatalogSweep(await measureCatalogSweep());
  } else if (only === undefined) {
    await measureSizes(sizes, databases);
  }
  writeIndex();
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
