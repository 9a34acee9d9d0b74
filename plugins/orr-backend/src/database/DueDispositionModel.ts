import { DispositionType } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { DispositionRow } from './dispositionRows';

/** A disposition whose day is near or has passed. @internal */
export interface DueDisposition {
  id: string;
  type: DispositionType;
  until: string;
  ownerRef?: string;
  proposedBy: string;
  decidedBy?: string;
  reviewId: string;
  questionId: string;
  entity: {
    entityRef: string;
    name: string;
    title?: string;
    ownerRefs: string[];
  };
}

type DueRow = DispositionRow & {
  entity_ref: string;
  name: string;
  title: string | null;
};

/** Finds the dispositions of whose day people are to be told. @internal */
export class DueDispositionModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Open actions and what was approved, up to these days, by id; without those whose stage was told of already. */
  async list(options: {
    today: string;
    actionsTo: string;
    approvedTo: string;
    /** What scopes begin with, before the id. */
    scopes: { action: string; approved: string };
    stages: { soon: string; past: string };
    afterId?: string;
    limit: number;
  }): Promise<DueDisposition[]> {
    const { today, scopes, stages, afterId, limit } = options;
    const query = this.#knex('disposition as d')
      .join('entity as e', 'e.id', 'd.entity_id')
      .whereNull('e.orphaned_at')
      .where(due =>
        due
          .where(action =>
            action
              .where('d.state', 'open')
              .where('d.until_day', '<=', options.actionsTo),
          )
          .orWhere(approved =>
            approved
              .where('d.state', 'approved')
              .where('d.until_day', '<=', options.approvedTo),
          ),
      )
      .whereNotExists(
        this.#knex('told')
          .select('told.scope')
          .whereRaw(
            "told.scope = (CASE WHEN d.type = 'action' THEN ? ELSE ? END) || d.id",
            [scopes.action, scopes.approved],
          )
          .whereRaw(
            'told.stage = (CASE WHEN d.until_day < ? THEN ? ELSE ? END) || d.until_day',
            [today, stages.past, stages.soon],
          ),
      )
      .orderBy('d.id')
      .limit(limit)
      .select('d.*', 'e.entity_ref', 'e.name', 'e.title');
    if (afterId !== undefined) {
      query.where('d.id', '>', afterId);
    }
    const rows: DueRow[] = await query;
    const owners = await this.#ownersOf(rows);
    return rows.map(row => toDue(row, owners.get(row.entity_id) ?? []));
  }

  async #ownersOf(rows: DueRow[]): Promise<Map<string, string[]>> {
    const owners = new Map<string, string[]>();
    const found: { entity_id: string; owner_ref: string }[] = rows.length
      ? await this.#knex('entity_owner')
          .whereIn('entity_id', [
            ...new Set(rows.map(({ entity_id }) => entity_id)),
          ])
          .orderBy('owner_ref')
      : [];
    found.forEach(({ entity_id, owner_ref }) =>
      owners.set(entity_id, [...(owners.get(entity_id) ?? []), owner_ref]),
    );
    return owners;
  }
}

function toDue(row: DueRow, ownerRefs: string[]): DueDisposition {
  return {
    id: row.id,
    type: row.type as DispositionType,
    until: row.until_day!,
    ownerRef: row.owner_ref ?? undefined,
    proposedBy: row.proposed_by,
    decidedBy: row.decided_by ?? undefined,
    reviewId: row.review_id,
    questionId: row.question_id,
    entity: {
      entityRef: row.entity_ref,
      name: row.name,
      title: row.title ?? undefined,
      ownerRefs,
    },
  };
}
