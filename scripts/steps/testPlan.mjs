import { typeCheck } from '../declarations/buildDeclarations.mjs';
import { inProject } from '../projectRoot.cjs';
import { apiReportsStep } from './apiReportsStep.mjs';
import { appBundleStep } from './appBundleStep.mjs';
import { checkStep } from './checkStep.mjs';
import { jestStep } from './jestStep.mjs';
import { nodeTestStep } from './nodeTestStep.mjs';
import { playwrightStep } from './playwrightStep.mjs';

const log = name => inProject('.cache', 'logs', `${name}.log`);
const cache = name => inProject('.cache', name);
const tool = (...parts) => inProject('node_modules', ...parts);

const SLOW_MS = 25 * 60_000;

// What type-checks keeps one core busy for as long as all the others together.
function staticChecks({ node }, env) {
  const check = (title, name, args) =>
    checkStep(title, node, args, { env, logFile: log(name) });
  const declared = [
    check('types', 'types', typeCheck),
    apiReportsStep('what others import', { node, env }),
  ];
  const others = [
    check('formatting', 'formatting', [
      tool('prettier/bin-prettier.js'),
      '--check',
      '--loglevel=warn',
      '--cache',
      `--cache-location=${cache('prettier')}`,
      '.',
    ]),
    check('lint', 'lint', [
      tool('@backstage/cli/bin/backstage-cli'),
      'repo',
      'lint',
      '--max-warnings=0',
      '--success-cache',
      `--success-cache-dir=${cache('lint')}`,
    ]),
    check('lint of scripts and benchmarks', 'lint-scripts', [
      tool('eslint/bin/eslint.js'),
      '--max-warnings=0',
      '--ext=.js,.cjs,.mjs,.ts',
      'scripts',
      'bench',
    ]),
    check('dead code', 'dead-code', [
      tool('knip/bin/knip.js'),
      '--no-progress',
      '--no-config-hints',
    ]),
    nodeTestStep('rules of the house, scripts', 'scripts/**/*.test.mjs', {
      node,
      env,
      logFile: log('house'),
    }),
  ];
  return [[declared, others]];
}

/** What `npm test` runs, quick steps first. */
export function everydaySteps(toolchain, env) {
  return [
    ...staticChecks(toolchain, env),
    jestStep('units, stores, routes, components', toolchain, {
      env,
      logFile: log('jest'),
    }),
    appBundleStep('app bundle', toolchain),
    ...['sqlite', 'postgres'].map(project =>
      playwrightStep(`browser, on ${project}`, project, toolchain, {
        env,
        needsBrowser: true,
        needsPostgres: project === 'postgres',
        logFile: log(`browser-${project}`),
      }),
    ),
    appBundleStep('app bundle, old frontend system', toolchain, 'app-legacy'),
    playwrightStep('browser, old frontend system', 'legacy', toolchain, {
      env,
      needsBrowser: true,
      logFile: log('browser-legacy'),
    }),
  ];
}

/** What `npm run test:full` runs on top: only what is slow. */
export function slowSteps(toolchain, env) {
  return [
    appBundleStep('app bundle', toolchain),
    playwrightStep('two processes, kills, a real Buildbot', 'full', toolchain, {
      env,
      needsPostgres: true,
      timeoutMs: SLOW_MS,
      logFile: log('browser-full'),
    }),
    nodeTestStep('npm start on PostgreSQL', 'scripts/**/*.slow.mjs', {
      node: toolchain.node,
      env,
      logFile: log('start-postgres'),
    }),
  ];
}
