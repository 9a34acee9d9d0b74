import { callsTo } from '../load/childCalls';
import { createPeople, seenByAll } from '../load/createPeople';
import type { LoadPolicyName } from '../load/LoadPolicy';
import { RequestCost } from '../load/RequestCosts';
import { startChild } from '../load/startChild';
import { startLoadedPortal } from '../load/startLoadedPortal';
import { summarise } from '../measure/summarise';
import { machineFacts } from '../report/machineFacts';
import type { ReadingCalls } from './clients';
import { ReadScenario, scenariosOf } from './scenarios';

/** Besides the one that ships, of so many questions. */
const CHECKLISTS = [20, 40];
const EXPORTS = 3;
const SAVING = 10;
/** Of ten teams, all to one. */
const MOVED = 500;
const NEW_OWNER = 'group:default/team-0';
const DAY_MS = 86_400_000;

const round = (value: number) => Math.round(value * 100) / 100;

/** What one request cost the plugin, the floor aside. */
function costsOf(costs: RequestCost[]) {
  const own = costs.filter(({ route }) => route !== 'floor');
  const statements = own.map(cost => cost.statements);
  return {
    statements: [Math.min(...statements), Math.max(...statements)],
    outgoing: [...new Set(own.map(({ outgoing }) => outgoing.join(', ')))],
    inBackend: summarise(own.map(({ totalMs }) => totalMs)),
  };
}

/** Everything that is read of scorecards, of one organisation, under each policy and at each number of clients. */
export async function measureScorecard(
  size: { entities: number; people: number },
  {
    clients: numbers,
    policies,
    ...reading
  }: {
    /** How many at a time, one number after the other. */
    clients: number[];
    policies: LoadPolicyName[];
    seconds: number;
    warmUpSeconds: number;
  },
) {
  const machine = machineFacts();
  const { people, entities } = createPeople(size);
  const clientProcess = startChild('scorecard/clients.ts');
  const clients = callsTo<ReadingCalls>(clientProcess.child);
  const { portal, baseUrl, stop } = await startLoadedPortal(size, {
    checklists: CHECKLISTS,
  });
  try {
    console.log('a year of decisions …');
    const decided = await portal.fillYear(size);
    const since = new Date(Date.now() - 90 * DAY_MS).toISOString();
    const measured = [];
    for (const policy of policies) {
      await portal.setPolicy(policy);
      await clients.begin({
        baseUrl,
        userRefs: people.map(({ userRef }) => userRef),
      });
      await clients.goDeep(Math.floor(entities.length / 2));
      const scenarios = scenariosOf({
        names: seenByAll(entities, people),
        since: since.slice(0, 10),
      });
      for (const scenario of scenarios) {
        for (const count of numbers) {
          measured.push(await measure(scenario, policy, count));
        }
      }
      console.log(`the whole list as a file under ${policy} …`);
      const files = await clients.readOnce({
        path: '/readiness.csv',
        runs: EXPORTS,
      });
      measured.push({
        name: 'full export',
        policy,
        clients: 1,
        bytes: files[0].bytes,
        answer: summarise(files.map(({ milliseconds }) => milliseconds)),
        ...costsOf(await portal.takeCosts(undefined)),
      });
    }
    await portal.setPolicy('allowAll');
    const answer = await measureSaves();
    console.log(`another owner of ${MOVED} entities …`);
    return {
      machine,
      engine: await portal.engine(undefined),
      entities: size.entities,
      people: size.people,
      decided,
      measured: [...measured, answer],
      ownerChange: {
        entities: MOVED,
        ...(await portal.changeOwners({ count: MOVED, owner: NEW_OWNER })),
      },
    };
  } finally {
    await clientProcess.stop();
    await stop();
  }

  async function measureSaves() {
    await portal.takeCosts(undefined);
    const { saves, floor } = await clients.save({
      baseUrl,
      people: people.slice(0, SAVING),
      ...reading,
    });
    const costs = await portal.takeCosts(undefined);
    const answer = summarise(saves);
    const least = summarise(floor);
    return {
      name: 'one answer saved',
      policy: 'allowAll',
      clients: SAVING,
      // As for twenty people at work.
      limit: 2,
      perSecond: round(saves.length / reading.seconds),
      bytes: 0,
      ratio: round(answer.p95 / least.p95),
      answer,
      floor: least,
      ...costsOf(costs.filter(({ route }) => route === 'saveAnswer')),
    };
  }

  async function measure(
    { name, limit, paths }: ReadScenario,
    policy: string,
    count: number,
  ) {
    await portal.takeCosts(undefined);
    const { first, answers, floor, perSecond } = await clients.read({
      paths,
      clients: count,
      ...reading,
    });
    const answer = summarise(answers.map(({ milliseconds }) => milliseconds));
    const least = summarise(floor);
    const ratio = round(answer.p95 / least.p95);
    console.log(
      `${name}, ${count} clients, ${policy}: ${answer.p95} ms, ${ratio} × floor`,
    );
    return {
      name,
      policy,
      clients: count,
      limit: policy === 'customRule' ? Math.max(limit, 3) : limit,
      perSecond: round(perSecond),
      slowestFirst: round(
        Math.max(...first.map(({ milliseconds }) => milliseconds)),
      ),
      bytes: Math.max(...answers.map(({ bytes }) => bytes)),
      ratio,
      answer,
      floor: least,
      ...costsOf(await portal.takeCosts(undefined)),
    };
  }
}

export type ScorecardFigures = Awaited<ReturnType<typeof measureScorecard>>;
