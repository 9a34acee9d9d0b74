import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { requireDiskSpace } from '../toolchain/diskSpace.mjs';
import { explainFailure } from '../toolchain/explainFailure.mjs';
import { hashFiles } from '../toolchain/hashFiles.mjs';

const BUNDLE_MEGABYTES = 300;
const LOG_TAIL = 60;
const INPUTS = [
  'packages/app',
  'plugins/orr',
  'plugins/orr-common',
  'app-config.yaml',
  'package.json',
  'yarn.lock',
];
const NOT_BUNDLED =
  /(^|[\\/])(node_modules|dist|dist-types|coverage|e2e-tests|\.output)$|\.test\.tsx?$|\.eslintrc\.js$|\.md$/;

const stamp = inProject('.cache', 'app-bundle.sha256');
const result = inProject('packages', 'app', 'dist', 'index.html');

function wantedBundle() {
  return hashFiles(INPUTS, { isWanted: file => !NOT_BUNDLED.test(file) });
}

function isPresent(wanted) {
  return (
    existsSync(result) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  );
}

/**
 * Builds the app, unless the last build was made from the same sources.
 *
 * @returns whether it was built
 */
export async function buildAppBundle({ env, node }) {
  const wanted = wantedBundle();
  if (isPresent(wanted)) {
    return false;
  }
  requireDiskSpace(BUNDLE_MEGABYTES, 'build the app');
  rmSync(stamp, { force: true });
  const { code, lines } = await runCommand(
    node,
    [
      inProject('node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    {
      cwd: inProject('packages', 'app'),
      env: { ...env, FORCE_COLOR: '0', NODE_ENV: 'production' },
      logFile: inProject('.cache', 'logs', 'app-bundle.log'),
    },
  );
  if (code !== 0) {
    const failure = explainFailure('build the app', lines);
    throw new PlainError(failure.message, lines.slice(-LOG_TAIL));
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** The same, with a line of progress only when there is something to do. */
export async function ensureAppBundle(toolchain, progress) {
  if (!isPresent(wantedBundle())) {
    await progress.step('building the app', async () => {
      await buildAppBundle(toolchain);
    });
  }
}
