import { OwnedVouching } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { chunksFor, insertRows } from '../chunks';
import { Transaction } from '../transaction';
import { VisibilityFilter } from '../VisibilityFilter';
import {
  StoredVouching,
  toStoredVouching,
  toVouching,
  toVouchingRow,
  VoucherRow,
  VouchingRow,
} from './vouchingRows';

/** What narrows the list of vouchings. @internal */
export interface VouchingFilter {
  visibility: VisibilityFilter;
  checklistId?: string;
  /** Full ref of what vouches, in lower case. */
  voucherRef?: string;
}

/** An answer of a decision that rests on a vouching. @internal */
export interface VouchedAnswer {
  entityId: string;
  decisionId: string;
  questionId: string;
  vouchingId: string;
}

/** What platforms and software templates vouch for, and which decided answers rest on it. @internal */
export class DatabaseVouchingStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredVouching | undefined> {
    return (await this.listByIds([id], handle))[0];
  }

  async listByIds(
    ids: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredVouching[]> {
    const found: StoredVouching[] = [];
    for (const chunk of chunksFor(handle, ids)) {
      const rows = await handle<VouchingRow>('vouching')
        .whereIn('id', chunk)
        .orderBy('id');
      found.push(...rows.map(toStoredVouching));
    }
    return found;
  }

  /** What these vouch for that was not withdrawn for good, with their owners, in one statement. */
  async listOf(
    voucherRefs: string[],
    handle: Knex = this.#knex,
  ): Promise<OwnedVouching[]> {
    const found = new Map<string, OwnedVouching & { ownerRefs: string[] }>();
    for (const chunk of chunksFor(handle, voucherRefs)) {
      const rows: (VoucherRow & { owner_ref: string | null })[] = await handle(
        'vouching',
      )
        .join('entity', 'entity.id', 'vouching.entity_id')
        .leftJoin('entity_owner as claim', 'claim.entity_id', 'entity.id')
        .whereIn('entity.entity_ref', chunk)
        .whereNull('entity.orphaned_at')
        .whereNot('vouching.state', 'withdrawn')
        .orderBy(['vouching.id', 'claim.owner_ref'])
        .select(
          'vouching.*',
          'entity.entity_ref',
          'entity.title',
          'claim.owner_ref',
        );
      for (const { owner_ref, ...row } of rows) {
        const vouching = found.get(row.id) ?? {
          ...shown(row),
          ownerRefs: [],
        };
        vouching.ownerRefs.push(...(owner_ref === null ? [] : [owner_ref]));
        found.set(row.id, vouching);
      }
    }
    return [...found.values()];
  }

  /** Newest first, one more than the limit where there is a next page. */
  async listPage(options: {
    filter: VouchingFilter;
    limit: number;
    after?: { createdAt: string; id: string };
  }): Promise<StoredVouching[]> {
    const { filter, limit, after } = options;
    const query = this.#filtered(filter);
    if (after) {
      query.whereRaw('(vouching.created_at, vouching.id) < (?, ?)', [
        after.createdAt,
        after.id,
      ]);
    }
    const rows: VouchingRow[] = await query
      .orderBy([
        { column: 'vouching.created_at', order: 'desc' },
        { column: 'vouching.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('vouching.*');
    return rows.map(toStoredVouching);
  }

  async count(filter: VouchingFilter): Promise<number> {
    const [{ count }] = await this.#filtered(filter).count({ count: '*' });
    return Number(count);
  }

  /** Those of which somebody is to be told, or that end, by now; in key order behind the given one. */
  async listDue(options: {
    now: Date;
    limit: number;
  }): Promise<StoredVouching[]> {
    const rows = await this.#knex<VouchingRow>('vouching')
      .where('next_change_at', '<=', options.now.toISOString())
      .orderBy(['next_change_at', 'id'])
      .limit(options.limit);
    return rows.map(toStoredVouching);
  }

  async insert(trx: Transaction, vouching: StoredVouching): Promise<void> {
    await trx<VouchingRow>('vouching').insert(toVouchingRow(vouching));
  }

  /** The row of what vouches is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, vouching: StoredVouching): Promise<void> {
    await trx<VouchingRow>('vouching')
      .where({ id: vouching.id })
      .update(toVouchingRow(vouching));
  }

  /** Keeps which answers of a decision rest on what was vouched for; of what is gone meanwhile nothing is kept. */
  async insertAnswers(
    trx: Transaction,
    answers: VouchedAnswer[],
  ): Promise<void> {
    const known = new Set(
      (
        await this.listByIds(
          [...new Set(answers.map(({ vouchingId }) => vouchingId))],
          trx,
        )
      ).map(({ id }) => id),
    );
    await insertRows(
      trx,
      'vouched_answer',
      answers
        .filter(({ vouchingId }) => known.has(vouchingId))
        .map(answer => ({
          entity_id: answer.entityId,
          decision_id: answer.decisionId,
          question_id: answer.questionId,
          vouching_id: answer.vouchingId,
        })),
    );
  }

  #filtered({ visibility, checklistId, voucherRef }: VouchingFilter) {
    const query = this.#knex('vouching')
      .join('entity', 'entity.id', 'vouching.entity_id')
      .whereNull('entity.orphaned_at');
    applyVisibility(query, visibility);
    if (checklistId !== undefined) {
      query.where('vouching.checklist_id', checklistId);
    }
    if (voucherRef !== undefined) {
      query.where('entity.entity_ref', voucherRef);
    }
    return query;
  }
}

function shown({ entity_ref, title, ...row }: VoucherRow) {
  return toVouching(toStoredVouching(row), {
    entityRef: entity_ref,
    title: title ?? undefined,
  });
}
