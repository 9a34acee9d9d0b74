import { ReassignableKind } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import {
  AssignedCampaign,
  findAssignedCampaigns,
  giveCampaigns,
} from './assignedCampaigns';
import { chunksFor } from './chunks';
import { DatabaseHistoryLog, Telling } from './DatabaseHistoryLog';
import {
  AssignedItem,
  Handing,
  REASSIGNABLES,
  ReviewReassignableKind,
} from './reassignables';
import { Transaction } from './transaction';
import { VisibilityFilter } from './VisibilityFilter';

/** The entity that something in hand is about. @internal */
export interface AssignedEntity {
  entityRef: string;
  title?: string;
}

/** What was given of one kind, and what is to be told of it. */
interface Given {
  count: number;
  tellings: Omit<Telling, 'at' | 'actorRef'>[];
  ofReviews: string[];
}

/** What was given, and in which reviews. @internal */
export interface GivenItems {
  counts: Map<ReassignableKind, number>;
  reviewIds: string[];
}

/** What people and groups have in hand, and gives it to others. @internal */
export class DatabaseReassignmentStore {
  readonly #knex: Knex;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(knex: Knex, historyLog: DatabaseHistoryLog) {
    this.#knex = knex;
    this.#historyLog = historyLog;
  }

  async count(
    kind: ReassignableKind,
    fromRef: string,
    handle: Knex = this.#knex,
  ): Promise<number> {
    const found =
      kind === 'campaigns'
        ? findAssignedCampaigns(handle, fromRef).select('id')
        : REASSIGNABLES[kind].find(handle, fromRef);
    const row = await handle
      .from(found.as('found'))
      .count({ all: '*' })
      .first();
    return Number(row?.all);
  }

  /** The entities of the first of them, each once. */
  async listEntities(
    kind: ReviewReassignableKind,
    options: { fromRef: string; limit: number; visibility: VisibilityFilter },
  ): Promise<AssignedEntity[]> {
    const rows: { entity_ref: string; title: string | null }[] =
      await applyVisibility(
        this.#knex('entity').whereIn(
          'entity.id',
          REASSIGNABLES[kind]
            .find(this.#knex, options.fromRef)
            .clearSelect()
            .select('review.entity_id'),
        ),
        options.visibility,
      )
        .orderBy(['entity.sort_name', 'entity.id'])
        .limit(options.limit)
        .select('entity.entity_ref', 'entity.title');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      title: row.title ?? undefined,
    }));
  }

  /** The first of those that have begun; a draft is nobody's business yet. */
  async listCampaigns(options: {
    fromRef: string;
    limit: number;
  }): Promise<AssignedCampaign[]> {
    return findAssignedCampaigns(this.#knex, options.fromRef)
      .where('state', 'running')
      .orderBy(['due_on', 'id'])
      .limit(options.limit)
      .select('id', 'title');
  }

  /** Whatever reviews are about, the covered parts included. */
  async listSubjects(trx: Transaction, reviewIds: string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const chunk of chunksFor(trx, reviewIds)) {
      const ids: string[] = await trx('review_entity')
        .whereIn('review_id', chunk)
        .distinct()
        .pluck('entity_id');
      ids.forEach(id => found.add(id));
    }
    return [...found].sort();
  }

  /** Gives so many of these kinds at most. The number of statements does not depend on how many there are. */
  async give(
    trx: Transaction,
    options: Handing & {
      fromRef: string;
      kinds: ReassignableKind[];
      limit: number;
    },
  ): Promise<GivenItems> {
    const { fromRef, kinds, limit, ...handing } = options;
    const counts = new Map<ReassignableKind, number>();
    const reviewIds = new Set<string>();
    let room = limit;
    for (const kind of kinds) {
      const { count, tellings, ofReviews } =
        kind === 'campaigns'
          ? await giveCampaigns(trx, { fromRef, limit: room, handing })
          : await this.#giveOfReviews(trx, {
              kind,
              fromRef,
              limit: room,
              handing,
            });
      await this.#historyLog.appendAll(
        trx,
        tellings.map(telling => ({
          ...telling,
          at: handing.at,
          actorRef: handing.actorRef,
        })),
        { wordsKeptElsewhere: true },
      );
      counts.set(kind, count);
      ofReviews.forEach(id => reviewIds.add(id));
      room -= count;
    }
    return { counts, reviewIds: [...reviewIds].sort() };
  }

  async #giveOfReviews(
    trx: Transaction,
    options: {
      kind: ReviewReassignableKind;
      fromRef: string;
      limit: number;
      handing: Handing;
    },
  ): Promise<Given> {
    const { kind, handing } = options;
    const items = await this.#take(trx, options);
    return {
      count: items.length,
      tellings: items.length
        ? await REASSIGNABLES[kind].give(trx, items, handing)
        : [],
      ofReviews: items.map(({ review_id }) => review_id),
    };
  }

  /** As they are once their reviews are kept from other writers. */
  async #take(
    trx: Transaction,
    options: { kind: ReviewReassignableKind; fromRef: string; limit: number },
  ): Promise<AssignedItem[]> {
    const { kind, fromRef, limit } = options;
    const { find } = REASSIGNABLES[kind];
    const ids: string[] = await find(trx, fromRef)
      .clearSelect()
      .orderBy('review.id')
      .limit(limit)
      .pluck('review.id');
    if (!ids.length) {
      return [];
    }
    await trx('review')
      .whereIn('id', ids)
      .orderBy('id')
      .select('id')
      .forUpdate();
    return find(trx, fromRef)
      .whereIn('review.id', ids)
      .orderBy(['review.id', 'item_id'])
      .limit(limit)
      .select({ review_id: 'review.id' }, 'review.entity_id');
  }
}
