import assert from 'node:assert/strict';
import { it } from 'node:test';
import { explainFailure } from './explainFailure.mjs';

const cases = [
  ['npm error code ENOTFOUND', /registry cannot be reached/],
  ['RequestError: getaddrinfo EAI_AGAIN', /registry cannot be reached/],
  ['ENOSPC: no space left on device, write', /no space is left/],
  ['➤ YN0028: The lockfile would have been modified', /does not match/],
  ['something else', /^Could not install\.$/],
];
for (const [line, message] of cases) {
  it(`explains "${line}"`, () => {
    assert.match(explainFailure('install', [line]).message, message);
  });
}
