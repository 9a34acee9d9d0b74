import { performance } from 'node:perf_hooks';
import { Entity } from '@backstage/catalog-model';
import { BenchBackend } from '../backend/startBenchBackend';
import { fillHistory } from '../history/fillHistory';

const CHANGED_EVERY = 100;

export interface SweepResult {
  name: string;
  seconds: number;
  statements: number;
}

async function sweep(
  name: string,
  { knex, scheduler, statements }: BenchBackend,
): Promise<SweepResult> {
  const before = await knex('catalog_sweep').first();
  statements.take();
  const startedAt = performance.now();
  await scheduler.triggerTask('catalog-sweep');
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const sent = statements.take().length;
  const after = await knex('catalog_sweep').first();
  if (
    !after?.completed_at ||
    after.last_error ||
    after.generation === before?.generation
  ) {
    throw new Error(`The sweep did not complete: ${after?.last_error}`);
  }
  return { name, seconds, statements: sent };
}

function changed(entity: Entity): Entity {
  const { metadata } = entity;
  return { ...entity, metadata: { ...metadata, description: 'Changed' } };
}

/** Sweeps an empty database full, and then again under other conditions. Leaves the tables as a portal has them. */
export async function measureSweeps(
  backend: BenchBackend,
  entities: Entity[],
): Promise<SweepResult[]> {
  const { catalog, clock, knex, scheduler } = backend;
  const results = [await sweep('everything is new', backend)];
  await scheduler.triggerTask('readiness-clock');
  await fillHistory(knex, clock.now());
  results.push(await sweep('every standing is computed anew', backend));
  results.push(await sweep('nothing has changed', backend));
  entities
    .filter(({ kind }) => kind !== 'Group')
    .filter((_, index) => index % CHANGED_EVERY === 0)
    .forEach(entity => catalog.replace(changed(entity)));
  results.push(await sweep('one in a hundred has changed', backend));
  return results;
}
