import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, projectRoot } from '../projectRoot.cjs';

function* filesUnder(folder, isWanted) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (!isWanted(full)) {
      continue;
    }
    if (entry.isDirectory()) {
      yield* filesUnder(full, isWanted);
    } else if (entry.isFile()) {
      yield full;
    }
  }
}

/**
 * One hash over names and contents. Paths are relative to the project;
 * folders count with everything wanted in them, and what is missing counts as
 * missing.
 */
export function hashFiles(paths, { isWanted = () => true, extra = '' } = {}) {
  const hash = createHash('sha256').update(extra);
  const add = file => {
    hash.update(`\0${path.relative(projectRoot, file)}\0`);
    hash.update(readFileSync(file));
  };
  for (const relative of paths) {
    const full = inProject(relative);
    try {
      for (const file of filesUnder(full, isWanted)) {
        add(file);
      }
    } catch (error) {
      if (error.code === 'ENOTDIR') {
        add(full);
      } else if (error.code === 'ENOENT') {
        hash.update(`\0${relative}\0missing`);
      } else {
        throw error;
      }
    }
  }
  return hash.digest('hex');
}
