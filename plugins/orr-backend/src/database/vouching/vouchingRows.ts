import {
  Vouching,
  VouchingState,
  VouchingWithdrawal,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface VouchingRow {
  id: string;
  entity_id: string;
  checklist_id: string;
  question_ids: string;
  statement: string;
  url: string;
  valid_until: string;
  state: string;
  created_by: string;
  created_at: string;
  changed_by: string;
  changed_at: string;
  withdrawal_reason: string | null;
  withdrawal_unsafe: boolean | number | null;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  ends_at: string | null;
  next_change_at: string | null;
  revision: number;
}

/** A row with what vouches. @internal */
export interface VoucherRow extends VouchingRow {
  entity_ref: string;
  title: string | null;
}

/** A vouching as it is stored. @internal */
export interface StoredVouching
  extends Omit<Vouching, 'voucherRef' | 'voucherTitle'> {
  /** What vouches. */
  entityId: string;
  /** When somebody is to be told, or it ends; absent once it has ended. */
  nextChangeAt?: string;
}

function withdrawalOf(row: VouchingRow): VouchingWithdrawal | undefined {
  return row.withdrawn_at === null
    ? undefined
    : {
        reason: row.withdrawal_reason!,
        unsafe: Boolean(row.withdrawal_unsafe),
        by: row.withdrawn_by!,
        at: row.withdrawn_at,
        endsAt: row.ends_at!,
      };
}

/** @internal */
export function toStoredVouching(row: VouchingRow): StoredVouching {
  const withdrawal = withdrawalOf(row);
  return {
    id: row.id,
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    questionIds: JSON.parse(row.question_ids),
    statement: row.statement,
    url: row.url,
    validUntil: row.valid_until,
    state: row.state as VouchingState,
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    ...(withdrawal && { withdrawal }),
    nextChangeAt: row.next_change_at ?? undefined,
    revision: row.revision,
  };
}

/** @internal */
export function toVouchingRow(stored: StoredVouching): VouchingRow {
  const { withdrawal } = stored;
  return {
    id: stored.id,
    entity_id: stored.entityId,
    checklist_id: stored.checklistId,
    question_ids: JSON.stringify(stored.questionIds),
    statement: stored.statement,
    url: stored.url,
    valid_until: stored.validUntil,
    state: stored.state,
    created_by: stored.createdBy,
    created_at: stored.createdAt,
    changed_by: stored.changedBy,
    changed_at: stored.changedAt,
    withdrawal_reason: withdrawal?.reason ?? null,
    withdrawal_unsafe: withdrawal?.unsafe ?? null,
    withdrawn_by: withdrawal?.by ?? null,
    withdrawn_at: withdrawal?.at ?? null,
    ends_at: withdrawal?.endsAt ?? null,
    next_change_at: stored.nextChangeAt ?? null,
    revision: stored.revision,
  };
}

/** As the contract shows it. @internal */
export function toVouching(
  { entityId: _id, nextChangeAt: _next, ...vouching }: StoredVouching,
  voucher: { entityRef: string; title?: string },
): Vouching {
  return {
    ...vouching,
    voucherRef: voucher.entityRef,
    ...(voucher.title !== undefined && { voucherTitle: voucher.title }),
  };
}
