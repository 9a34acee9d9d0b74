import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../projectRoot.cjs';

/** Where a runner writes its report; an older one is gone. */
export function freshReport(name) {
  const file = inProject('.cache', 'reports', `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
