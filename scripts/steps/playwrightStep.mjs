import { existsSync, readFileSync } from 'node:fs';
import { freshReport } from '../report/freshReport.mjs';
import { findChromium, NO_BROWSER_ADVICE } from '../browser/findChromium.mjs';
import { startPostgres } from '../postgres/startPostgres.mjs';
import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { tally } from '../report/tally.mjs';

const TIMEOUT_MS = 20 * 60_000;
const TAIL = 200;

function* specsOf(suite) {
  yield* suite.specs ?? [];
  for (const inner of suite.suites ?? []) {
    yield* specsOf(inner);
  }
}

function skippedBecause({ file, title, tests }) {
  const why = tests
    .flatMap(({ annotations = [] }) => annotations)
    .find(({ type }) => type === 'skip')?.description;
  return `${file}: "${title}" was skipped${why ? `: ${why}` : ''}`;
}

/** Reads Playwright's own report into counts and what was skipped. */
export function readPlaywrightReport(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const skippedSpecs = (report.suites ?? [])
    .flatMap(suite => [...specsOf(suite)])
    .filter(spec => spec.tests.some(test => test.status === 'skipped'));
  return {
    // A test that passes only at the second try has failed once too often.
    counts: tally(expected, unexpected + flaky, skipped),
    leftOut: skippedSpecs.map(skippedBecause),
  };
}

function resultOf(reportFile, { code, lines, timedOut }) {
  const output = lines.slice(-TAIL);
  if (timedOut || !existsSync(reportFile)) {
    const what = timedOut ? ['Playwright took too long and was stopped.'] : [];
    return { counts: tally(0, 1), output: [...output, ...what] };
  }
  const report = readPlaywrightReport(
    JSON.parse(readFileSync(reportFile, 'utf8')),
  );
  const { counts } = report;
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    return { ...report, counts: { ...counts, failed: 1 }, output };
  }
  return { ...report, output: counts.failed > 0 ? output : undefined };
}

function withoutBrowser(title, env) {
  return env.ORR_ALLOW_NO_BROWSER === '1'
    ? {
        counts: tally(0, 0, 1),
        leftOut: [`${title}: no Chromium on this machine`],
      }
    : {
        counts: tally(0, 1),
        output: ['There is no Chromium on this machine.', ...NO_BROWSER_ADVICE],
      };
}

/**
 * One project of playwright.config.ts, against portals that the tests start
 * themselves on free ports.
 */
export function playwrightStep(title, project, toolchain, options) {
  const { env, logFile, needsPostgres, needsBrowser, timeoutMs } = options;
  return {
    title,
    run: async detail => {
      const chromium = findChromium(env);
      if (needsBrowser && !chromium) {
        return withoutBrowser(title, env);
      }
      const postgres = needsPostgres
        ? await startPostgres(toolchain)
        : undefined;
      const reportFile = freshReport(project);
      try {
        const ended = await runCommand(
          toolchain.node,
          [
            inProject('node_modules/@playwright/test/cli.js'),
            'test',
            `--project=${project}`,
            '--reporter=list,json',
          ],
          {
            env: {
              ...env,
              FORCE_COLOR: '0',
              ...(chromium && { CHROMIUM_PATH: chromium }),
              PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
              ...(postgres && { ORR_TEST_POSTGRES: postgres.connection }),
            },
            logFile,
            timeoutMs: timeoutMs ?? TIMEOUT_MS,
            onLine: line => {
              const match = /^\s+\S+\s+(\d+) .*› (.*)$/.exec(line);
              if (match) {
                detail(`${match[1]}: ${match[2].slice(0, 60)}`);
              }
            },
          },
        );
        return resultOf(reportFile, ended);
      } finally {
        await postgres?.stop();
      }
    },
  };
}
