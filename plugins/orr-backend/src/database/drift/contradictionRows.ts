import {
  ContradictingSignal,
  ContradictionEnd,
  ContradictionLook,
  ContradictionResponse,
  ContradictionResponseKind,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface ContradictionRow {
  id: string;
  entity_id: string;
  review_id: string;
  decision_id: string;
  checklist_id: string;
  question_id: string;
  cause: string;
  cause_key: string;
  signal: string;
  since: string;
  last_seen_at: string;
  opened_at: string | null;
  response: string | null;
  response_text: string | null;
  response_due_on: string | null;
  response_url: string | null;
  response_by: string | null;
  response_at: string | null;
  look: string | null;
  look_note: string | null;
  look_by: string | null;
  look_at: string | null;
  escalated_at: string | null;
  ended_at: string | null;
  ended_why: string | null;
}

/** A contradiction with what it is about, found already or asked about. @internal */
export interface StoredContradiction {
  id: string;
  entityId: string;
  reviewId: string;
  decisionId: string;
  checklistId: string;
  questionId: string;
  signal: ContradictingSignal;
  /** When it was first found. */
  since: string;
  lastSeenAt: string;
  /** Since when somebody is asked about it. */
  openedAt?: string;
  response?: ContradictionResponse;
  look?: ContradictionLook;
  escalatedAt?: string;
  endedAt?: string;
  endedWhy?: ContradictionEnd;
}

function responseOf(row: ContradictionRow): ContradictionResponse | undefined {
  return row.response === null
    ? undefined
    : {
        kind: row.response as ContradictionResponseKind,
        text: row.response_text!,
        dueOn: row.response_due_on ?? undefined,
        url: row.response_url ?? undefined,
        by: row.response_by!,
        at: row.response_at!,
      };
}

function lookOf(row: ContradictionRow): ContradictionLook | undefined {
  return row.look === null
    ? undefined
    : {
        outcome: row.look as ContradictionLook['outcome'],
        note: row.look_note ?? undefined,
        by: row.look_by!,
        at: row.look_at!,
      };
}

/** @internal */
export function toContradiction(row: ContradictionRow): StoredContradiction {
  return {
    id: row.id,
    entityId: row.entity_id,
    reviewId: row.review_id,
    decisionId: row.decision_id,
    checklistId: row.checklist_id,
    questionId: row.question_id,
    signal: JSON.parse(row.signal),
    since: row.since,
    lastSeenAt: row.last_seen_at,
    openedAt: row.opened_at ?? undefined,
    response: responseOf(row),
    look: lookOf(row),
    escalatedAt: row.escalated_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endedWhy: (row.ended_why as ContradictionEnd | null) ?? undefined,
  };
}

/** @internal */
export function toContradictionRow(
  stored: StoredContradiction,
): ContradictionRow {
  const { signal, response, look } = stored;
  return {
    id: stored.id,
    entity_id: stored.entityId,
    review_id: stored.reviewId,
    decision_id: stored.decisionId,
    checklist_id: stored.checklistId,
    question_id: stored.questionId,
    cause: signal.cause,
    cause_key: signal.causeKey,
    signal: JSON.stringify(signal),
    since: stored.since,
    last_seen_at: stored.lastSeenAt,
    opened_at: stored.openedAt ?? null,
    response: response?.kind ?? null,
    response_text: response?.text ?? null,
    response_due_on: response?.dueOn ?? null,
    response_url: response?.url ?? null,
    response_by: response?.by ?? null,
    response_at: response?.at ?? null,
    look: look?.outcome ?? null,
    look_note: look?.note ?? null,
    look_by: look?.by ?? null,
    look_at: look?.at ?? null,
    escalated_at: stored.escalatedAt ?? null,
    ended_at: stored.endedAt ?? null,
    ended_why: stored.endedWhy ?? null,
  };
}
