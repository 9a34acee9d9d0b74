import {
  DispositionState,
  DispositionType,
  Effort,
  FindingDisposition,
} from 'backstage-plugin-orr-common';

/** Behind every day of the calendar: what has no day comes last. */
const NO_DAY = '9999-12-31';

/** @internal */
export interface DispositionRow {
  id: string;
  type: string;
  state: string;
  revision: number;
  entity_id: string;
  covered_entity_id: string | null;
  checklist_id: string;
  question_id: string;
  review_id: string;
  level: string;
  text: string;
  text_by: string;
  url: string | null;
  owner_ref: string | null;
  effort: string | null;
  until_day: string | null;
  sort_day: string;
  proposed_by: string;
  proposed_at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision_note: string | null;
  residual_level: string | null;
  closed_by: string | null;
  closed_at: string | null;
  closed_url: string | null;
  closed_note: string | null;
  postponements: string;
  times_postponed: number;
}

/** A row with the refs of what it is about. @internal */
export type FoundDispositionRow = DispositionRow & {
  entity_ref: string;
  covered_ref: string | null;
};

/** A disposition as stored: one that has run out is approved still. @internal */
export interface StoredDisposition extends FindingDisposition {
  entityId: string;
  coveredEntityId?: string;
  /** Full ref of who wrote the text last. */
  textBy: string;
}

/** The day by which it is sorted. @internal */
function sortDayOf({ until }: Pick<FindingDisposition, 'until'>): string {
  return until ?? NO_DAY;
}

/** @internal */
export function toDisposition(row: FoundDispositionRow): StoredDisposition {
  return {
    id: row.id,
    type: row.type as DispositionType,
    state: row.state as DispositionState,
    revision: row.revision,
    entityId: row.entity_id,
    entityRef: row.entity_ref,
    coveredEntityId: row.covered_entity_id ?? undefined,
    coveredEntityRef: row.covered_ref ?? undefined,
    checklistId: row.checklist_id,
    questionId: row.question_id,
    reviewId: row.review_id,
    level: row.level as FindingDisposition['level'],
    text: row.text,
    textBy: row.text_by,
    url: row.url ?? undefined,
    ownerRef: row.owner_ref ?? undefined,
    effort: (row.effort as Effort) ?? undefined,
    until: row.until_day ?? undefined,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decisionNote: row.decision_note ?? undefined,
    residualLevel:
      (row.residual_level as FindingDisposition['residualLevel']) ?? undefined,
    closedBy: row.closed_by ?? undefined,
    closedAt: row.closed_at ?? undefined,
    closedUrl: row.closed_url ?? undefined,
    closedNote: row.closed_note ?? undefined,
    postponements: JSON.parse(row.postponements),
  };
}

/** @internal */
export function toDispositionRow(stored: StoredDisposition): DispositionRow {
  return {
    id: stored.id,
    type: stored.type,
    state: stored.state,
    revision: stored.revision,
    entity_id: stored.entityId,
    covered_entity_id: stored.coveredEntityId ?? null,
    checklist_id: stored.checklistId,
    question_id: stored.questionId,
    review_id: stored.reviewId,
    level: stored.level,
    text: stored.text,
    text_by: stored.textBy,
    url: stored.url ?? null,
    owner_ref: stored.ownerRef ?? null,
    effort: stored.effort ?? null,
    until_day: stored.until ?? null,
    sort_day: sortDayOf(stored),
    proposed_by: stored.proposedBy,
    proposed_at: stored.proposedAt,
    decided_by: stored.decidedBy ?? null,
    decided_at: stored.decidedAt ?? null,
    decision_note: stored.decisionNote ?? null,
    residual_level: stored.residualLevel ?? null,
    closed_by: stored.closedBy ?? null,
    closed_at: stored.closedAt ?? null,
    closed_url: stored.closedUrl ?? null,
    closed_note: stored.closedNote ?? null,
    postponements: JSON.stringify(stored.postponements),
    times_postponed: stored.postponements.length,
  };
}

/** A disposition as the contract shows it. @internal */
export function toFindingDisposition(
  stored: StoredDisposition,
): FindingDisposition {
  const {
    entityId: _entityId,
    coveredEntityId: _coveredEntityId,
    textBy: _textBy,
    ...disposition
  } = stored;
  return disposition;
}
