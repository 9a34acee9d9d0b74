import { mkdirSync, rmSync } from 'node:fs';
import { buildDeclarations } from '../declarations/buildDeclarations.mjs';
import { inProject } from '../projectRoot.cjs';
import { packPackage } from './packPackage.mjs';
import { publishablePackages } from './publishablePackages.mjs';

/**
 * Packs every package that others install into dist-packages.
 *
 * @returns {Promise<{ name: string, tarball: string, entries: number }[]>}
 */
export async function packAll(toolchain, progress) {
  const folder = inProject('dist-packages');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  await progress.step('writing type declarations', () =>
    buildDeclarations(toolchain),
  );
  const packed = [];
  for (const workspace of publishablePackages()) {
    await progress.step(`packing ${workspace.name}`, async () => {
      const result = await packPackage(toolchain, workspace);
      packed.push(result);
      return { note: `${result.entries} files` };
    });
  }
  return packed;
}
