import {
  ChecklistReadiness,
  ProgrammePlace,
  Standing,
  StandingFlags,
  StandingReason,
  StandingResult,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface ReadinessRow {
  entity_id: string;
  checklist_id: string;
  checklist_version: number;
  standing: string;
  rule: number;
  reasons: string;
  flags: string;
  valid_until: string | null;
  decision_id: string | null;
  open_review_id: string | null;
  next_change_at: string | null;
  sequence: number;
  computed_at: string;
}

/** The standing of one entity under one checklist, as stored. @internal */
export interface StoredReadiness {
  entityId: string;
  checklistId: string;
  checklistVersion: number;
  standing: Standing;
  rule: number;
  reasons: StandingReason[];
  flags: StandingFlags;
  validUntil?: string;
  decisionId?: string;
  openReviewId?: string;
  nextChangeAt?: string;
  sequence: number;
  computedAt: string;
}

/** What the list shows of an entity's worst standing. @internal */
export interface StoredHeadline {
  headline: Standing;
  inReview: boolean;
  dueSoon: boolean;
  launchedUnreviewed: boolean;
  contradicted: boolean;
  reasons: StandingReason[];
  validUntil?: string;
  dueOn?: string;
  programme: ProgrammePlace;
}

/** The same with whether the scope of the programme matches the entity. @internal */
export interface PlacedHeadline extends StoredHeadline {
  inScope: boolean;
}

/** @internal */
export function toReadiness(row: ReadinessRow): StoredReadiness {
  return {
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    checklistVersion: row.checklist_version,
    standing: row.standing as Standing,
    rule: row.rule,
    reasons: JSON.parse(row.reasons),
    flags: JSON.parse(row.flags),
    validUntil: row.valid_until ?? undefined,
    decisionId: row.decision_id ?? undefined,
    openReviewId: row.open_review_id ?? undefined,
    nextChangeAt: row.next_change_at ?? undefined,
    sequence: row.sequence,
    computedAt: row.computed_at,
  };
}

/** @internal */
export function toReadinessRow(readiness: StoredReadiness): ReadinessRow {
  return {
    entity_id: readiness.entityId,
    checklist_id: readiness.checklistId,
    checklist_version: readiness.checklistVersion,
    standing: readiness.standing,
    rule: readiness.rule,
    reasons: JSON.stringify(readiness.reasons),
    flags: JSON.stringify(readiness.flags),
    valid_until: readiness.validUntil ?? null,
    decision_id: readiness.decisionId ?? null,
    open_review_id: readiness.openReviewId ?? null,
    next_change_at: readiness.nextChangeAt ?? null,
    sequence: readiness.sequence,
    computed_at: readiness.computedAt,
  };
}

/** @internal */
export function toChecklistReadiness(
  readiness: StoredReadiness,
  checklistTitle: string,
): ChecklistReadiness & { rule: StandingResult['rule'] } {
  const { entityId: _entityId, sequence: _sequence, ...rest } = readiness;
  return { ...rest, rule: rest.rule as StandingResult['rule'], checklistTitle };
}
