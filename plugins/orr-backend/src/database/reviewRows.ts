import {
  Decision,
  DecisionCondition,
  DecisionOutcome,
  DecisionSample,
  ReviewedChange,
  ReviewKind,
  ReviewPhase,
  ReviewState,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface ReviewRow {
  id: string;
  entity_id: string;
  checklist_id: string;
  checklist_version: number;
  kind: string;
  state: string;
  revision: number;
  driver_ref: string;
  target_date: string | null;
  phase: string | null;
  started_by: string;
  started_at: string;
  submitted_at: string | null;
  decided_at: string | null;
  is_covering: boolean | number;
  change_kind: string | null;
  change_title: string | null;
  change_url: string | null;
  planned_on: string | null;
  /** JSON. */
  spared: string | null;
}

/** @internal */
export interface SnapshotRow {
  id: string;
  review_id: string;
  kind: string;
  name: string | null;
  sequence: number;
  content: string;
  content_hash: string;
  message: string | null;
  created_by: string;
  created_at: string;
}

/** @internal */
export interface DecisionRow {
  id: string;
  review_id: string;
  snapshot_id: string;
  own_snapshot_id: string | null;
  entity_id: string;
  checklist_id: string;
  checklist_version: number;
  review_kind: string;
  outcome: string;
  reason: string;
  confirmed_question_ids: string;
  confirmed_exceptions: string;
  decided_by: string;
  decided_at: string;
  valid_until: string | null;
  looks: string;
  rungs: string | null;
  gaps: string | null;
  sample_reason: string | null;
  sample_finding: string | null;
  sample_note: string | null;
  sample_looked_by: string | null;
  sample_looked_at: string | null;
}

/** @internal */
export interface DecisionConditionRow {
  id: string;
  decision_id: string;
  position: number;
  question_id: string | null;
  text: string;
  owner_ref: string;
  due_on: string;
  met_at: string | null;
  met_by: string | null;
  met_url: string | null;
  met_note: string | null;
  extensions: string;
}

/** Whom a condition binds; a condition without such rows binds all. @internal */
export interface ConditionEntityRow {
  condition_id: string;
  entity_id: string;
}

/** A condition as read with the refs of those it binds. @internal */
export type FoundConditionRow = DecisionConditionRow & {
  boundRefs: string[];
};

/** A review as stored. @internal */
export interface StoredReview {
  id: string;
  entityId: string;
  checklistId: string;
  checklistVersion: number;
  kind: ReviewKind;
  state: ReviewState;
  revision: number;
  driverRef: string;
  targetDate?: string;
  phase?: ReviewPhase;
  startedBy: string;
  startedAt: string;
  submittedAt?: string;
  decidedAt?: string;
  /** Of a system, about some of its parts. */
  isCovering: boolean;
  /** Of a change review. */
  change?: ReviewedChange;
  /** What it does not ask of an entity, by the id of that, since it is asked of new ones only; fixed when it was started. */
  spared?: Readonly<Record<string, string[]>>;
}

/** Whose history a change of a review belongs to. @internal */
export function reviewHistoryOf(review: StoredReview) {
  return {
    aggregateType: 'review' as const,
    aggregateId: review.id,
    entityId: review.entityId,
  };
}

/** A decision with the aggregate it belongs to, which is the system's where its review covers parts of one. @internal */
export interface StoredDecision extends Decision {
  entityId: string;
  checklistId: string;
}

function toChange(row: ReviewRow): ReviewedChange | undefined {
  const { change_kind: kind, change_title: title, change_url: url } = row;
  return kind && title && url && row.planned_on
    ? {
        kind: kind as ReviewedChange['kind'],
        title,
        url,
        plannedOn: row.planned_on,
      }
    : undefined;
}

/** @internal */
export function toReview(row: ReviewRow): StoredReview {
  const change = toChange(row);
  return {
    id: row.id,
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    checklistVersion: row.checklist_version,
    kind: row.kind as ReviewKind,
    state: row.state as ReviewState,
    revision: row.revision,
    driverRef: row.driver_ref,
    targetDate: row.target_date ?? undefined,
    phase: (row.phase as ReviewPhase | null) ?? undefined,
    startedBy: row.started_by,
    startedAt: row.started_at,
    submittedAt: row.submitted_at ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    isCovering: !!row.is_covering,
    ...(change && { change }),
    ...(row.spared && { spared: JSON.parse(row.spared) }),
  };
}

/** @internal */
export function toReviewRow(review: StoredReview): ReviewRow {
  return {
    id: review.id,
    entity_id: review.entityId,
    checklist_id: review.checklistId,
    checklist_version: review.checklistVersion,
    kind: review.kind,
    state: review.state,
    revision: review.revision,
    driver_ref: review.driverRef,
    target_date: review.targetDate ?? null,
    phase: review.phase ?? null,
    started_by: review.startedBy,
    started_at: review.startedAt,
    submitted_at: review.submittedAt ?? null,
    decided_at: review.decidedAt ?? null,
    is_covering: review.isCovering,
    change_kind: review.change?.kind ?? null,
    change_title: review.change?.title ?? null,
    change_url: review.change?.url ?? null,
    planned_on: review.change?.plannedOn ?? null,
    spared: review.spared ? JSON.stringify(review.spared) : null,
  };
}

function toCondition(row: FoundConditionRow): DecisionCondition {
  return {
    id: row.id,
    questionId: row.question_id ?? undefined,
    ...(row.boundRefs.length && { entityRefs: row.boundRefs }),
    text: row.text,
    ownerRef: row.owner_ref,
    dueOn: row.due_on,
    metAt: row.met_at ?? undefined,
    metBy: row.met_by ?? undefined,
    metUrl: row.met_url ?? undefined,
    metNote: row.met_note ?? undefined,
    extensions: JSON.parse(row.extensions),
  };
}

/** What may still happen to a condition after it was set, its date aside. @internal */
export function toFollowUpColumns(condition: DecisionCondition) {
  return {
    met_at: condition.metAt ?? null,
    met_by: condition.metBy ?? null,
    met_url: condition.metUrl ?? null,
    met_note: condition.metNote ?? null,
    extensions: JSON.stringify(condition.extensions ?? []),
  };
}

function toSample(row: DecisionRow): DecisionSample | undefined {
  return row.sample_reason
    ? {
        reason: row.sample_reason as DecisionSample['reason'],
        ...(row.sample_looked_at && {
          look: {
            finding: row.sample_finding as 'agreed' | 'concern',
            note: row.sample_note!,
            lookedBy: row.sample_looked_by!,
            lookedAt: row.sample_looked_at,
          },
        }),
      }
    : undefined;
}

/** @internal */
export function toSampleColumns(sample: DecisionSample | undefined) {
  return {
    sample_reason: sample?.reason ?? null,
    sample_finding: sample?.look?.finding ?? null,
    sample_note: sample?.look?.note ?? null,
    sample_looked_by: sample?.look?.lookedBy ?? null,
    sample_looked_at: sample?.look?.lookedAt ?? null,
  };
}

/** @internal */
export function toDecision(
  row: DecisionRow,
  conditions: FoundConditionRow[],
): StoredDecision {
  const confirmedExceptions = JSON.parse(row.confirmed_exceptions);
  return {
    id: row.id,
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    reviewId: row.review_id,
    reviewKind: row.review_kind as ReviewKind,
    snapshotId: row.snapshot_id,
    checklistVersion: row.checklist_version,
    outcome: row.outcome as DecisionOutcome,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    validUntil: row.valid_until ?? undefined,
    conditions: conditions.map(toCondition),
    confirmedQuestionIds: JSON.parse(row.confirmed_question_ids),
    looks: JSON.parse(row.looks),
    rungs: row.rungs ? JSON.parse(row.rungs) : undefined,
    sample: toSample(row),
    ...(row.own_snapshot_id !== null && { ownSnapshotId: row.own_snapshot_id }),
    ...(row.gaps !== null && { gaps: JSON.parse(row.gaps) }),
    ...(confirmedExceptions.length && { confirmedExceptions }),
  };
}
