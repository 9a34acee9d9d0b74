import { randomUUID } from 'node:crypto';
import { DeployState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { markDue } from '../rollUp/markDue';
import { selectEntities, toFoundEntities } from '../entityRows';
import { StoredEntity } from '../StoredEntity';
import { Transaction } from '../transaction';

interface HealthRow {
  entity_id: string;
  due_at: string;
  told_token: string | null;
  computed_at: string | null;
  health: string | null;
  state: DeployState | null;
}

/** Without a row all of it is null. */
type ShownRow = Pick<HealthRow, 'health' | 'computed_at'> & {
  due_at: string | null;
};

/** What is kept of how an entity fares. @internal */
export interface StoredHealth<T> {
  health?: T;
  computedAt?: string;
  /** To be computed again. */
  isDue: boolean;
}

/** An entity whose health is to be computed. @internal */
export interface DueHealth<T = unknown> {
  entityId: string;
  /** As it was computed last. */
  health?: T;
  /** That of then, in one word. */
  state?: DeployState;
  /** Of what was told last when it was listed. */
  token: string | null;
}

function toStoredHealth<T>(
  row: ShownRow | undefined,
  now: Date,
): StoredHealth<T> {
  return {
    health: row?.health ? JSON.parse(row.health) : undefined,
    computedAt: row?.computed_at ?? undefined,
    isDue: !!row?.due_at && row.due_at <= now.toISOString(),
  };
}

/** How entities fare, as computed last, and when it is to be computed again. @internal */
export class DatabaseDeployHealthStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Something was told of these entities. */
  async markDue(
    trx: Transaction,
    entityIds: Iterable<string>,
    now: Date,
  ): Promise<void> {
    const rows = [...entityIds].sort().map(
      (entityId): HealthRow => ({
        entity_id: entityId,
        due_at: now.toISOString(),
        told_token: randomUUID(),
        computed_at: null,
        health: null,
        state: null,
      }),
    );
    for (const chunk of rows.length ? chunksFor(trx, rows, 6) : []) {
      await trx<HealthRow>('deploy_health')
        .insert(chunk)
        .onConflict('entity_id')
        .merge(['due_at', 'told_token']);
    }
  }

  async listDue<T>(options: {
    now: Date;
    limit: number;
    except?: string[];
  }): Promise<DueHealth<T>[]> {
    const rows = await this.#knex<HealthRow>('deploy_health')
      .where('due_at', '<=', options.now.toISOString())
      .whereNotIn('entity_id', options.except ?? [])
      .orderBy(['due_at', 'entity_id'])
      .limit(options.limit)
      .select('entity_id', 'told_token', 'health', 'state');
    return rows.map(({ entity_id, told_token, health, state }) => ({
      entityId: entity_id,
      state: state ?? undefined,
      token: told_token,
      health: health === null ? undefined : JSON.parse(health),
    }));
  }

  /** Stores what was computed, unless something was told meanwhile: then the entity is due still. */
  async put(
    last: DueHealth,
    computed: {
      health: unknown;
      state: DeployState;
      computedAt: string;
      dueAt: string;
    },
  ): Promise<void> {
    const { entityId, token } = last;
    const { health, state, computedAt, dueAt } = computed;
    const store = (handle: Knex) =>
      handle<HealthRow>('deploy_health')
        .where({ entity_id: entityId, told_token: token })
        .update({
          health: JSON.stringify(health),
          state,
          computed_at: computedAt,
          due_at: dueAt,
          told_token: null,
        });
    if (state === (last.state ?? 'none')) {
      await store(this.#knex);
      return;
    }
    // It counts beside the filters of the list.
    await this.#knex.transaction(async trx => {
      if (await store(trx)) {
        await markDue(trx, [entityId]);
      }
    });
  }

  async get<T>(entityId: string, now: Date): Promise<StoredHealth<T>> {
    const row = await this.#knex<HealthRow>('deploy_health')
      .where({ entity_id: entityId })
      .first('health', 'computed_at', 'due_at');
    return toStoredHealth(row, now);
  }

  /** The same together with the entity, by one statement. */
  async findWithEntity<T>(
    entityRef: string,
    now: Date,
  ): Promise<{ entity: StoredEntity; health: StoredHealth<T> } | undefined> {
    const rows: ShownRow[] = await selectEntities(
      this.#knex('entity')
        .leftJoin('deploy_health', 'deploy_health.entity_id', 'entity.id')
        .where('entity.entity_ref', entityRef)
        .select(
          'deploy_health.health',
          'deploy_health.computed_at',
          'deploy_health.due_at',
        ),
    );
    const [entity] = toFoundEntities(rows);
    return entity && { entity, health: toStoredHealth(rows[0], now) };
  }
}
