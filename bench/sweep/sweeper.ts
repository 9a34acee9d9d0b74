import { performance } from 'node:perf_hooks';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { send } from '../backend/orrRequests';
import { BenchBackend, startBenchBackend } from '../backend/startBenchBackend';
import { createEntities } from '../catalog/createEntities';
import { serveCalls } from '../load/childCalls';
import { MemoryGrowth } from './MemoryGrowth';
import { RowWrites } from './RowWrites';

/** The size of the catalog: groups, and all the rest. */
export interface CatalogSize {
  entities: number;
  teams: number;
}

/** What one sweep has cost. */
export interface SweepCosts {
  seconds: number;
  statements: number;
  /** Pages that the catalog was asked for. */
  pages: number;
  /** Rows by table. */
  rowWrites: Record<string, number>;
  memory: { beforeMb: number; growthMb: number };
}

const writes = new RowWrites();
let backend: BenchBackend;
let entities: Entity[];
let pages = 0;

/** What the catalog answers arrives as bytes and leaves objects behind, as it does over HTTP. */
function answerWithCopies(): void {
  const { catalog } = backend;
  const query = catalog.queryEntities;
  catalog.queryEntities = async (...args) => {
    pages += 1;
    return JSON.parse(JSON.stringify(await query(...args)));
  };
}

async function sweep(): Promise<SweepCosts> {
  const { knex, scheduler, statements } = backend;
  global.gc?.();
  writes.take();
  statements.take();
  pages = 0;
  const memory = new MemoryGrowth();
  const startedAt = performance.now();
  await scheduler.triggerTask('catalog-sweep');
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const state = await knex('catalog_sweep').first();
  if (!state?.completed_at || state.last_error) {
    throw new Error(`The sweep did not complete: ${state?.last_error}`);
  }
  return {
    seconds,
    statements: statements.take().length,
    pages,
    rowWrites: writes.take(),
    memory: memory.stop(),
  };
}

function owned(entity: Entity, ownerRef: string): Entity {
  return {
    ...entity,
    spec: { ...entity.spec, owner: ownerRef },
    relations: [
      ...(entity.relations ?? []).filter(({ type }) => type !== 'ownedBy'),
      { type: 'ownedBy', targetRef: ownerRef },
    ],
  };
}

/** The plugin on a catalog in memory, and what the measuring process may tell it. */
const calls = {
  async start(options: {
    database: JsonObject;
    size: CatalogSize;
  }): Promise<void> {
    entities = createEntities(options.size.entities, options.size.teams);
    backend = await startBenchBackend({
      database: options.database,
      entities,
    });
    answerWithCopies();
    writes.watch(backend.knex);
  },

  async sweep(_: undefined): Promise<SweepCosts> {
    return sweep();
  },

  /** Begins a sweep, and answers before it has ended. */
  async begin(_: undefined): Promise<void> {
    backend.scheduler.triggerTask('catalog-sweep').catch(() => undefined);
  },

  /** Pages that were stored of the sweep that runs. */
  async pagesDone(_: undefined): Promise<number> {
    const row = await backend
      .knex('catalog_sweep_page')
      .max({ page: 'page' })
      .first();
    return row?.page === null ? 0 : Number(row?.page) + 1;
  },

  /** How many entities are stored, and which sweep was the last. */
  async stored(_: undefined) {
    const count = await backend
      .knex('entity')
      .whereNull('orphaned_at')
      .count({ all: '*' })
      .first();
    const state = await backend.knex('catalog_sweep').first();
    return {
      entities: Number(count?.all),
      generation: Number(state?.generation),
    };
  },

  /** Gives an entity of the catalog to another team. */
  async changeOwner(options: {
    index: number;
    ownerRef: string;
  }): Promise<{ name: string; kind: string }> {
    const entity = entities[options.index];
    backend.catalog.replace(owned(entity, options.ownerRef));
    return {
      name: entity.metadata.name,
      kind: entity.kind.toLocaleLowerCase('en-US'),
    };
  },

  /** The owners that the list shows of an entity. */
  async listedOwners(name: string): Promise<string[]> {
    const { items } = await send(
      backend,
      'listReadiness',
      `/readiness?${new URLSearchParams({ text: name })}`,
    );
    return items.flatMap(({ entity }) => entity.ownerRefs);
  },

  /** The owners that the tab of an entity shows, and how long it takes to open. */
  async openedOwners(entity: { name: string; kind: string }) {
    const startedAt = performance.now();
    const overview = await send(
      backend,
      'getEntityOverview',
      `/entities/${entity.kind}/default/${entity.name}/overview`,
    );
    return {
      ownerRefs: overview.readiness.entity.ownerRefs,
      milliseconds: Math.round(performance.now() - startedAt),
    };
  },

  /** The version of the database server. */
  async engine(_: undefined): Promise<string> {
    const { rows } = await backend.knex.raw('SHOW server_version');
    return `PostgreSQL ${rows[0].server_version}`;
  },
};

export type SweeperCalls = typeof calls;

serveCalls(calls);
