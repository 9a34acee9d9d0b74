import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runCommand, startCommand } from './runCommand.mjs';

it('keeps the output and the exit code', async () => {
  const code = "console.log('one'); console.error('two'); process.exit(3)";
  const result = await runCommand(process.execPath, ['-e', code]);
  assert.equal(result.code, 3);
  assert.deepEqual([...result.lines].sort(), ['one', 'two']);
});

it('ends what the child itself has started', async () => {
  const grandchild =
    "console.log(require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }).pid); setInterval(() => {}, 1000)";
  let hear;
  const heard = new Promise(resolve => {
    hear = resolve;
  });
  const { stop } = startCommand(process.execPath, ['-e', grandchild], {
    onLine: line => hear(Number(line)),
  });
  const pid = await heard;
  process.kill(pid, 0);
  await stop();
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

it('stops a command that takes too long', async () => {
  const result = await runCommand(
    process.execPath,
    ['-e', 'setInterval(() => {}, 1000)'],
    { timeoutMs: 100 },
  );
  assert.equal(result.timedOut, true);
});
