import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { JsonObject } from '@backstage/types';
import { atEnd } from '../scripts/process/lifetime.mjs';
import { startPostgres } from '../scripts/postgres/startPostgres.mjs';

export const DATABASES = ['sqlite', 'postgres'] as const;

export type DatabaseName = (typeof DATABASES)[number];

/** Where each run finds an empty database. */
export interface DatabaseServer {
  /** The `backend.database` section of a portal. */
  configFor(run: string): JsonObject;
  stop(): Promise<void>;
}

export async function startDatabase(
  name: DatabaseName,
): Promise<DatabaseServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orr-bench-'));
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  if (name === 'sqlite') {
    return {
      configFor: run => ({
        client: 'better-sqlite3',
        connection: { directory: path.join(folder, run) },
      }),
      stop: remove,
    };
  }
  // Under root the server runs as another user, who has to pass through.
  chmodSync(folder, 0o755);
  // With a data folder the server writes as carefully as in production.
  const server = await startPostgres(
    { node: process.execPath, env: process.env },
    { dataFolder: path.join(folder, 'data') },
  );
  const { hostname, port, username, password } = new URL(server.connection);
  return {
    configFor: run => ({
      client: 'pg',
      prefix: `bench_${run}_`,
      connection: {
        host: hostname,
        port: Number(port),
        user: username,
        password,
      },
    }),
    stop: async () => {
      await server.stop();
      await remove();
    },
  };
}
