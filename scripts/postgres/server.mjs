/**
 * A process that runs one embedded PostgreSQL for as long as its parent lives.
 * The parent hands over the options as JSON, hears `{ ready }` or `{ problem }`
 * over the channel, and closes the channel to end it. Should the parent be
 * killed, the channel closes too, and nothing is left behind.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { loadEmbeddedPostgres } from './loadEmbeddedPostgres.mjs';

const { dataFolder, temporaryFolder, port, password, flags } = JSON.parse(
  process.argv[2],
);

let server;
let stopping;

function stop() {
  stopping ??= (async () => {
    await server?.stop().catch(() => undefined);
    await rm(temporaryFolder, { recursive: true, force: true });
    process.exit(0);
  })();
  return stopping;
}

process.on('disconnect', stop);

try {
  const EmbeddedPostgres = await loadEmbeddedPostgres(temporaryFolder);
  server = new EmbeddedPostgres({
    databaseDir: dataFolder,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: flags,
    onLog: text => console.log(String(text).trimEnd()),
    onError: problem => console.error(problem),
  });
  if (!existsSync(path.join(dataFolder, 'PG_VERSION'))) {
    await server.initialise();
  }
  await server.start();
  process.send({ ready: true });
} catch (error) {
  if (server) {
    // It has ended already, and to stop it would wait for that once more.
    server.process = undefined;
  }
  process.send?.({ problem: error?.message ?? 'the server ended at once' });
  await stop();
}
