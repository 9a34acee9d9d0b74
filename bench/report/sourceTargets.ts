import { busy, machineOf, range } from './reading';
import type { Target } from './Target';
import type { SourceFigures } from './writeSources';

const PER_SECOND = 500;
const RATIO = 1.5;
const READ_STATEMENTS = 8;

function ingestTarget(told: SourceFigures['told'], when: string): Target {
  const { ingest, machine } = told;
  return {
    name: 'deployments told in batches',
    limit: `at least ${PER_SECOND} a second`,
    measured: `${ingest.perSecond} a second for ${Math.round(
      ingest.seconds,
    )} s; a batch of ${ingest.batch.size}: p95 ${ingest.batch.p95} ms`,
    met: ingest.perSecond >= PER_SECOND,
    why: busy(machine),
    statements: range(ingest.statements),
    engine: told.engine,
    policy: 'allowAll',
    load: `${told.pipelines} pipelines, ${told.entities} entities`,
    machine: machineOf(machine),
    when,
    source: 'results/sources.json',
    figures: ingest,
  };
}

function readTargets(told: SourceFigures['told'], when: string): Target[] {
  return told.reading.map(figures => ({
    name: 'deploy health of 10,000 deployments',
    limit: `at most ${READ_STATEMENTS} statements, p95 at most ${RATIO} × floor`,
    measured: `${range(figures.statements)} statements; p95 ${
      figures.health.p95
    } ms, floor ${figures.floor.p95} ms; ratio ${figures.ratio}`,
    met:
      figures.ratio <= RATIO &&
      Math.max(...figures.statements) <= READ_STATEMENTS,
    why: busy(told.machine),
    statements: range(figures.statements),
    engine: told.engine,
    policy: figures.policy,
    load: `${told.people} people, each health and floor once a second`,
    machine: machineOf(told.machine),
    when,
    source: 'results/sources.json',
    figures,
  }));
}

function pollingTarget(
  polling: SourceFigures['polling'],
  when: string,
): Target {
  const { first, again } = polling;
  const most = Math.max(first.mostInFlight, again.mostInFlight);
  return {
    name: `asking about ${polling.bindings} bindings`,
    limit: 'one request in flight per host at most',
    measured: `${most} in flight; ${first.requests} requests in ${first.seconds} s for the first time, ${again.requests} in ${again.seconds} s half an hour later`,
    met: most === 1 && polling.unsynced === 0,
    why: busy(polling.machine),
    statements: `${first.statements}, ${again.statements}`,
    engine: 'PostgreSQL',
    policy: 'none',
    load: `${polling.hosts} hosts that answer after ${polling.latencyMs} ms`,
    machine: machineOf(polling.machine),
    when,
    source: 'results/sources.json',
    figures: { first, again },
  };
}

/** What was promised about what machines tell. */
export function sourceTargets(figures?: SourceFigures): Target[] {
  if (!figures) {
    return [];
  }
  const { told, polling, when } = figures;
  return [
    ingestTarget(told, when),
    pollingTarget(polling, when),
    ...readTargets(told, when),
  ];
}
