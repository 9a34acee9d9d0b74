import path from 'node:path';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { tarballProblems } from './tarballProblems.mjs';

const LOG_TAIL = 40;
const INSIDE = 'package/';

async function run(what, command, args, options) {
  const { code, lines } = await runCommand(command, args, options);
  if (code !== 0) {
    throw new PlainError(`Could not ${what}.`, lines.slice(-LOG_TAIL));
  }
  return lines;
}

async function readTarball(tarball) {
  const list = await run('read a package', 'tar', ['-tzf', tarball]);
  const manifest = await run('read a package', 'tar', [
    '-xzOf',
    tarball,
    `${INSIDE}package.json`,
  ]);
  return {
    entries: list
      .filter(entry => !entry.endsWith('/'))
      .map(entry => entry.slice(INSIDE.length)),
    manifest: JSON.parse(manifest.join('\n')),
  };
}

/**
 * Builds one package, packs it as it would be published and looks into it.
 * Its type declarations have to be there already.
 *
 * @returns {Promise<{ name: string, tarball: string, entries: number }>}
 */
export async function packPackage(toolchain, { folder, name, version, files }) {
  const { node, yarn, env } = toolchain;
  const tarball = inProject('dist-packages', `${name}-${version}.tgz`);
  const options = {
    cwd: inProject(folder),
    env: { ...env, FORCE_COLOR: '0', NODE_ENV: 'production' },
    logFile: inProject('.cache', 'logs', `pack-${path.basename(folder)}.log`),
  };
  await run(
    `build ${name}`,
    node,
    [
      inProject('node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    options,
  );
  await run(`pack ${name}`, node, [yarn, 'pack', '--out', tarball], options);
  const { entries, manifest } = await readTarball(tarball);
  const problems = tarballProblems({ entries, manifest, files });
  if (problems.length > 0) {
    throw new PlainError(`${name} would not work elsewhere:`, problems);
  }
  return { name, tarball, entries: entries.length };
}
