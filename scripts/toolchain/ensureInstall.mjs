import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { requireDiskSpace } from './diskSpace.mjs';
import { explainFailure } from './explainFailure.mjs';
import { hashFiles } from './hashFiles.mjs';
import { workspaceFolders } from './workspaces.mjs';

const INSTALL_MEGABYTES = 3000;

const stamp = inProject('node_modules', '.orr-install');

function wantedInstall() {
  return hashFiles(
    [
      'yarn.lock',
      '.yarnrc.yml',
      'package.json',
      ...workspaceFolders().map(folder => `${folder}/package.json`),
    ],
    { extra: `${process.platform}-${process.arch}` },
  );
}

function presentInstall() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

// Yarn prints a line per package; people want to know which third it is in.
function phaseOf(line) {
  return /┌ (\w+) step/.exec(line)?.[1]?.toLowerCase();
}

/** Installs the dependencies, unless they are what they should be already. */
export async function ensureInstall({ node, yarn, env }, progress) {
  const wanted = wantedInstall();
  if (presentInstall() === wanted) {
    return;
  }
  if (!existsSync(inProject('node_modules'))) {
    requireDiskSpace(INSTALL_MEGABYTES, 'install the dependencies');
  }
  await progress.step('installing dependencies', async detail => {
    const { code, lines } = await runCommand(
      node,
      [yarn, 'install', '--immutable'],
      {
        env: { ...env, YARN_ENABLE_PROGRESS_BARS: '0', FORCE_COLOR: '0' },
        logFile: inProject('.cache', 'logs', 'install.log'),
        onLine: line => {
          const phase = phaseOf(line);
          if (phase) {
            detail(phase);
          }
        },
      },
    );
    if (code !== 0) {
      throw explainFailure('install the dependencies', lines);
    }
  });
  writeFileSync(stamp, wanted);
}
