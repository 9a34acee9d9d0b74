import { Knex } from 'knex';
import { askedEntities, GapFilter } from './gapFilter';

/** When a question was answered in a review for the first time. @internal */
export interface FirstAnswer {
  questionId: string;
  startedAt: string;
  settledAt: string;
}

/** An action about a question, from its start to its end. @internal */
export interface ClosedAction {
  questionId: string;
  proposedAt: string;
  closedAt: string;
}

/** How many incidents a question should have caught, at how many entities. @internal */
export interface MissedIncidents {
  questionId: string;
  incidents: number;
  entities: number;
}

/** Of these the time to answer is told: the ones that were started last. */
const REVIEWS = 200;
/** More closed actions than this are not read for medians: the latest are. */
const ACTIONS = 5_000;

type Filter = GapFilter & { checklistId: string };

/** What reviews, actions and incidents of the past say of the questions of a checklist, in a statement each. @internal */
export class QuestionPastModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of the reviews that were started last; what was carried over or handed on is no answer. */
  async listFirstAnswers(filter: Filter): Promise<FirstAnswer[]> {
    const recent = this.#knex('review')
      .where('review.checklist_id', filter.checklistId)
      .whereIn('review.id', this.#reviewsOf(filter))
      .orderBy([
        { column: 'review.started_at', order: 'desc' },
        { column: 'review.id' },
      ])
      .limit(REVIEWS)
      .select('review.id', 'review.started_at');
    const rows: {
      question_id: string;
      started_at: string;
      settled_at: string;
    }[] = await this.#knex
      .from(recent.as('recent'))
      .join('answer_revision as said', 'said.review_id', 'recent.id')
      .whereNotNull('said.statement')
      .whereNull('said.assignee_ref')
      .whereNull('said.copied_review_id')
      .groupBy('recent.id', 'recent.started_at', 'said.question_id')
      .select('said.question_id', 'recent.started_at')
      .min({ settled_at: 'said.answered_at' });
    return rows.map(row => ({
      questionId: row.question_id,
      startedAt: row.started_at,
      settledAt: row.settled_at,
    }));
  }

  /** Actions that were done since an instant, the latest first. */
  async listClosed(filter: Filter, since: string): Promise<ClosedAction[]> {
    const rows: {
      question_id: string;
      proposed_at: string;
      closed_at: string;
    }[] = await this.#knex('disposition')
      .where({
        'disposition.checklist_id': filter.checklistId,
        'disposition.type': 'action',
        'disposition.state': 'done',
      })
      .where('disposition.closed_at', '>=', since)
      .whereIn('disposition.review_id', this.#reviewsOf(filter))
      .where(either =>
        either
          .whereNull('disposition.covered_entity_id')
          .orWhereIn('disposition.covered_entity_id', this.#asked(filter)),
      )
      .orderBy('disposition.closed_at', 'desc')
      .limit(ACTIONS)
      .select(
        'disposition.question_id',
        'disposition.proposed_at',
        'disposition.closed_at',
      );
    return rows.map(row => ({
      questionId: row.question_id,
      proposedAt: row.proposed_at,
      closedAt: row.closed_at,
    }));
  }

  /** Of incidents that were opened since an instant; one that hurt several entities counts once. */
  async countIncidents(
    filter: Filter,
    since: string,
  ): Promise<MissedIncidents[]> {
    const rows: Record<string, unknown>[] = await this.#knex(
      'incident_finding as finding',
    )
      .where('finding.checklist_id', filter.checklistId)
      .whereNotNull('finding.question_id')
      .where('finding.opened_at', '>=', since)
      .whereIn('finding.entity_id', this.#asked(filter))
      .groupBy('finding.question_id')
      .select('finding.question_id')
      .countDistinct({
        incidents: 'finding.incident_id',
        entities: 'finding.entity_id',
      });
    return rows.map(row => ({
      questionId: String(row.question_id),
      incidents: Number(row.incidents),
      entities: Number(row.entities),
    }));
  }

  #asked(filter: Filter): Knex.QueryBuilder {
    return askedEntities(this.#knex, filter).select('entity.id');
  }

  #reviewsOf(filter: Filter): Knex.QueryBuilder {
    return this.#knex('review_entity as about')
      .whereIn('about.entity_id', this.#asked(filter))
      .select('about.review_id');
  }
}
