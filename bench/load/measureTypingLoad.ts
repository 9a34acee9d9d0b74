import { machineFacts } from '../report/machineFacts';
import { Calls, callsTo } from './childCalls';
import type { ClientCalls } from './clients';
import { createPeople } from './createPeople';
import { LOAD_POLICIES, LoadPolicyName } from './LoadPolicy';
import type { PortalCalls } from './portal';
import { startChild } from './startChild';
import { startLoadedPortal } from './startLoadedPortal';
import { summariseLoad } from './summariseLoad';

const ENTITIES = 400;
const PEOPLE = 20;

export interface LoadOptions {
  /** Of each policy, after the warm-up. */
  seconds: number;
  warmUpSeconds: number;
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
  const clientProcess = startChild('load/clients.ts');
  const clients = callsTo<ClientCalls>(clientProcess.child);
  const { portal, baseUrl, stop } = await startLoadedPortal(size);
  try {
    await clients.begin({ baseUrl, people: createPeople(size).people });
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
    await stop();
  }
}

export type TypingLoad = Awaited<ReturnType<typeof measureTypingLoad>>;
