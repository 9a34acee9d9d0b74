import { existsSync, readFileSync } from 'node:fs';
import { freshReport } from '../report/freshReport.mjs';
import path from 'node:path';
import { startPostgres } from '../postgres/startPostgres.mjs';
import { runCommand } from '../process/runCommand.mjs';
import { inProject, projectRoot } from '../projectRoot.cjs';
import { tally } from '../report/tally.mjs';

const TIMEOUT_MS = 45 * 60_000;
// A test that waits on a state may wait long where the machine is busy.
const TEST_TIMEOUT_MS = 60_000;
// A worker that begins anew has to read and to compile everything once more.
const WORKER_MEGABYTES = 2_000;
const TAIL = 80;

/** Reads Jest's own report into counts, failures and what was skipped. */
export function readJestReport(report) {
  const files = report.testResults ?? [];
  const relative = file => path.relative(projectRoot, file.name);
  return {
    counts: tally(
      report.numPassedTests,
      // A file that cannot even be loaded holds no test to count.
      report.numFailedTests + report.numRuntimeErrorTestSuites,
      report.numPendingTests + report.numTodoTests,
    ),
    output: files
      .filter(file => file.status === 'failed')
      .flatMap(file => ['', `FAIL ${relative(file)}`, file.message]),
    leftOut: files.flatMap(file =>
      file.assertionResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(
          test =>
            `${relative(file)}: "${test.fullName}" is marked to be skipped`,
        ),
    ),
  };
}

function resultOf(reportFile, { code, lines, timedOut }) {
  if (timedOut || !existsSync(reportFile)) {
    const what = timedOut ? ['Jest took too long and was stopped.'] : [];
    return { counts: tally(0, 1), output: [...lines.slice(-TAIL), ...what] };
  }
  const report = readJestReport(JSON.parse(readFileSync(reportFile, 'utf8')));
  if (
    report.counts.failed === 0 &&
    (code !== 0 || report.counts.passed === 0)
  ) {
    return {
      ...report,
      counts: { ...report.counts, failed: 1 },
      output: lines.slice(-TAIL),
    };
  }
  return report;
}

/**
 * Every Jest test of every package, with a PostgreSQL of its own, so that
 * stores are tested on both databases without Docker.
 */
export function jestStep(title, toolchain, { env, logFile }) {
  return {
    title,
    run: async detail => {
      const postgres = await startPostgres(toolchain);
      const reportFile = freshReport('jest');
      let files = 0;
      try {
        const ended = await runCommand(
          toolchain.node,
          [
            inProject('node_modules/@backstage/cli/bin/backstage-cli'),
            'repo',
            'test',
            `--config=${inProject('scripts', 'jest', 'jestConfig.cjs')}`,
            '--maxWorkers=2',
            `--workerIdleMemoryLimit=${WORKER_MEGABYTES}MB`,
            `--testTimeout=${TEST_TIMEOUT_MS}`,
            `--cacheDirectory=${inProject('.cache', 'jest')}`,
            '--json',
            `--outputFile=${reportFile}`,
          ],
          {
            env: {
              ...env,
              NODE_ENV: 'test',
              FORCE_COLOR: '0',
              BACKSTAGE_TEST_DISABLE_DOCKER: '1',
              BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
                postgres.connection,
            },
            logFile,
            timeoutMs: TIMEOUT_MS,
            onLine: line => {
              if (/^(PASS|FAIL) /.test(line)) {
                files += 1;
                detail(`${files} files`);
              }
            },
          },
        );
        return resultOf(reportFile, ended);
      } finally {
        await postgres.stop();
      }
    },
  };
}
