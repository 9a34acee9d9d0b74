/**
 * `ORR_DATABASE=postgres npm start`, as a person uses it: a second start finds
 * what the first one kept, and Ctrl-C leaves nothing running.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { makeTemporaryFolder } from '../postgres/temporaryFolder.mjs';
import { freePort, isPortTaken } from '../process/ports.mjs';
import { startCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';

const TIMEOUT_MS = 10 * 60_000;
const ENTITY = 'component:default/payment-gateway';

async function startPortal({ dataFolder, port }) {
  let hear;
  const ready = new Promise(resolve => {
    hear = resolve;
  });
  const portal = startCommand(
    process.execPath,
    [inProject('scripts', 'start.mjs')],
    {
      env: {
        ...process.env,
        npm_lifecycle_event: '',
        ORR_DATABASE: 'postgres',
        ORR_DATA: dataFolder,
        PORT: String(port),
      },
      onLine: line => line.startsWith('The portal is ready') && hear(true),
    },
  );
  const isReady = await Promise.race([ready, portal.exited.then(() => false)]);
  assert.ok(isReady, portal.lines.join('\n'));
  return portal;
}

// To the start script alone, as npm passes a signal on: the rest is its task.
async function interrupt(portal) {
  const gone = once(portal.child, 'exit');
  portal.child.kill('SIGINT');
  await gone;
}

async function requestsAsOwner(baseUrl) {
  const session = await fetch(`${baseUrl}/api/auth/demo/refresh`, {
    method: 'POST',
    headers: {
      'x-demo-persona': 'user:default/nadia.haddad',
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  const { backstageIdentity } = await session.json();
  return (url, init) =>
    fetch(`${baseUrl}/api/orr${url}`, {
      ...init,
      headers: {
        authorization: `Bearer ${backstageIdentity.token}`,
        'content-type': 'application/json',
      },
    });
}

it('keeps a review over two starts', { timeout: TIMEOUT_MS }, async t => {
  const folder = makeTemporaryFolder();
  const dataFolder = path.join(folder, 'data');
  const port = Number(await freePort());
  const running = [];
  t.after(async () => {
    await Promise.all(running.map(portal => portal.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  running.push(await startPortal({ dataFolder, port }));
  const first = await requestsAsOwner(`http://localhost:${port}`);
  const created = await first('/reviews', {
    method: 'POST',
    body: JSON.stringify({
      mutationId: randomUUID(),
      entityRef: ENTITY,
      checklistId: 'service-launch-readiness',
      kind: 'launch',
    }),
  });
  assert.equal(created.status, 201, await created.clone().text());
  const { review } = await created.json();
  await interrupt(running[0]);
  assert.equal(await isPortTaken(port), false);
  assert.equal(
    existsSync(path.join(dataFolder, 'postgres', 'postmaster.pid')),
    false,
  );

  running.push(await startPortal({ dataFolder, port }));
  const second = await requestsAsOwner(`http://localhost:${port}`);
  assert.equal((await second(`/reviews/${review.id}`)).status, 200);
  await interrupt(running[1]);
  assert.equal(await isPortTaken(port), false);
});
