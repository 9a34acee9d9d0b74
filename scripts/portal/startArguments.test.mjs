import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';
import { startArguments } from './startArguments.mjs';

it('listens on 7007 unless told otherwise', () => {
  assert.equal(startArguments([], {}).port, 7007);
  assert.equal(startArguments([], { PORT: '7100' }).port, 7100);
  assert.equal(startArguments(['--port', '7200'], { PORT: '7100' }).port, 7200);
});

it('uses PostgreSQL only when asked', () => {
  assert.equal(startArguments([], {}).postgres, false);
  assert.equal(startArguments(['--postgres'], {}).postgres, true);
  const env = { ORR_DATABASE: 'postgres' };
  assert.equal(startArguments([], env).postgres, true);
  assert.equal(startArguments([], { ORR_DATABASE: 'sqlite' }).postgres, false);
});

for (const args of [
  ['--port', '0'],
  ['--port', 'x'],
  ['--prot', '1'],
]) {
  it(`refuses ${args.join(' ')} plainly`, () => {
    assert.throws(() => startArguments(args, {}), PlainError);
  });
}

it('keeps its data in .data of the project unless told otherwise', () => {
  assert.equal(startArguments([], {}).dataFolder, inProject('.data'));
  assert.equal(startArguments([], { ORR_DATA: '/d' }).dataFolder, '/d');
  assert.equal(startArguments(['--data', '/e'], {}).dataFolder, '/e');
});

it('refuses a database that it does not have', () => {
  assert.throws(
    () => startArguments([], { ORR_DATABASE: 'oracle' }),
    /sqlite or postgres/,
  );
});
