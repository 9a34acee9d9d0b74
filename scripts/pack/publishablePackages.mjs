import { readFileSync } from 'node:fs';
import { inProject } from '../projectRoot.cjs';
import { workspaceFolders } from '../toolchain/workspaces.mjs';

/**
 * The packages that others install: every workspace that is not private.
 *
 * @returns {{ folder: string, name: string, version: string, files: string[], role: string }[]}
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
    .map(({ folder, manifest: { name, version, files, backstage } }) => ({
      folder,
      name,
      version,
      files,
      role: backstage.role,
    }));
}

/** Those that a portal is built with: a command stands beside it, and nobody imports from it. */
export function portalPackages() {
  return publishablePackages().filter(({ role }) => role !== 'cli');
}
