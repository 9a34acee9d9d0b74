import { HistoryAction, HistoryEntry } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { HistoryEntryRow, toHistoryEntry } from './historyRows';
import { VisibilityFilter } from './VisibilityFilter';

/** What narrows the history of an entity. @internal */
export interface EntityHistoryFilter {
  entityId: string;
  /** Which reviews of other entities may be told of, where they cover this one. */
  covering: VisibilityFilter;
  actions?: HistoryAction[];
  questionId?: string;
  actorRef?: string;
}

/** The place of an entry in the list. @internal */
export interface EntityHistoryPlace {
  at: string;
  aggregateId: string;
  seq: number;
}

/** An entry with the review that it belongs to, where it belongs to one. @internal */
export interface FoundEntry {
  entry: HistoryEntry;
  entityRef: string;
  review?: { id: string; checklistId: string; checklistVersion: number };
}

type FoundRow = HistoryEntryRow & {
  entity_ref: string;
  review_id: string | null;
  checklist_id: string;
  checklist_version: number;
};

/** What happened to an entity, newest first. @internal */
export class EntityHistoryModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One more than the limit tells of a next page. */
  async listPage(options: {
    filter: EntityHistoryFilter;
    limit: number;
    before?: EntityHistoryPlace;
  }): Promise<FoundEntry[]> {
    const { filter, limit, before } = options;
    const rows: FoundRow[] = await this.#knex('history_entry as entry')
      .leftJoin('review', join =>
        join
          .on('review.id', 'entry.aggregate_id')
          .andOnVal('entry.aggregate_type', 'review'),
      )
      .join(
        'entity',
        'entity.id',
        this.#knex.raw('coalesce(review.entity_id, entry.entity_id)'),
      )
      .where(about => {
        about
          .where(ofReview => this.#isAbout(ofReview, filter))
          .orWhere({
            'entry.aggregate_type': 'exemption',
            'entry.entity_id': filter.entityId,
          });
      })
      .modify(query => {
        if (filter.actions?.length) {
          query.whereIn('entry.action', filter.actions);
        }
        if (filter.questionId !== undefined) {
          query.where('entry.subject', filter.questionId);
        }
        if (filter.actorRef !== undefined) {
          query.where('entry.actor_ref', filter.actorRef);
        }
        if (before) {
          query.whereRaw(
            '(entry.at, entry.aggregate_id, entry.seq) < (?, ?, ?)',
            [before.at, before.aggregateId, before.seq],
          );
        }
      })
      .orderBy([
        { column: 'entry.at', order: 'desc' },
        { column: 'entry.aggregate_id', order: 'desc' },
        { column: 'entry.seq', order: 'desc' },
      ])
      .limit(limit + 1)
      .select(
        'entry.*',
        'entity.entity_ref',
        { review_id: 'review.id' },
        'review.checklist_id',
        'review.checklist_version',
      );
    return rows.map(row => ({
      entry: toHistoryEntry(row),
      entityRef: row.entity_ref,
      review:
        row.review_id === null
          ? undefined
          : {
              id: row.review_id,
              checklistId: row.checklist_id,
              checklistVersion: row.checklist_version,
            },
    }));
  }

  /** Of its own reviews all; of those that cover it what is told of all that they cover, or of it alone. */
  #isAbout(
    query: Knex.QueryBuilder,
    { entityId, covering }: EntityHistoryFilter,
  ): void {
    query.where({ 'entry.entity_id': entityId, 'review.entity_id': entityId });
    query.orWhere(others => {
      applyVisibility(
        others
          .whereNot('review.entity_id', entityId)
          .whereIn(
            'review.id',
            this.#knex('review_entity')
              .where({ entity_id: entityId })
              .select('review_id'),
          )
          .where(told =>
            told
              .where('entry.entity_id', entityId)
              .orWhere(common =>
                common
                  .whereRaw('entry.entity_id = review.entity_id')
                  .whereNot('entry.action', 'exception.saved'),
              ),
          ),
        covering,
        { review: 'review' },
      );
    });
  }
}
