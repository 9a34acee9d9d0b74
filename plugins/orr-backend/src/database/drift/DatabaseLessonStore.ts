import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { Transaction } from '../transaction';
import { VisibilityFilter } from '../VisibilityFilter';

interface LessonRow {
  id: string;
  decision_id: string;
  review_id: string;
  entity_id: string;
  checklist_id: string;
  launched_at: string;
  asked_at: string;
  state: string;
  missed: string | null;
  question: string | null;
  said_by: string | null;
  said_at: string | null;
}

/** What a launch review missed, asked or told. @internal */
export interface StoredLesson {
  id: string;
  decisionId: string;
  reviewId: string;
  entityId: string;
  checklistId: string;
  launchedAt: string;
  askedAt: string;
  state: 'asked' | 'told' | 'dismissed';
  missed?: string;
  question?: string;
  saidBy?: string;
  saidAt?: string;
}

/** A launch that was long enough ago for its review to be looked back at. @internal */
export interface DueLesson {
  decisionId: string;
  reviewId: string;
  checklistId: string;
  launchedAt: string;
  entity: { id: string; entityRef: string; name: string; title?: string };
  ownerRefs: string[];
}

function toLesson(row: LessonRow): StoredLesson {
  return {
    id: row.id,
    decisionId: row.decision_id,
    reviewId: row.review_id,
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    launchedAt: row.launched_at,
    askedAt: row.asked_at,
    state: row.state as StoredLesson['state'],
    missed: row.missed ?? undefined,
    question: row.question ?? undefined,
    saidBy: row.said_by ?? undefined,
    saidAt: row.said_at ?? undefined,
  };
}

function toRow(stored: StoredLesson): LessonRow {
  return {
    id: stored.id,
    decision_id: stored.decisionId,
    review_id: stored.reviewId,
    entity_id: stored.entityId,
    checklist_id: stored.checklistId,
    launched_at: stored.launchedAt,
    asked_at: stored.askedAt,
    state: stored.state,
    missed: stored.missed ?? null,
    question: stored.question ?? null,
    said_by: stored.saidBy ?? null,
    said_at: stored.saidAt ?? null,
  };
}

/** What launch reviews missed. @internal */
export class DatabaseLessonStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /**
   * Launch reviews decided to go whose launch lies between the instants, and of which nobody was asked. The launch is the first
   * deployment to production after the decision of what it is about, and the decision where none was told.
   */
  async listDue(options: {
    from: string;
    to: string;
    limit: number;
  }): Promise<DueLesson[]> {
    const { from, to, limit } = options;
    const deployed = this.#knex('deployment_entity as link')
      .join('deployment', 'deployment.id', 'link.deployment_id')
      .join('review_entity as about', 'about.entity_id', 'link.entity_id')
      .whereRaw('about.review_id = decision.review_id')
      .where('link.tier', 'production')
      .where('deployment.outcome', 'succeeded')
      .whereRaw('link.happened_at > decision.decided_at')
      .min('link.happened_at');
    const launches = this.#knex('decision')
      .join('entity', 'entity.id', 'decision.entity_id')
      .whereNull('entity.orphaned_at')
      .where('decision.review_kind', 'launch')
      .whereIn('decision.outcome', ['go', 'conditionalGo'])
      .where('decision.decided_at', '<=', to)
      .whereExists(
        this.#knex('readiness')
          .whereRaw('readiness.decision_id = decision.id')
          .whereNot('readiness.standing', 'notRequired')
          .select('readiness.entity_id'),
      )
      .whereNotExists(
        this.#knex('lesson')
          .whereRaw('lesson.decision_id = decision.id')
          .select('lesson.id'),
      )
      .select({
        decision_id: 'decision.id',
        review_id: 'decision.review_id',
        checklist_id: 'decision.checklist_id',
        entity_id: 'entity.id',
        entity_ref: 'entity.entity_ref',
        name: 'entity.name',
        title: 'entity.title',
        decided_at: 'decision.decided_at',
        deployed_at: deployed,
      });
    const rows: Record<string, string>[] = await this.#knex
      .from(launches.as('launch'))
      .whereRaw(
        'coalesce(launch.deployed_at, launch.decided_at) between ? and ?',
        [from, to],
      )
      .orderBy('launch.decision_id')
      .limit(limit);
    const owners = await this.#ownersOf(rows.map(row => row.entity_id));
    return rows.map(row => ({
      decisionId: row.decision_id,
      reviewId: row.review_id,
      checklistId: row.checklist_id,
      launchedAt: row.deployed_at ?? row.decided_at,
      entity: {
        id: row.entity_id,
        entityRef: row.entity_ref,
        name: row.name,
        title: row.title ?? undefined,
      },
      ownerRefs: owners.get(row.entity_id) ?? [],
    }));
  }

  async #ownersOf(entityIds: string[]): Promise<Map<string, string[]>> {
    const owners = new Map<string, string[]>();
    const rows: { entity_id: string; owner_ref: string }[] = entityIds.length
      ? await this.#knex('entity_owner')
          .whereIn('entity_id', entityIds)
          .orderBy('owner_ref')
          .select('entity_id', 'owner_ref')
      : [];
    rows.forEach(({ entity_id, owner_ref }) =>
      owners.set(entity_id, [...(owners.get(entity_id) ?? []), owner_ref]),
    );
    return owners;
  }

  /** Of those that another replica has asked meanwhile, none is added; answers the ids of the decisions of the rest. */
  async ask(trx: Transaction, added: StoredLesson[]): Promise<Set<string>> {
    const rows: { decision_id: string }[] = added.length
      ? await trx<LessonRow>('lesson')
          .insert(added.map(toRow))
          .onConflict('decision_id')
          .ignore()
          .returning('decision_id')
      : [];
    return new Set(rows.map(row => row.decision_id));
  }

  /** Of one entity, newest first. */
  async listOf(
    entityId: string,
    handle: Knex = this.#knex,
  ): Promise<StoredLesson[]> {
    const rows = await handle<LessonRow>('lesson')
      .where({ entity_id: entityId })
      .orderBy([
        { column: 'asked_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    return rows.map(toLesson);
  }

  /** What was told under a checklist of what the viewer may see, newest first. */
  async listTold(options: {
    checklistId: string;
    visibility: VisibilityFilter;
    limit: number;
    after?: { saidAt: string; id: string };
  }): Promise<(StoredLesson & { entityRef: string })[]> {
    const { after } = options;
    const query = applyVisibility(
      this.#knex('lesson')
        .join('entity', 'entity.id', 'lesson.entity_id')
        .join('review', 'review.id', 'lesson.review_id')
        .whereNull('entity.orphaned_at')
        .where('lesson.checklist_id', options.checklistId)
        .where('lesson.state', 'told'),
      options.visibility,
      { review: 'review' },
    )
      .orderBy([
        { column: 'lesson.said_at', order: 'desc' },
        { column: 'lesson.id', order: 'desc' },
      ])
      .limit(options.limit)
      .select('lesson.*', 'entity.entity_ref');
    if (after) {
      query.whereRaw('(lesson.said_at, lesson.id) < (?, ?)', [
        after.saidAt,
        after.id,
      ]);
    }
    const rows: (LessonRow & { entity_ref: string })[] = await query;
    return rows.map(row => ({ ...toLesson(row), entityRef: row.entity_ref }));
  }

  /** The row of its review is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, changed: StoredLesson): Promise<void> {
    await trx<LessonRow>('lesson')
      .where({ id: changed.id })
      .update(toRow(changed));
  }
}
