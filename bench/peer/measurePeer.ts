import { callsTo } from '../load/childCalls';
import { createPeople, seenByAll } from '../load/createPeople';
import { RequestCost } from '../load/RequestCosts';
import { startChild } from '../load/startChild';
import { startLoadedPortal } from '../load/startLoadedPortal';
import { summarise } from '../measure/summarise';
import { machineFacts } from '../report/machineFacts';
import type { PeerCalls, ReadingCalls } from '../scorecard/clients';
import type { Answered } from '../scorecard/Reader';
import { ensurePeer, PEER } from './ensurePeer';
import { CHECKS, FACT_IDS, peerConfig } from './peerChecks';

const SIZE = { entities: 1_000, people: 20 };
const CLIENTS = 10;
/** Of each client: one takes their backend seconds. */
const BOARDS = 2;
const EXPORTS = 5;

function summaryOf(answers: Answered[], costs: RequestCost[]) {
  const own = costs.filter(({ route }) => route !== 'floor');
  const statements = own.map(cost => cost.statements);
  return {
    ...summarise(answers.map(({ milliseconds }) => milliseconds)),
    bytes: Math.max(...answers.map(({ bytes }) => bytes)),
    statements: [Math.min(...statements), Math.max(...statements)],
  };
}

const seconds = (milliseconds: number) => Math.round(milliseconds) / 1_000;

/**
 * The same work with the peer and with ours, in the same portal on the same database: what is shown of one entity and of
 * all, and what it takes to store and to judge. The tokens of both are of the same people.
 */
export async function measurePeer(reading: {
  seconds: number;
  warmUpSeconds: number;
}) {
  const machine = machineFacts();
  await ensurePeer();
  const { people, entities } = createPeople(SIZE);
  const clientProcess = startChild('scorecard/clients.ts');
  const clients = callsTo<ReadingCalls & PeerCalls>(clientProcess.child);
  const { portal, baseUrl, stop } = await startLoadedPortal(SIZE, {
    peer: { config: { techInsights: peerConfig() } },
  });
  try {
    await portal.fillYear(SIZE);
    const insertedMs = await portal.insertPeerFacts(undefined);
    const judgedMs = await portal.judgeAll(SIZE);
    await clients.begin({
      baseUrl,
      userRefs: people.map(({ userRef }) => userRef),
    });
    const names = seenByAll(entities, people);
    const measured = async (read: () => Promise<Answered[]>) => {
      await portal.takeCosts(undefined);
      const answers = await read();
      return summaryOf(answers, await portal.takeCosts(undefined));
    };
    const ofOurs = (paths: string[]) =>
      measured(async () => {
        const { answers } = await clients.read({
          paths,
          clients: CLIENTS,
          ...reading,
        });
        return answers;
      });
    return {
      machine,
      engine: await portal.engine(undefined),
      peer: PEER,
      entities: SIZE.entities,
      components: entities.filter(({ kind }) => kind === 'Component').length,
      checks: CHECKS,
      clients: CLIENTS,
      theirs: {
        report: await measured(() =>
          clients.readPeerReports({
            checks: FACT_IDS,
            names,
            clients: CLIENTS,
            ...reading,
          }),
        ),
        board: await measured(() =>
          clients.readPeerBoards({
            checks: FACT_IDS,
            clients: CLIENTS,
            runs: BOARDS,
          }),
        ),
        insertSeconds: seconds(insertedMs),
      },
      ours: {
        tab: await ofOurs(
          names.map(name => `/entities/component/default/${name}/overview`),
        ),
        firstPage: await ofOurs(['/readiness?limit=50']),
        export: await measured(() =>
          clients.readOnce({ path: '/readiness.csv', runs: EXPORTS }),
        ),
        judgeSeconds: seconds(judgedMs),
      },
    };
  } finally {
    await clientProcess.stop();
    await stop();
  }
}

export type PeerFigures = Awaited<ReturnType<typeof measurePeer>>;
