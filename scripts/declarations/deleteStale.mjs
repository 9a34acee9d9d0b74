import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const ENDING = /\.d\.ts$/;
const SOURCES = ['.ts', '.tsx', '.js'];

/**
 * Deletes the declarations of files that are gone. The compiler leaves them, and an import finds `permissions.d.ts`, of a
 * file that was, before the folder `permissions` that took its place.
 *
 * @param {string} declarations the folder of the declarations
 * @param {string} sources the folder that it mirrors
 */
export function deleteStale(declarations, sources) {
  if (!existsSync(declarations)) {
    return;
  }
  for (const file of readdirSync(declarations, { recursive: true })) {
    const source = path.join(sources, file.replace(ENDING, ''));
    if (
      ENDING.test(file) &&
      !SOURCES.some(ending => existsSync(`${source}${ending}`))
    ) {
      rmSync(path.join(declarations, file));
    }
  }
}
