import { WaitingFor } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { ASKED_SECTION, askedSections } from './askedSections';
import { askedRisks, RiskGrants } from './askedRisks';
import { contradictedAnswers } from './drift/contradictedAnswers';
import { applyVisibility } from './applyVisibility';
import { newOwners } from './DatabaseOwnershipStore';
import { VisibilityFilter } from './VisibilityFilter';
import { exceptCarried } from './exceptCarried';
import {
  FoundRow,
  HELD_COLUMNS,
  toWaiting,
  WAITING_COLUMNS,
  WaitingRow,
} from './waitingRows';

/** Who is asked, and what of it they may see. @internal */
export interface WaitingQuery {
  userRef: string;
  /** The person and the groups they belong to. */
  ownRefs: string[];
  /** The same with the groups above. */
  groupRefs: string[];
  visibility: VisibilityFilter;
  limit: number;
  /** Behind this one; without an id, from this instant on, or only beyond it. */
  after?: { since: string; id?: string; beyond?: boolean };
}

const OPEN_TO_ANSWERS = ['inProgress', 'changesRequested'];
/** While it runs, and while its decision is in force. */
const PRESENT = [...OPEN_TO_ANSWERS, 'submitted', 'decided'];

/** The queries behind what waits for a person, one statement for each kind; the longest waiting comes first. @internal */
export class WaitingModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(
    waitingFor: Exclude<WaitingFor, 'decideRisk'>,
    options: WaitingQuery,
  ): Promise<WaitingRow[]> {
    switch (waitingFor) {
      case 'driveReview':
        return this.#read(options, {
          since: 'review.started_at',
          query: this.#reviews(['inProgress']).where(
            'review.driver_ref',
            options.userRef,
          ),
        });
      case 'changeAnswers':
        return this.#read(options, this.#changes(options));
      case 'answerQuestion':
        return this.#read(options, {
          since: 'answer.answered_at',
          idOf: "review.id || ':' || answer.question_id",
          query: this.#reviews(OPEN_TO_ANSWERS)
            .join('answer', 'answer.review_id', 'review.id')
            .whereIn('answer.assignee_ref', options.ownRefs)
            .select('answer.question_id'),
        });
      case 'decideReview':
        return this.#read(options, this.#toDecide(options));
      case 'signOffSection':
        return this.#read(options, {
          ...ASKED_SECTION,
          query: askedSections(this.#knex, this.#reviews(), options),
        });
      case 'doAction':
        return this.#read(options, {
          since: 'held.proposed_at',
          idOf: 'held.id',
          // What is about a covered entity alone is told where that one can be seen.
          query: this.#dispositions()
            .where('held.state', 'open')
            .whereNull('held.covered_entity_id')
            .whereIn('held.owner_ref', options.ownRefs),
        });
      case 'answerEscalation':
        return this.#read(options, {
          since: 'asked.raised_at',
          idOf: 'asked.id',
          query: this.#reviews(PRESENT)
            .join('escalation as asked', 'asked.review_id', 'review.id')
            .where('asked.state', 'open')
            .whereNull('asked.covered_entity_id')
            .whereIn('asked.to_ref', options.ownRefs)
            .select('asked.question_id'),
        });
      case 'affirmOwnership':
        return this.#read(options, this.#takenOver(options));
      case 'respondToContradiction':
        return this.#read(options, contradictedAnswers(this.#knex, options));
      default:
        return this.#read(options, this.#conditions(options));
    }
  }

  /** Mitigations and acceptances that the person is asked to decide. */
  async listRisks(
    options: WaitingQuery & { grants: RiskGrants },
  ): Promise<WaitingRow[]> {
    return this.#read(options, {
      since: 'held.proposed_at',
      idOf: 'held.id',
      query: askedRisks(this.#knex, this.#dispositions(), options),
    });
  }

  /** Owners and tiers of what these reviews are about, by review. */
  async listSubjects(
    reviewIds: string[],
  ): Promise<Map<string, { tier?: string; ownerRefs: string[] }[]>> {
    const rows: {
      review_id: string;
      entity_id: string;
      tier: string | null;
      owner_ref: string | null;
    }[] = reviewIds.length
      ? await this.#knex('review_entity as about')
          .join('entity', 'entity.id', 'about.entity_id')
          .leftJoin('entity_owner as claim', 'claim.entity_id', 'entity.id')
          .whereIn('about.review_id', reviewIds)
          .select('about.review_id', 'about.entity_id')
          .select('entity.tier', 'claim.owner_ref')
      : [];
    const byReview = new Map<
      string,
      Map<string, { tier?: string; ownerRefs: string[] }>
    >();
    for (const row of rows) {
      const subjects = byReview.get(row.review_id) ?? new Map();
      byReview.set(row.review_id, subjects);
      const subject = subjects.get(row.entity_id) ?? {
        tier: row.tier ?? undefined,
        ownerRefs: [],
      };
      subjects.set(row.entity_id, subject);
      if (row.owner_ref !== null) {
        subject.ownerRefs.push(row.owner_ref);
      }
    }
    return new Map(
      [...byReview].map(([id, subjects]) => [id, [...subjects.values()]]),
    );
  }

  #reviews(states?: string[]): Knex.QueryBuilder {
    const query = this.#knex('review')
      .join('entity', 'entity.id', 'review.entity_id')
      .whereNull('entity.orphaned_at');
    return states ? query.whereIn('review.state', states) : query;
  }

  #changes({ userRef }: WaitingQuery) {
    return {
      since: 'change_round.requested_at',
      query: this.#reviews(['changesRequested'])
        .join('change_round', 'change_round.review_id', 'review.id')
        .where(
          'change_round.requested_at',
          this.#knex('change_round as latest')
            .whereRaw('latest.review_id = review.id')
            .max('latest.requested_at'),
        )
        .where(people =>
          people
            .where('review.driver_ref', userRef)
            .orWhereExists(
              exceptCarried(
                this.#knex('answer as given')
                  .whereRaw('given.review_id = review.id')
                  .where('given.answered_by', userRef),
                'given',
              ).select('given.review_id'),
            ),
        ),
    };
  }

  /** Neither what another has taken or was given, nor what the person has declined. */
  #toDecide({ userRef }: WaitingQuery) {
    return {
      since: 'review.submitted_at',
      query: this.#reviews(['submitted'])
        .leftJoin('review_assignment as mine', join =>
          join
            .on('mine.review_id', 'review.id')
            .andOnVal('mine.person_ref', userRef),
        )
        .whereNotExists(
          this.#knex('review_assignment as agreed')
            .whereRaw('agreed.review_id = review.id')
            .where(away =>
              away
                .where(declined =>
                  declined
                    .where('agreed.person_ref', userRef)
                    .where('agreed.state', 'declined'),
                )
                .orWhere(held =>
                  held
                    .whereNot('agreed.person_ref', userRef)
                    .whereNot('agreed.state', 'declined'),
                ),
            )
            .select('agreed.review_id'),
        )
        .select({ assigned: 'mine.state' }),
    };
  }

  #conditions({ ownRefs }: WaitingQuery) {
    return {
      since: 'decision.decided_at',
      idOf: 'held.id',
      query: this.#reviews()
        .join('decision', 'decision.review_id', 'review.id')
        .join('decision_condition as held', 'held.decision_id', 'decision.id')
        .whereNull('held.met_at')
        .whereIn('held.owner_ref', ownRefs)
        // Of a decision that another has replaced nothing is asked any more.
        .where(inForce =>
          inForce
            .whereExists(
              this.#knex('readiness')
                .whereRaw('readiness.decision_id = decision.id')
                .whereNot('readiness.standing', 'notRequired')
                .select('readiness.entity_id'),
            )
            // No standing goes by a decision on a change, and no other decision replaces it.
            .orWhere('decision.review_kind', 'change'),
        )
        .select({
          condition_id: 'held.id',
          condition_text: 'held.text',
          condition_due_on: 'held.due_on',
        }),
    };
  }

  /** What the person owns since the decision in force. A review of a system is read by whoever may see the system. */
  #takenOver({ ownRefs, visibility }: WaitingQuery) {
    const query = this.#knex('readiness')
      .join('entity', 'entity.id', 'readiness.entity_id')
      .join('decision', 'decision.id', 'readiness.decision_id')
      .join('review', 'review.id', 'decision.review_id')
      .join('entity as whole', 'whole.id', 'review.entity_id')
      .whereNull('entity.orphaned_at')
      .join('checklist', 'checklist.id', 'readiness.checklist_id')
      .whereNot('checklist.state', 'archived')
      .whereNot('readiness.standing', 'notRequired')
      .whereExists(
        newOwners(
          this.#knex('entity_owner as claim')
            .whereRaw('claim.entity_id = readiness.entity_id')
            .whereIn('claim.owner_ref', ownRefs),
        ).select('claim.owner_ref'),
      );
    return {
      since: 'decision.decided_at',
      idOf: "review.id || ':' || entity.id",
      query: applyVisibility(query, visibility, {
        entity: 'whole',
        review: 'review',
      }),
    };
  }

  #dispositions(): Knex.QueryBuilder {
    return this.#reviews()
      .join('disposition as held', 'held.review_id', 'review.id')
      .select(HELD_COLUMNS);
  }

  async #read(
    { visibility, limit, after }: WaitingQuery,
    source: { since: string; idOf?: string; query: Knex.QueryBuilder },
  ): Promise<WaitingRow[]> {
    const { since, idOf = 'review.id', query } = source;
    applyVisibility(query, visibility, { review: 'review' });
    if (after?.id !== undefined) {
      query.whereRaw(`(${since}, ${idOf}) > (?, ?)`, [after.since, after.id]);
    } else if (after) {
      query.where(since, after.beyond ? '>' : '>=', after.since);
    }
    const rows: FoundRow[] = await query
      .orderBy(since)
      .orderByRaw(idOf)
      .limit(limit)
      .select({ since, ...WAITING_COLUMNS })
      .select(this.#knex.raw(`${idOf} as own_id`));
    return rows.map(toWaiting);
  }
}
