import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import pg from 'pg';
import { explainPostgres } from './explainPostgres.mjs';
import { startPostgres } from './startPostgres.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

const toolchain = { node: process.execPath, env: process.env };

async function query(connection, sql) {
  const client = new pg.Client(`${connection}/postgres`);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('keeps its data, and says when they are in use', async t => {
  const folder = makeTemporaryFolder();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const dataFolder = path.join(folder, 'postgres');

  const first = await startPostgres(toolchain, { dataFolder });
  await query(first.connection, 'create table kept as select 7 as seven');
  await assert.rejects(startPostgres(toolchain, { dataFolder }), {
    message: /is in use already/,
  });
  await first.stop();

  const second = await startPostgres(toolchain, { dataFolder });
  const rows = await query(second.connection, 'select seven from kept');
  await second.stop();
  assert.deepEqual(rows, [{ seven: 7 }]);
});

it('starts where temporary files are kept in a folder of one user', async t => {
  const own = mkdtempSync(path.join(os.tmpdir(), 'orr-own-'));
  t.after(() => rmSync(own, { recursive: true, force: true }));

  const server = await startPostgres({
    ...toolchain,
    env: { ...process.env, TMPDIR: own },
  });
  const rows = await query(server.connection, 'select 7 as seven');
  await server.stop();
  assert.deepEqual(rows, [{ seven: 7 }]);
});

for (const [line, message] of [
  ['FATAL:  data directory "/d" has wrong ownership', /another user/],
  ['could not open file: Permission denied', /another user/],
  ['FATAL:  database files are incompatible with server', /another version/],
  ['something else', /did not start: it ended/],
]) {
  it(`explains "${line}"`, () => {
    assert.match(explainPostgres('it ended', [line], '/d').message, message);
  });
}
