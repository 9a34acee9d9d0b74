import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { PortalStorage } from './startPortal';

/** The databases that a portal can keep its data in. */
export type PortalDatabase = 'sqlite' | 'postgres';

/**
 * Fresh storage that no other portal uses. On PostgreSQL each plugin makes a
 * database of its own, so a prefix keeps portals apart; all of them go with
 * the server.
 */
export async function createPortalStorage(
  database: PortalDatabase,
): Promise<{ storage: PortalStorage; remove(): Promise<void> }> {
  if (database === 'sqlite') {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'orr-portal-'));
    return {
      storage: { directory },
      remove: () => rm(directory, { recursive: true, force: true }),
    };
  }
  const connection = process.env.ORR_TEST_POSTGRES;
  if (!connection) {
    throw new Error(
      'ORR_TEST_POSTGRES is not set: "npm test" starts a PostgreSQL and sets it to postgresql://user:password@host:port',
    );
  }
  const prefix = `orr_${randomBytes(4).toString('hex')}_`;
  return { storage: { connection, prefix }, remove: async () => undefined };
}
