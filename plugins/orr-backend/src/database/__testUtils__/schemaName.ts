import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsDirectory } from '../migrations';

/** Names the schema by what it follows from, so that nothing kept of it is used when it has become an older one. @internal */
export function schemaName(): string {
  const directory = migrationsDirectory();
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort()) {
    hash.update(file).update(readFileSync(path.join(directory, file)));
  }
  return `orr_schema_${hash.digest('hex').slice(0, 16)}`;
}
