import {
  BriefingLaunch,
  BriefingWork,
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

/** What is done about a question of one entity, or of all that a review of it covers. @internal */
export interface FoundWork extends BriefingWork {
  entityRef: string;
  coveredEntityId?: string;
  checklistId: string;
  questionId: string;
}

/** What of an entity was decided. @internal */
export interface Reviewed {
  /** When a launch or periodic review was last decided. */
  lastAt?: string;
  /** Titles of the checklists that are asked without a decision. */
  undecided: string[];
}

/** A launch, without what entity and checklist are called. @internal */
export interface FoundLaunch
  extends Omit<BriefingLaunch, 'entity' | 'checklistTitle'> {
  entityId: string;
  checklistId: string;
}

type Row = Record<string, string | number | boolean | null>;

interface ReviewedRow {
  entity_id: string;
  standing: string;
  decided_at: string | null;
  title: string;
  state: string;
}

const OPEN_REVIEW = ['inProgress', 'submitted', 'changesRequested'];
/** Only these decisions give a standing. */
const STANDING_KINDS = ['launch', 'periodic'];

/** The queries behind a briefing that no list of the portal has. @internal */
export class BriefingModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What is done about some questions of entities, or is asked for, what is due first before the rest. */
  async listWork(
    reviews: VisibilityFilter,
    about: { entityRefs: string[]; questionIds: string[]; today: string },
  ): Promise<FoundWork[]> {
    const { entityRefs, questionIds, today } = about;
    const work = applyVisibility(
      this.#knex('disposition as dated').join(
        'entity',
        'entity.id',
        'dated.entity_id',
      ),
      reviews,
    )
      .whereNull('entity.orphaned_at')
      .whereIn('entity.entity_ref', entityRefs)
      .whereIn('dated.question_id', questionIds)
      .where(either =>
        either
          .whereIn('dated.state', ['open', 'asked'])
          .orWhere(inForce =>
            inForce
              .where('dated.state', 'approved')
              .where('dated.sort_day', '>=', today),
          ),
      );
    const rows: Row[] = await partsVisible(this.#knex, work, reviews)
      .orderBy(['dated.sort_day', 'dated.id'])
      .select('dated.*', 'entity.entity_ref');
    return rows.map(toWork);
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

  /** When launch and periodic reviews of these entities, or of systems that cover them, were last decided, and under which checklists none was. */
  async listReviewed(entityIds: string[]): Promise<Map<string, Reviewed>> {
    const rows: ReviewedRow[] = entityIds.length
      ? await this.#knex('readiness as stands')
          .join('checklist as asking', 'asking.id', 'stands.checklist_id')
          .leftJoin('decision', join =>
            join
              .on('decision.id', 'stands.decision_id')
              .onIn('decision.review_kind', STANDING_KINDS),
          )
          .whereIn('stands.entity_id', entityIds)
          .orderBy('stands.checklist_id')
          .select('stands.entity_id', 'stands.standing', 'decision.decided_at')
          .select('asking.title', 'asking.state')
      : [];
    const reviewed = new Map<string, Reviewed>();
    for (const { entity_id, decided_at, ...row } of rows) {
      const { lastAt, undecided } = reviewed.get(entity_id) ?? {
        undecided: [],
      };
      const isAsked =
        row.state === 'published' && row.standing === 'neverReviewed';
      reviewed.set(entity_id, {
        lastAt: [lastAt, decided_at ?? undefined]
          .filter(at => at !== undefined)
          .sort()
          .pop(),
        undecided: isAsked ? [...undecided, row.title] : undecided,
      });
    }
    return reviewed;
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

function toWork(row: Row): FoundWork {
  return {
    dispositionId: String(row.id),
    entityRef: String(row.entity_ref),
    coveredEntityId: (row.covered_entity_id ?? undefined) as string | undefined,
    checklistId: String(row.checklist_id),
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
