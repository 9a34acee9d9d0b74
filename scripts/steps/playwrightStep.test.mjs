import assert from 'node:assert/strict';
import { it } from 'node:test';
import { playwrightStep, readPlaywrightReport } from './playwrightStep.mjs';

const noBrowser = { PATH: '', CHROMIUM_PATH: '/nowhere/chromium' };

function stepWithout(env) {
  return playwrightStep('browser', 'sqlite', {}, { env, needsBrowser: true });
}

it('counts a test that passed only at the second try as failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  assert.deepEqual(readPlaywrightReport({ stats, suites: [] }).counts, {
    passed: 3,
    failed: 2,
    skipped: 0,
  });
});

it('names skipped tests, however deep they are', () => {
  const spec = {
    file: 'a.test.ts',
    title: 'saves',
    tests: [{ status: 'skipped' }],
  };
  const { leftOut } = readPlaywrightReport({
    stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 1 },
    suites: [{ suites: [{ specs: [spec] }] }],
  });
  assert.deepEqual(leftOut, ['a.test.ts: "saves" was skipped']);
});

it('says why a test was skipped, where that is known', () => {
  const annotations = [{ type: 'skip', description: 'no Buildbot' }];
  const spec = {
    file: 'a.test.ts',
    title: 'asks',
    tests: [{ status: 'skipped', annotations }],
  };
  const { leftOut } = readPlaywrightReport({
    stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 1 },
    suites: [{ specs: [spec] }],
  });
  assert.deepEqual(leftOut, ['a.test.ts: "asks" was skipped: no Buildbot']);
});

it('fails without a browser, and says how to get one', async () => {
  const { counts, output } = await stepWithout(noBrowser).run();
  assert.equal(counts.failed, 1);
  assert.match(output.join('\n'), /apt-get install chromium/);
});

it('is skipped, with its reason, when that is allowed', async () => {
  const env = { ...noBrowser, ORR_ALLOW_NO_BROWSER: '1' };
  const { counts, leftOut } = await stepWithout(env).run();
  assert.deepEqual(counts, { passed: 0, failed: 0, skipped: 1 });
  assert.match(leftOut[0], /no Chromium/);
});
