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
const SHARED_INPUTS = [
  'plugins/orr',
  'plugins/orr-common',
  'app-config.yaml',
  'package.json',
  'yarn.lock',
];
const NOT_BUNDLED =
  /(^|[\\/])(node_modules|dist|dist-types|coverage|e2e-tests|\.output)$|\.test\.tsx?$|\.eslintrc\.c?js$|\.md$/;

function stampOf(app) {
  return inProject('.cache', `${app}-bundle.sha256`);
}

function wantedBundle(app) {
  return hashFiles([`packages/${app}`, ...SHARED_INPUTS], {
    isWanted: file => !NOT_BUNDLED.test(file),
  });
}

function isPresent(app, wanted) {
  const stamp = stampOf(app);
  return (
    existsSync(inProject('packages', app, 'dist', 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  );
}

/**
 * Builds an app of `packages`, unless its last build was made from the same
 * sources.
 *
 * @returns whether it was built
 */
export async function buildAppBundle({ env, node }, app = 'app') {
  const wanted = wantedBundle(app);
  if (isPresent(app, wanted)) {
    return false;
  }
  const stamp = stampOf(app);
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
      cwd: inProject('packages', app),
      env: { ...env, FORCE_COLOR: '0', NODE_ENV: 'production' },
      logFile: inProject('.cache', 'logs', `${app}-bundle.log`),
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

/** The demo's app, with a line of progress only when there is something to do. */
export async function ensureAppBundle(toolchain, progress) {
  if (!isPresent('app', wantedBundle('app'))) {
    await progress.step('building the app', async () => {
      await buildAppBundle(toolchain);
    });
  }
}
