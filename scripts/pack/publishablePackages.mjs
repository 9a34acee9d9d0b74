import { readFileSync } from 'node:fs';
import { inProject } from '../projectRoot.cjs';
import { workspaceFolders } from '../toolchain/workspaces.mjs';

/**
 * The packages that others install: every workspace that is not private.
 *
 * @returns {{ folder: string, name: string, version: string, files: string[] }[]}
 */
export function publishablePackages() {
  return workspaceFolders()
    .map(folder => ({
      folder,
      manifest: JSON.parse(
        readFileSync(inProject(folder, 'package.json'), 'utf8'),
      ),
    }))
    .filter(({ manifest }) => !manifest.private)
    .map(({ folder, manifest: { name, version, files } }) => ({
      folder,
      name,
      version,
      files,
    }));
}
