import {
  BriefingEntity,
  BriefingLaunch,
  DispositionState,
  DispositionType,
  Standing,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { ownedBy } from '../ReadinessListFilter';
import { VisibilityFilter } from '../VisibilityFilter';
import { partsVisible } from './dueSources';

/** Whose part of the organisation is spoken of, and what of it may be seen. @internal */
export interface BriefingScope {
  reviews: VisibilityFilter;
  ownerRefs: string[];
}

/** What is found of a list: its beginning, and how long it is. @internal */
export interface FoundFirst<T> {
  found: T[];
  totalItems: number;
}

/** A high risk, without what entity and question are called. @internal */
export interface FoundRisk {
  dispositionId: string;
  entityId: string;
  checklistId: string;
  checklistVersion: number;
  reviewId: string;
  questionId: string;
  type: DispositionType;
  state: DispositionState;
  text: string;
  until?: string;
  personRef?: string;
}

/** A launch, without what entity and checklist are called. @internal */
export interface FoundLaunch
  extends Omit<BriefingLaunch, 'entity' | 'checklistTitle'> {
  entityId: string;
  checklistId: string;
}

type Row = Record<string, string | number | boolean | null>;

const OPEN_REVIEW = ['inProgress', 'submitted', 'changesRequested'];
const OPEN_RISK: DispositionState[] = ['open', 'asked', 'approved'];
/** Only these decisions give a standing. */
const STANDING_KINDS = ['launch', 'periodic'];

/** The queries behind a briefing that no list of the portal has. @internal */
export class BriefingModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** High risks that are not closed, what runs out first before the rest. */
  async listOpenHighs(
    scope: BriefingScope,
    limit: number,
  ): Promise<FoundFirst<FoundRisk>> {
    const risks = () =>
      partsVisible(
        this.#knex,
        this.#within(
          this.#knex('disposition as dated').join(
            'entity',
            'entity.id',
            'dated.entity_id',
          ),
          scope,
        )
          .where('dated.level', 'HIGH')
          .whereIn('dated.state', OPEN_RISK),
        scope.reviews,
      );
    const rows: Row[] = await risks()
      .join('review', 'review.id', 'dated.review_id')
      .orderBy(['dated.sort_day', 'dated.id'])
      .limit(limit)
      .select('dated.*', 'review.checklist_version');
    return { found: rows.map(toRisk), totalItems: await countOf(risks()) };
  }

  /** Launch reviews that run, and launches that were refused; what is to be done first comes first. */
  async listLaunches(
    scope: BriefingScope,
    options: { today: string; limit: number },
  ): Promise<FoundFirst<FoundLaunch>> {
    const rows: Row[] = await this.#launches(scope)
      .orderByRaw("COALESCE(review.target_date, '9999-12-31'), review.id")
      .limit(options.limit)
      .select('review.*', 'stands.standing', 'stands.reasons', {
        refused: 'refusal.id',
      });
    return {
      found: rows.map(row => toLaunch(row, options.today)),
      totalItems: await countOf(this.#launches(scope)),
    };
  }

  /** When launch and periodic reviews of these entities, or of systems that cover them, were last decided. */
  async listLastReviewed(
    entityIds: string[],
  ): Promise<Map<string, BriefingEntity['lastReviewedAt']>> {
    const rows: { entity_id: string; last_at: string }[] = entityIds.length
      ? await this.#knex('readiness as stands')
          .join('decision', 'decision.id', 'stands.decision_id')
          .whereIn('stands.entity_id', entityIds)
          .whereIn('decision.review_kind', STANDING_KINDS)
          .groupBy('stands.entity_id')
          .select('stands.entity_id')
          .max({ last_at: 'decision.decided_at' })
      : [];
    return new Map(rows.map(row => [row.entity_id, row.last_at]));
  }

  #within(
    query: Knex.QueryBuilder,
    { reviews, ownerRefs }: BriefingScope,
    review?: string,
  ): Knex.QueryBuilder {
    return applyVisibility(query, reviews, { review })
      .whereNull('entity.orphaned_at')
      .whereIn('entity.id', ownedBy(this.#knex, ownerRefs));
  }

  #launches(scope: BriefingScope): Knex.QueryBuilder {
    const launches = this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .leftJoin('readiness as stands', join =>
        join
          .on('stands.entity_id', 'review.entity_id')
          .andOn('stands.checklist_id', 'review.checklist_id'),
      )
      .leftJoin('decision as refusal', join =>
        join
          .on('refusal.review_id', 'review.id')
          .andOn('refusal.id', 'stands.decision_id')
          .andOnVal('refusal.outcome', 'noGo'),
      )
      .where('review.kind', 'launch')
      .where(either =>
        either.whereIn('review.state', OPEN_REVIEW).orWhere(refused =>
          // A running review has taken its place in the list.
          refused.whereNotNull('refusal.id').whereNull('stands.open_review_id'),
        ),
      );
    return this.#within(launches, scope, 'review');
  }
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}

function toRisk(row: Row): FoundRisk {
  return {
    dispositionId: String(row.id),
    entityId: String(row.entity_id),
    checklistId: String(row.checklist_id),
    checklistVersion: Number(row.checklist_version),
    reviewId: String(row.review_id),
    questionId: String(row.question_id),
    type: row.type as DispositionType,
    state: row.state as DispositionState,
    text: String(row.text),
    until: (row.until_day ?? undefined) as string | undefined,
    personRef: (row.owner_ref ?? row.decided_by ?? undefined) as
      | string
      | undefined,
  };
}

function toLaunch(row: Row, today: string): FoundLaunch {
  const targetDate = (row.target_date ?? undefined) as string | undefined;
  const isLate = targetDate !== undefined && targetDate < today;
  return {
    entityId: String(row.entity_id),
    checklistId: String(row.checklist_id),
    reviewId: String(row.id),
    reviewKind: row.kind as FoundLaunch['reviewKind'],
    state: row.state as FoundLaunch['state'],
    targetDate,
    blocked: row.standing === 'notReady' || row.refused !== null || isLate,
    standing: (row.standing ?? 'notRequired') as Standing,
    reasons: JSON.parse(String(row.reasons ?? '[]')),
  };
}
