import { TEMPLATE_ANNOTATION } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { VisibilityFilter } from '../VisibilityFilter';

/** An entity with answers that rest on a vouching. @internal */
export interface RestingEntity {
  id: string;
  entityRef: string;
  name: string;
  title?: string;
  /** In its decision in force. */
  isDecided: boolean;
  /** In a running review. */
  isRunning: boolean;
}

/** What rests on a vouching is looked for. @internal */
export interface RestingOn {
  vouchingId: string;
  /** Full ref of what vouches, in lower case. */
  voucherRef: string;
  checklistId: string;
  questionIds: string[];
}

interface RestingRow {
  id: string;
  entity_ref: string;
  name: string;
  title: string | null;
}

const EVERYTHING: VisibilityFilter = { type: 'everything' };

/** Finds what rests on a vouching, in a number of statements that does not grow with it. @internal */
export class VouchingImpactModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By ref; the first of them where there is a limit. */
  async list(
    on: RestingOn,
    options: {
      visibility?: VisibilityFilter;
      limit?: number;
      trx?: Transaction;
    } = {},
  ): Promise<RestingEntity[]> {
    const handle = options.trx ?? this.#knex;
    const found = new Map<string, RestingEntity>();
    const kinds = [
      { flag: 'isDecided' as const, ids: this.#decidedIds(handle, on) },
      { flag: 'isRunning' as const, ids: this.#runningIds(handle, on) },
    ];
    for (const { flag, ids } of kinds) {
      for (const row of await this.#entities(handle, ids, options)) {
        const entity = found.get(row.id) ?? {
          id: row.id,
          entityRef: row.entity_ref,
          name: row.name,
          title: row.title ?? undefined,
          isDecided: false,
          isRunning: false,
        };
        found.set(row.id, { ...entity, [flag]: true });
      }
    }
    return [...found.values()]
      .sort((one, other) => (one.entityRef < other.entityRef ? -1 : 1))
      .slice(0, options.limit);
  }

  /** How many there are of both kinds. */
  async count(
    on: RestingOn,
    visibility: VisibilityFilter,
  ): Promise<{ decided: number; running: number }> {
    const counted = async (ids: Knex.QueryBuilder) => {
      const query = this.#knex('entity')
        .whereNull('entity.orphaned_at')
        .whereIn('entity.id', ids);
      applyVisibility(query, visibility);
      const [{ count }] = await query.count({ count: '*' });
      return Number(count);
    };
    return {
      decided: await counted(this.#decidedIds(this.#knex, on)),
      running: await counted(this.#runningIds(this.#knex, on)),
    };
  }

  /** Owners of each of some entities. */
  async ownersOf(
    trx: Transaction,
    entityIds: string[],
  ): Promise<Map<string, string[]>> {
    const owners = new Map<string, string[]>();
    for (const chunk of chunksFor(trx, entityIds)) {
      const rows: { entity_id: string; owner_ref: string }[] = await trx(
        'entity_owner',
      )
        .whereIn('entity_id', chunk)
        .orderBy(['entity_id', 'owner_ref'])
        .select('entity_id', 'owner_ref');
      rows.forEach(({ entity_id, owner_ref }) =>
        owners.set(entity_id, [...(owners.get(entity_id) ?? []), owner_ref]),
      );
    }
    return owners;
  }

  /** Has the decisions that rest on it looked at again. */
  async markDriftDue(
    trx: Transaction,
    { vouchingId }: Pick<RestingOn, 'vouchingId'>,
    now: Date,
  ): Promise<void> {
    const at = now.toISOString();
    await trx('drift_look')
      .whereIn(
        'entity_id',
        trx('vouched_answer')
          .where('vouching_id', vouchingId)
          .select('entity_id'),
      )
      .where('due_at', '>', at)
      .update({ due_at: at });
  }

  async #entities(
    handle: Knex,
    ids: Knex.QueryBuilder,
    options: { visibility?: VisibilityFilter; limit?: number },
  ): Promise<RestingRow[]> {
    const { visibility = EVERYTHING, limit } = options;
    const query = handle('entity')
      .whereNull('entity.orphaned_at')
      .whereIn('entity.id', ids);
    applyVisibility(query, visibility).orderBy('entity.entity_ref');
    if (limit !== undefined) {
      query.limit(limit);
    }
    return query.select(
      'entity.id',
      'entity.entity_ref',
      'entity.name',
      'entity.title',
    );
  }

  #decidedIds(handle: Knex, { vouchingId }: RestingOn) {
    return handle('vouched_answer as rests')
      .join('readiness as stands', on =>
        on
          .on('stands.decision_id', 'rests.decision_id')
          .andOn('stands.entity_id', 'rests.entity_id'),
      )
      .where('rests.vouching_id', vouchingId)
      .select('rests.entity_id');
  }

  /** What is built on it and is being reviewed, as long as nobody has answered all that is vouched for. */
  #runningIds(handle: Knex, on: RestingOn) {
    const { voucherRef, checklistId, questionIds } = on;
    const answered = handle('answer as given')
      .whereRaw('given.review_id = running.id')
      .whereNotNull('given.statement')
      .whereIn('given.question_id', questionIds)
      .count({ count: '*' });
    return handle('review as running')
      .join('review_entity as about', 'about.review_id', 'running.id')
      .where('running.checklist_id', checklistId)
      .whereIn('running.state', ['inProgress', 'changesRequested', 'submitted'])
      .whereRaw('(?) < ?', [answered, questionIds.length])
      .whereExists(
        handle('entity_search as built')
          .whereRaw('built.entity_id = about.entity_id')
          .where(either =>
            either
              .where({ 'built.key': 'relations.dependson' })
              .where('built.value', voucherRef)
              .orWhere(made =>
                made
                  .where({
                    'built.key': `metadata.annotations.${TEMPLATE_ANNOTATION}`,
                  })
                  .whereIn('built.value', templateNames(voucherRef)),
              ),
          )
          .select('built.key'),
      )
      .select('about.entity_id');
  }
}

/** As annotations may write it. */
function templateNames(voucherRef: string): string[] {
  const [kind, rest] = voucherRef.split(':');
  const [namespace, name] = rest.split('/');
  return kind === 'template'
    ? [voucherRef, ...(namespace === 'default' ? [`${kind}:${name}`] : [])]
    : [];
}
