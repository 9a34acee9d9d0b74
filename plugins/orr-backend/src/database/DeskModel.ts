import { DeskShow } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { ASKED_SECTION, askedSections } from './askedSections';
import { askedRisks, RiskGrants } from './askedRisks';
import { VisibilityFilter } from './VisibilityFilter';
import {
  FoundRow,
  HELD_COLUMNS,
  toWaitingReview,
  WAITING_COLUMNS,
  WaitingReview,
} from './waitingRows';

/** A place in the order of a desk: by the due day, then since when it waits. @internal */
export interface DeskPosition {
  dueOn: string;
  since: string;
  id: string;
}

/** Who looks at their desk, and what of it they may see. @internal */
export interface DeskQuery {
  userRef: string;
  /** The person and the groups they belong to. */
  ownRefs: string[];
  /** These groups with those above. */
  groupRefs: string[];
  visibility: VisibilityFilter;
  limit: number;
  /** Behind this one; else from a due day on, or only beyond it. */
  after?: DeskPosition | { dueOn: string; beyond: boolean };
}

/** One thing on a desk: a review, a section of one, or what is to be decided about a gap. @internal */
export interface DeskRow extends WaitingReview {
  dueOn: string;
  holderRef?: string;
}

/** What has no day comes behind all that has one. @internal */
export const NO_DUE_DAY = '9999-12-31';

/** Of each checklist, so many decided reviews tell how long they usually take. */
const REMEMBERED = 200;

/** The queries behind the desk of a reviewer; what is due first comes first. @internal */
export class DeskModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Submitted reviews except those that the person has declined: what they have, what they have not, or both. */
  async listReviews(query: DeskQuery, show: DeskShow): Promise<DeskRow[]> {
    const reviews = this.#reviews()
      .where('review.state', 'submitted')
      .leftJoin('review_assignment as agreed', join =>
        join
          .on('agreed.review_id', 'review.id')
          .andOnIn('agreed.state', ['taken', 'given']),
      )
      .whereNotExists(
        this.#knex('review_assignment as mine')
          .whereRaw('mine.review_id = review.id')
          .where('mine.person_ref', query.userRef)
          .where('mine.state', 'declined')
          .select('mine.review_id'),
      )
      .select({ holder_ref: 'agreed.person_ref' });
    if (show === 'mine') {
      reviews.where('agreed.person_ref', query.userRef);
    } else if (show === 'groups') {
      reviews.where(others =>
        others
          .whereNull('agreed.person_ref')
          .orWhereNot('agreed.person_ref', query.userRef),
      );
    }
    return this.#read(query, {
      query: reviews,
      dueOn: 'review.target_date',
      since: 'review.submitted_at',
      idOf: 'review.id',
    });
  }

  /** Mitigations and acceptances that are asked for. */
  async listRisks(
    query: DeskQuery & { grants: RiskGrants },
  ): Promise<DeskRow[]> {
    const dispositions = this.#reviews()
      .join('disposition as held', 'held.review_id', 'review.id')
      .select(HELD_COLUMNS);
    return this.#read(query, {
      query: askedRisks(this.#knex, dispositions, query),
      dueOn: 'held.until_day',
      since: 'held.proposed_at',
      idOf: 'held.id',
    });
  }

  /** What was said to contradictions and nobody else has looked at, under checklists whose reviewer the person is. */
  async listResponses(query: DeskQuery): Promise<DeskRow[]> {
    const said = this.#knex('contradiction as said')
      .join('review', 'review.id', 'said.review_id')
      .join('entity', 'entity.id', 'said.entity_id')
      .whereNull('entity.orphaned_at')
      .whereNull('said.ended_at')
      .whereNull('said.look')
      .whereIn('said.response', ['explain', 'sourceIsWrong'])
      .whereNot('said.response_by', query.userRef)
      .whereExists(
        this.#knex('checklist_version as followed')
          .whereRaw('followed.checklist_id = review.checklist_id')
          .whereRaw('followed.version = review.checklist_version')
          .whereIn('followed.reviewer_group', query.groupRefs)
          .select('followed.version'),
      )
      .select('said.question_id');
    return this.#read(query, {
      query: said,
      dueOn: 'NULL',
      since: 'said.response_at',
      idOf: 'said.id',
    });
  }

  /** Sections that wait for the sign-off of the person. */
  async listSections(query: DeskQuery): Promise<DeskRow[]> {
    return this.#read(query, {
      ...ASKED_SECTION,
      query: askedSections(this.#knex, this.#reviews(), query),
      dueOn: 'review.target_date',
    });
  }

  /** When the latest decided reviews under some checklists were submitted and decided, as far as they can be seen. */
  async listWaits(
    checklistIds: string[],
    options: { visibility: VisibilityFilter; since: string },
  ): Promise<
    { checklistId: string; submittedAt: string; decidedAt: string }[]
  > {
    if (!checklistIds.length) {
      return [];
    }
    const decided = applyVisibility(
      this.#knex('review')
        .join('entity', 'entity.id', 'review.entity_id')
        .whereIn('review.checklist_id', checklistIds)
        // Another decision may have taken the place of theirs since.
        .whereIn('review.state', ['decided', 'superseded'])
        .whereNotNull('review.submitted_at')
        .where('review.decided_at', '>=', options.since),
      options.visibility,
      { review: 'review' },
    ).select(
      'review.checklist_id',
      'review.submitted_at',
      'review.decided_at',
      this.#knex.raw(
        'row_number() over (partition by review.checklist_id order by review.decided_at desc, review.id) as place',
      ),
    );
    const rows: {
      checklist_id: string;
      submitted_at: string;
      decided_at: string;
    }[] = await this.#knex
      .from(decided.as('latest'))
      .where('place', '<=', REMEMBERED)
      .select('checklist_id', 'submitted_at', 'decided_at');
    return rows.map(row => ({
      checklistId: row.checklist_id,
      submittedAt: row.submitted_at,
      decidedAt: row.decided_at,
    }));
  }

  /** Who owns these entities, by id. */
  async listOwners(entityIds: string[]): Promise<Map<string, string[]>> {
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

  /** Whether one of the groups is the reviewer group of a version of a checklist. */
  async isReviewer(groupRefs: string[]): Promise<boolean> {
    const found = groupRefs.length
      ? await this.#knex('checklist_version')
          .whereIn('reviewer_group', groupRefs)
          .first('version')
      : undefined;
    return found !== undefined;
  }

  #reviews(): Knex.QueryBuilder {
    return this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .whereNull('entity.orphaned_at');
  }

  async #read(
    { visibility, limit, after }: DeskQuery,
    source: {
      query: Knex.QueryBuilder;
      dueOn: string;
      since: string;
      idOf: string;
    },
  ): Promise<DeskRow[]> {
    const { query, since, idOf } = source;
    const dueOn = `coalesce(${source.dueOn}, '${NO_DUE_DAY}')`;
    applyVisibility(query, visibility, { review: 'review' });
    if (after && 'id' in after) {
      query.whereRaw(`(${dueOn}, ${since}, ${idOf}) > (?, ?, ?)`, [
        after.dueOn,
        after.since,
        after.id,
      ]);
    } else if (after) {
      query.whereRaw(`${dueOn} ${after.beyond ? '>' : '>='} ?`, [after.dueOn]);
    }
    const rows: FoundRow[] = await query
      .orderByRaw(`${dueOn}, ${since}, ${idOf}`)
      .limit(limit)
      .select({ since, ...WAITING_COLUMNS })
      .select(this.#knex.raw(`${idOf} as own_id`))
      .select(this.#knex.raw(`${dueOn} as due_on`));
    return rows.map(row => toDeskRow(row));
  }
}

function toDeskRow(row: FoundRow): DeskRow {
  return {
    ...toWaitingReview(row),
    dueOn: row.due_on!,
    holderRef: row.holder_ref ?? undefined,
  };
}
