import { performance } from 'node:perf_hooks';
import { Statement, StatementLog } from '../backend/StatementLog';
import { summarise } from './summarise';

const WARM_UP = 10;
const MIN_RUNS = 20;
const MAX_RUNS = 100;
const BUDGET_MS = 2_000;

/** One kind of request, sent again and again by one client. */
export interface Scenario {
  name: string;
  send(run: number): Promise<unknown>;
  /** What has to happen before a run and is no part of it. */
  prepare?(): void;
}

export interface RequestResult {
  name: string;
  runs: number;
  /** In milliseconds. */
  median: number;
  p95: number;
  /** SQL statements of one request, the fewest and the most. */
  statements: [min: number, max: number];
  /** The statement that took longest on average. */
  slowest: { sql: string; milliseconds: number };
}

function slowestOf(statements: Statement[], runs: number) {
  const bySql = new Map<string, number>();
  for (const { sql, milliseconds } of statements) {
    bySql.set(sql, (bySql.get(sql) ?? 0) + milliseconds);
  }
  const [sql, total] = [...bySql].sort((a, b) => b[1] - a[1])[0];
  return { sql, milliseconds: Math.round((total / runs) * 100) / 100 };
}

export async function measureRequests(
  scenario: Scenario,
  log: StatementLog,
): Promise<RequestResult> {
  const latencies: number[] = [];
  const counts: number[] = [];
  const statements: Statement[] = [];
  let run = 0;
  for (; run < WARM_UP; run++) {
    scenario.prepare?.();
    await scenario.send(run);
  }
  const endsAt = performance.now() + BUDGET_MS;
  const isDone = () =>
    latencies.length >= MAX_RUNS ||
    (latencies.length >= MIN_RUNS && performance.now() > endsAt);
  for (; !isDone(); run++) {
    scenario.prepare?.();
    log.take();
    const startedAt = performance.now();
    await scenario.send(run);
    latencies.push(performance.now() - startedAt);
    const sent = log.take();
    counts.push(sent.length);
    statements.push(...sent);
  }
  return {
    name: scenario.name,
    ...summarise(latencies),
    statements: [Math.min(...counts), Math.max(...counts)],
    slowest: slowestOf(statements, latencies.length),
  };
}
