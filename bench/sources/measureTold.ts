import { VISIBILITY_ANNOTATION } from '../catalog/createEntities';
import { callsTo } from '../load/childCalls';
import { createPeople } from '../load/createPeople';
import { LOAD_POLICIES } from '../load/LoadPolicy';
import { RequestCost } from '../load/RequestCosts';
import { startChild } from '../load/startChild';
import { PIPELINE_TOKEN, startLoadedPortal } from '../load/startLoadedPortal';
import { summarise } from '../measure/summarise';
import { machineFacts } from '../report/machineFacts';
import type { SourceClientCalls } from './clients';

const SIZE = { entities: 400, people: 20 };
const PIPELINES = 4;
const BATCH = 100;
const INGEST_SECONDS = 60;
const OF_ONE_ENTITY = 10_000;
const READING = { seconds: 30, warmUpSeconds: 8 };

function statementsOf(costs: RequestCost[], route: string): [number, number] {
  const counts = costs
    .filter(cost => cost.route === route)
    .map(({ statements }) => statements);
  return [Math.min(...counts), Math.max(...counts)];
}

/** Pipelines that tell of deployments, and people who read how an entity with very many of them fares. */
export async function measureTold() {
  const machine = machineFacts();
  const { people, entities } = createPeople(SIZE);
  const entityRefs = entities
    .filter(({ kind }) => kind === 'Component')
    .map(({ metadata }) => `component:default/${metadata.name}`);
  const { entity } = people.find(person =>
    entities.some(
      ({ metadata }) =>
        metadata.name === person.entity.name &&
        metadata.annotations?.[VISIBILITY_ANNOTATION] === 'everyone',
    ),
  )!;
  const clientProcess = startChild('sources/clients.ts');
  const clients = callsTo<SourceClientCalls>(clientProcess.child);
  const { portal, baseUrl, stop } = await startLoadedPortal(SIZE);
  try {
    const pipelines = {
      baseUrl,
      token: PIPELINE_TOKEN,
      pipelines: PIPELINES,
      batch: BATCH,
    };
    console.log(`${PIPELINES} pipelines for ${INGEST_SECONDS} s …`);
    await portal.takeCosts(undefined);
    const { batches, ...sustained } = await clients.ingest({
      ...pipelines,
      entityRefs,
      seconds: INGEST_SECONDS,
    });
    const ingest = {
      ...sustained,
      perSecond: Math.round(sustained.deployments / sustained.seconds),
      batch: { size: BATCH, ...summarise(batches) },
      statements: statementsOf(
        await portal.takeCosts(undefined),
        'recordDeployments',
      ),
    };
    console.log(`${OF_ONE_ENTITY} deployments of one entity …`);
    await clients.ingest({
      ...pipelines,
      entityRefs: [`component:${entity.namespace}/${entity.name}`],
      count: OF_ONE_ENTITY,
    });
    await clients.begin({ baseUrl, people });
    await portal.computeHealth(undefined);
    await clients.settled({ entity });
    const reading = [];
    for (const policy of LOAD_POLICIES) {
      console.log(`${SIZE.people} people read it under ${policy} …`);
      await portal.setPolicy(policy);
      await portal.takeCosts(undefined);
      const { health, floor, n } = await clients.read({ entity, ...READING });
      const costs = await portal.takeCosts(undefined);
      const read = summarise(health);
      const least = summarise(floor);
      reading.push({
        policy,
        n,
        ratio: Math.round((read.p95 / least.p95) * 100) / 100,
        health: read,
        floor: least,
        statements: statementsOf(costs, 'getEntityDeployHealth'),
      });
    }
    return {
      machine,
      engine: await portal.engine(undefined),
      people: SIZE.people,
      entities: SIZE.entities,
      pipelines: PIPELINES,
      ingest,
      reading,
    };
  } finally {
    await clientProcess.stop();
    await stop();
  }
}
