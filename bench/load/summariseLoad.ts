import { summarise } from '../measure/summarise';
import type { Latencies } from './clients';
import { RequestCost } from './RequestCosts';

const ROUTES: Record<keyof Latencies, string> = {
  save: 'saveAnswer',
  floor: 'floor',
  tab: 'getEntityOverview',
};

const KINDS = Object.keys(ROUTES) as (keyof Latencies)[];

/** How often each plugin was asked for what in one request, the fewest and the most. */
function outgoingOf(costs: RequestCost[]): Record<string, [number, number]> {
  const names = new Set(costs.flatMap(({ outgoing }) => outgoing));
  return Object.fromEntries(
    [...names].sort().map(name => {
      const counts = costs.map(
        ({ outgoing }) => outgoing.filter(called => called === name).length,
      );
      return [name, [Math.min(...counts), Math.max(...counts)]];
    }),
  );
}

function summariseKind(
  kind: keyof Latencies,
  all: Latencies,
  log: RequestCost[],
) {
  const costs = log.filter(({ route }) => route === ROUTES[kind]);
  const statements = costs.map(cost => cost.statements);
  const server = (value: (cost: RequestCost) => number) => {
    const { median, p95 } = summarise(costs.map(value));
    return { median, p95 };
  };
  return {
    ...summarise(all[kind]),
    statements: [Math.min(...statements), Math.max(...statements)],
    outgoing: outgoingOf(costs),
    /** Milliseconds inside the backend, warm-up included. */
    inBackend: {
      total: server(({ totalMs }) => totalMs),
      outgoing: server(({ outgoingMs }) => outgoingMs),
      database: server(({ databaseMs }) => databaseMs),
      commit: server(({ commitMs }) => commitMs),
    },
  };
}

/** What clients met, beside what it cost the backend. */
export function summariseLoad(latencies: Latencies, costs: RequestCost[]) {
  const [save, floor, tab] = KINDS.map(kind =>
    summariseKind(kind, latencies, costs),
  );
  const ratio = Math.round((save.p95 / floor.p95) * 100) / 100;
  return { ratio, save, floor, tab };
}
