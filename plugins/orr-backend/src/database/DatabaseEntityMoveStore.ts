import { CarriedHistory, EntityMove } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { exchangeEntities } from './exchangeEntities';
import { joinDeployments } from './deployHealth/joinDeployments';
import { joinFacts } from './facts/joinFacts';
import { joinHistories } from './joinHistories';
import { markDueWithParts } from './rollUp/markDue';
import { Transaction } from './transaction';

interface EntityMoveRow {
  id: string;
  from_ref: string;
  to_ref: string;
  from_uid: string | null;
  to_uid: string | null;
  is_swap: boolean | number;
  cause: string;
  moved_by: string | null;
  moved_at: string;
  counts: string;
}

/** A move with the incarnations of both entities. @internal */
export interface StoredEntityMove extends EntityMove {
  fromUid?: string;
  toUid?: string;
}

/** What two entities have open at the same time. @internal */
export interface SharedOpenings {
  /** Checklists of which both are in an open review. */
  checklistIds: string[];
  exemptions: boolean;
}

const OPEN_EXEMPTIONS = ['asked', 'approved'];

/** Carries histories from ref to ref, and knows what was carried. @internal */
export class DatabaseEntityMoveStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps the reviews about these entities from other writers; before the entities themselves are. */
  async lockReviews(trx: Transaction, entityIds: string[]): Promise<void> {
    await trx('review')
      .whereIn(
        'id',
        trx('review_entity')
          .whereIn('entity_id', entityIds)
          .select('review_id'),
      )
      .orderBy('id')
      .select('id')
      .forUpdate();
  }

  /** How much there is of the history of an entity. */
  async countHistory(
    entityId: string,
    handle: Knex = this.#knex,
  ): Promise<CarriedHistory> {
    const count = (table: string, where: (query: Knex.QueryBuilder) => void) =>
      handle(table).where(where).count();
    const own = { entity_id: entityId };
    const row = await handle
      .select({
        reviews: count('review', query => query.where(own)),
        covered: count('review_entity', query =>
          query
            .where(own)
            .whereNotIn(
              'review_id',
              handle('review').where(own).select('review.id'),
            ),
        ),
        decisions: count('decision', query => query.where(own)),
        exemptions: count('exemption', query => query.where(own)),
      })
      .first();
    return {
      reviews: Number(row.reviews),
      covered: Number(row.covered),
      decisions: Number(row.decisions),
      exemptions: Number(row.exemptions),
    };
  }

  /** What both have open at the same time. */
  async listShared(
    ids: {
      fromId: string;
      toId: string;
      /** YYYY-MM-DD in the organisation's time zone. */
      today: string;
    },
    handle: Knex = this.#knex,
  ): Promise<SharedOpenings> {
    const checklistIds: string[] = await handle('review_entity as one')
      .join('review_entity as other', join =>
        join.on('one.open_checklist_id', 'other.open_checklist_id'),
      )
      .where({ 'one.entity_id': ids.fromId, 'other.entity_id': ids.toId })
      .orderBy('one.open_checklist_id')
      .pluck('one.open_checklist_id');
    const exemption = await handle('exemption as one')
      .join('exemption as other', 'one.state', 'other.state')
      .where({ 'one.entity_id': ids.fromId, 'other.entity_id': ids.toId })
      .whereIn('one.state', OPEN_EXEMPTIONS)
      // What was approved until an earlier day stands in nobody's way.
      .where(inForce =>
        inForce
          .where('one.state', 'asked')
          .orWhere(both =>
            both
              .where('one.until', '>=', ids.today)
              .where('other.until', '>=', ids.today),
          ),
      )
      .first('one.id');
    return { checklistIds, exemptions: exemption !== undefined };
  }

  /** Ends exemptions that have run out, so that they do not meet where two histories become one. */
  async endExpired(
    trx: Transaction,
    entityIds: string[],
    today: string,
  ): Promise<void> {
    await trx('exemption')
      .whereIn('entity_id', entityIds)
      .where({ state: 'approved' })
      .where('until', '<', today)
      .update({ state: 'ended', revision: trx.raw('revision + 1') });
  }

  /** Exchanges what the catalog says of two entities. */
  async exchange(
    trx: Transaction,
    ids: { fromId: string; toId: string },
    now: string,
  ): Promise<void> {
    await exchangeEntities(trx, ids, now);
  }

  /** Marks an entity as gone, unless it is already. */
  async markGone(
    trx: Transaction,
    entityId: string,
    now: string,
  ): Promise<void> {
    await trx('entity')
      .where({ id: entityId })
      .whereNull('orphaned_at')
      .update({ orphaned_at: now });
    await markDueWithParts(trx, [entityId]);
  }

  /** Makes the history of one entity a part of that of another. */
  async join(
    trx: Transaction,
    joined: { intoId: string; fromId: string },
  ): Promise<void> {
    await joinHistories(trx, joined);
  }

  /** Carries what pipelines and others have told of one entity to another. */
  async joinDeployments(
    trx: Transaction,
    joined: { intoId: string; fromId: string },
  ): Promise<void> {
    await joinDeployments(trx, joined);
    await joinFacts(trx, joined);
  }

  async insert(trx: Transaction, move: StoredEntityMove): Promise<void> {
    await trx<EntityMoveRow>('entity_move').insert({
      id: move.id,
      from_ref: move.fromRef,
      to_ref: move.toRef,
      from_uid: move.fromUid ?? null,
      to_uid: move.toUid ?? null,
      is_swap: move.swap,
      cause: move.cause,
      moved_by: move.movedBy ?? null,
      moved_at: move.movedAt,
      counts: JSON.stringify(move.carried),
    });
  }

  /** Newest first; one more than the limit tells of a next page. */
  async listPage(options: {
    limit: number;
    before?: { movedAt: string; id: string };
  }): Promise<EntityMove[]> {
    const { limit, before } = options;
    const rows = await this.#knex<EntityMoveRow>('entity_move')
      .modify(query => {
        if (before) {
          query.whereRaw('(moved_at, id) < (?, ?)', [
            before.movedAt,
            before.id,
          ]);
        }
      })
      .orderBy([
        { column: 'moved_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    return rows.map(toMove);
  }

  /**
   * Of entities that name an earlier ref, those whose history was carried accordingly: each incarnation is followed once,
   * so that what is done by hand afterwards stays.
   */
  async listFollowed(
    toRefs: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredEntityMove[]> {
    const rows = await handle<EntityMoveRow>('entity_move').where(either =>
      either
        .whereIn('to_ref', toRefs)
        .orWhere(swapped =>
          swapped.where({ is_swap: true }).whereIn('from_ref', toRefs),
        ),
    );
    return rows.map(row => ({
      ...toMove(row),
      fromUid: row.from_uid ?? undefined,
      toUid: row.to_uid ?? undefined,
    }));
  }

  /** Entities of the catalog that carry an annotation, by ref. */
  async listAnnotated(
    annotation: string,
    options: { after?: string; limit: number },
  ): Promise<string[]> {
    const query = this.#knex('entity_search')
      .join('entity', 'entity.id', 'entity_search.entity_id')
      .where(
        'entity_search.key',
        `metadata.annotations.${annotation}`.toLowerCase(),
      )
      .whereNull('entity.orphaned_at')
      .orderBy('entity.entity_ref')
      .limit(options.limit);
    if (options.after !== undefined) {
      query.where('entity.entity_ref', '>', options.after);
    }
    return query.pluck('entity.entity_ref');
  }
}

function toMove(row: EntityMoveRow): EntityMove {
  return {
    id: row.id,
    fromRef: row.from_ref,
    toRef: row.to_ref,
    swap: !!row.is_swap,
    cause: row.cause as EntityMove['cause'],
    movedBy: row.moved_by ?? undefined,
    movedAt: row.moved_at,
    carried: JSON.parse(row.counts),
  };
}
