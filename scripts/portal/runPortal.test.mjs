import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { it } from 'node:test';
import { freePort } from '../process/ports.mjs';
import { requireFreePort } from './runPortal.mjs';

it('names a taken port and another one to choose', async t => {
  const server = net.createServer().listen(0);
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address();
  await assert.rejects(requireFreePort(port), error => {
    assert.match(error.message, new RegExp(`Port ${port} is taken`));
    assert.match(error.details.join(), new RegExp(`--port ${port + 1}`));
    return true;
  });
});

it('accepts a free port', async () => {
  await requireFreePort(await freePort());
});
