import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atEnd } from '../../scripts/process/lifetime.mjs';
import { freePort } from '../../scripts/process/ports.mjs';
import { startDatabase } from '../databases';
import { machineFacts } from '../report/machineFacts';
import { Calls, callsTo } from './childCalls';
import type { ClientCalls } from './clients';
import { createPeople } from './createPeople';
import { LOAD_POLICIES, LoadPolicyName } from './LoadPolicy';
import type { PortalCalls } from './portal';
import { startChild } from './startChild';
import { summariseLoad } from './summariseLoad';

const ENTITIES = 400;
const PEOPLE = 20;

export interface LoadOptions {
  /** Of each policy, after the warm-up. */
  seconds: number;
  warmUpSeconds: number;
}

async function writeConfig(port: number, database: object): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orr-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const baseUrl = `http://127.0.0.1:${port}`;
  const file = path.join(folder, 'app-config.json');
  const config = {
    app: { baseUrl },
    backend: { baseUrl, listen: { host: '127.0.0.1', port }, database },
    auth: { providers: { bench: {} } },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: ['Component', 'API', 'Resource', 'Group', 'User'] }],
    },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

async function measureUnder(
  policy: LoadPolicyName,
  portal: Calls<PortalCalls>,
  clients: Calls<ClientCalls>,
  options: LoadOptions,
) {
  await portal.setPolicy(policy);
  await portal.takeCosts(undefined);
  const latencies = await clients.run(options);
  const costs = await portal.takeCosts(undefined);
  return { policy, ...summariseLoad(latencies, costs) };
}

/** Twenty people at work on a portal in which everything is real, under one policy after the other. */
export async function measureTypingLoad(options: LoadOptions) {
  const machine = machineFacts();
  const size = { entities: ENTITIES, people: PEOPLE };
  const server = await startDatabase('postgres');
  const port = Number(await freePort());
  const config = await writeConfig(port, server.configFor('load'));
  const portalProcess = startChild('load/portal.ts', ['--config', config]);
  const clientProcess = startChild('load/clients.ts');
  const portal = callsTo<PortalCalls>(portalProcess.child);
  const clients = callsTo<ClientCalls>(clientProcess.child);
  try {
    console.log(`starting a portal of ${ENTITIES} entities …`);
    await portal.start(size);
    await portal.fill(size);
    const { people } = createPeople(size);
    await clients.begin({ baseUrl: `http://127.0.0.1:${port}`, people });
    const policies = [];
    for (const policy of LOAD_POLICIES) {
      console.log(`${PEOPLE} people under ${policy} …`);
      policies.push(await measureUnder(policy, portal, clients, options));
    }
    return {
      when: new Date().toISOString(),
      machine,
      engine: await portal.engine(undefined),
      entities: ENTITIES,
      people: PEOPLE,
      ...options,
      policies,
    };
  } finally {
    await clientProcess.stop();
    await portalProcess.stop();
    await server.stop();
  }
}

export type TypingLoad = Awaited<ReturnType<typeof measureTypingLoad>>;
