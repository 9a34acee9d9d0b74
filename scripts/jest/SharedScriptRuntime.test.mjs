import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { inProject } from '../projectRoot.cjs';

const FILES = {
  'counter.js': `
    let count = 0;
    exports.next = () => (count += 1);
    exports.Thing = class {};`,
  'loaded.js': `module.exports = 'real';`,
  'first.test.js': `
    const { next, Thing } = require('./counter');
    test('counts', () => expect([next(), next()]).toEqual([1, 2]));
    test('is of this world', () => expect(Object.getPrototypeOf(Thing.prototype)).toBe(Object.prototype));
    globalThis.leftBehind = true;`,
  'second.test.js': `
    const { next, Thing } = require('./counter');
    test('counts from the start', () => expect(next()).toBe(1));
    test('is of this world', () => expect(Object.getPrototypeOf(Thing.prototype)).toBe(Object.prototype));
    test('has nothing of the other', () => expect(globalThis.leftBehind).toBeUndefined());
    test('loads what is real', () => expect(require('./loaded')).toBe('real'));`,
  'third.test.js': `
    jest.mock('./loaded', () => 'mocked');
    test('loads what is mocked', () => expect(require('./loaded')).toBe('mocked'));
    test('begins anew', () => {
      const before = require('./counter');
      before.next();
      jest.resetModules();
      expect(require('./counter').next()).toBe(1);
    });`,
  'fourth.test.js': `
    test('fails', () => {
      expect(1).toBe(2);
    });`,
};

/** Runs the files one after another in one worker. */
function runJest(folder) {
  const report = path.join(folder, 'report.json');
  const config = {
    rootDir: folder,
    runtime: inProject('scripts', 'jest', 'SharedScriptRuntime.cjs'),
    transform: {},
  };
  spawnSync(process.execPath, [
    inProject('node_modules', 'jest', 'bin', 'jest.js'),
    `--config=${JSON.stringify(config)}`,
    '--runInBand',
    '--json',
    `--outputFile=${report}`,
  ]);
  return JSON.parse(readFileSync(report, 'utf8'));
}

it('files that share what is compiled share nothing else, and fail where they fail', () => {
  mkdirSync(inProject('.cache'), { recursive: true });
  const folder = mkdtempSync(inProject('.cache', 'runtime-'));
  try {
    for (const [name, content] of Object.entries(FILES)) {
      writeFileSync(path.join(folder, name), content);
    }
    const { numPassedTests, testResults } = runJest(folder);
    const failed = testResults.filter(({ status }) => status === 'failed');
    assert.deepEqual(
      failed.map(({ name }) => path.basename(name)),
      ['fourth.test.js'],
    );
    assert.match(failed[0].message, /fourth\.test\.js:3:17/);
    assert.equal(numPassedTests, 8);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
