import path from 'node:path';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { explainFailure } from '../toolchain/explainFailure.mjs';

const LOG_TAIL = 60;

function logOf(app, name) {
  return inProject('.cache', 'logs', `proof-${path.basename(app)}-${name}.log`);
}

/** Installs what the app and our packages ask for, from the registry. */
export async function installFreshApp({ node, yarn, env }, app) {
  const { code, lines } = await runCommand(node, [yarn, 'install'], {
    cwd: app,
    env: {
      ...env,
      FORCE_COLOR: '0',
      YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
      YARN_ENABLE_PROGRESS_BARS: '0',
      // Nothing here needs to be compiled, and a compiler need not be there.
      YARN_ENABLE_SCRIPTS: '0',
    },
    logFile: logOf(app, 'install'),
  });
  if (code !== 0) {
    throw explainFailure('install the fresh app', lines);
  }
}

/** Checks the app's types against our declarations, and bundles it. */
export async function buildFreshApp({ node, env }, app) {
  const modules = path.join(app, 'node_modules');
  const commands = [
    ['types', app, [path.join(modules, 'typescript/bin/tsc')]],
    [
      'bundle',
      path.join(app, 'packages', 'app'),
      [
        path.join(modules, '@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
    ],
  ];
  for (const [name, cwd, args] of commands) {
    const { code, lines } = await runCommand(node, args, {
      cwd,
      env: { ...env, FORCE_COLOR: '0' },
      logFile: logOf(app, name),
    });
    if (code !== 0) {
      throw new PlainError(
        `The fresh app fails at its ${name}.`,
        lines.slice(-LOG_TAIL),
      );
    }
  }
}
