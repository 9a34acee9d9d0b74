import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reachableForOthers } from './reachableForOthers.mjs';

/** A new folder that the server's own user may enter, too. */
export function makeTemporaryFolder() {
  const isRoot = process.getuid?.() === 0;
  const parent =
    isRoot && !reachableForOthers(os.tmpdir()) ? '/tmp' : os.tmpdir();
  const folder = mkdtempSync(path.join(parent, 'orr-postgres-'));
  if (isRoot) {
    // The server runs as another user, who has to pass through.
    chmodSync(folder, 0o755);
  }
  return folder;
}
