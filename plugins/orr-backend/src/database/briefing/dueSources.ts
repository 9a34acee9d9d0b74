import { DueKind } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { ownedBy } from '../ReadinessListFilter';
import { VisibilityFilter } from '../VisibilityFilter';

/** What of all that falls due is asked for. @internal */
export interface DueFilter {
  /** Whose standings may be read. */
  visibility: VisibilityFilter;
  /** Whose reviews may be read, for what was said in them. */
  reviews: VisibilityFilter;
  /** YYYY-MM-DD, both included; without a first day, all before. */
  from?: string;
  until: string;
  kinds?: DueKind[];
  /** Owners, groups with all that is below them. */
  ownerRefs?: string[];
}

const NOTHING = {
  checklist_id: 'NULL',
  review_id: 'NULL',
  question_id: 'NULL',
  text: 'NULL',
  level: 'NULL',
  person_ref: 'NULL',
};

/** The columns that each source gives, in one order: they are put below each other. */
type SourceColumns = Record<keyof typeof NOTHING, string>;

interface Source {
  query: Knex.QueryBuilder;
  /** SQL of the kind, of the id within it and of the day. */
  kind: string;
  id: string;
  day: string;
  /** Under which name the query knows the review itself. */
  review?: string;
  columns?: Partial<SourceColumns>;
}

const OPEN = ['inProgress', 'submitted', 'changesRequested'];

function reviewsDue(knex: Knex): Source {
  return {
    query: knex('readiness as dated')
      .join('entity', 'entity.id', 'dated.entity_id')
      .join('checklist as asking', 'asking.id', 'dated.checklist_id')
      .where('asking.state', 'published')
      .whereNot('dated.standing', 'notRequired'),
    kind: "'review'",
    id: "dated.entity_id || ':' || dated.checklist_id",
    day: 'dated.valid_until',
    columns: { checklist_id: 'dated.checklist_id' },
  };
}

function exemptionsEnding(knex: Knex): Source {
  return {
    query: knex('exemption as dated')
      .join('entity', 'entity.id', 'dated.entity_id')
      .where('dated.state', 'approved'),
    kind: "'exemption'",
    id: 'dated.id',
    day: 'dated.until',
    columns: { text: 'dated.reason', person_ref: 'dated.decided_by' },
  };
}

function targetDays(knex: Knex): Source {
  return {
    query: knex('review as dated')
      .join('entity', 'entity.id', 'dated.entity_id')
      .whereIn('dated.state', OPEN),
    kind: "'target'",
    id: 'dated.id',
    day: 'dated.target_date',
    review: 'dated',
    columns: {
      checklist_id: 'dated.checklist_id',
      review_id: 'dated.id',
      person_ref: 'dated.driver_ref',
    },
  };
}

/** Of the decisions on which standings rest: another one has taken the place of the rest. */
function openConditions(knex: Knex): Source {
  return {
    query: knex('decision_condition as dated')
      .join('decision', 'decision.id', 'dated.decision_id')
      .join('entity', 'entity.id', 'decision.entity_id')
      .whereNull('dated.met_at')
      .whereIn(
        'dated.decision_id',
        knex('readiness').select('decision_id').whereNotNull('decision_id'),
      ),
    kind: "'condition'",
    id: 'dated.id',
    day: 'dated.due_on',
    columns: {
      checklist_id: 'decision.checklist_id',
      review_id: 'decision.review_id',
      question_id: 'dated.question_id',
      text: 'dated.text',
      person_ref: 'dated.owner_ref',
    },
  };
}

function openDispositions(knex: Knex, reviews: VisibilityFilter): Source {
  return {
    query: partsVisible(
      knex,
      knex('disposition as dated')
        .join('entity', 'entity.id', 'dated.entity_id')
        .whereIn('dated.state', ['open', 'approved']),
      reviews,
    ),
    kind: 'dated.type',
    id: 'dated.id',
    day: 'dated.until_day',
    columns: {
      checklist_id: 'dated.checklist_id',
      review_id: 'dated.review_id',
      question_id: 'dated.question_id',
      text: 'dated.text',
      level: 'dated.level',
      person_ref: 'COALESCE(dated.owner_ref, dated.decided_by)',
    },
  };
}

/** Leaves out what is about one covered entity alone that the viewer does not see. @internal */
export function partsVisible(
  knex: Knex,
  query: Knex.QueryBuilder,
  visibility: VisibilityFilter,
): Knex.QueryBuilder {
  return visibility.type === 'everything'
    ? query
    : query.where(either =>
        either
          .whereNull('dated.covered_entity_id')
          .orWhereIn(
            'dated.covered_entity_id',
            applyVisibility(
              knex('entity as seen').select('seen.id'),
              visibility,
              { entity: 'seen' },
            ),
          ),
      );
}

function narrowed(
  knex: Knex,
  { query, kind, id, day, review, columns }: Source,
  filter: DueFilter & { seenBy: VisibilityFilter },
): Knex.QueryBuilder {
  const { from, until, ownerRefs, seenBy } = filter;
  applyVisibility(query, seenBy, { review })
    .whereNull('entity.orphaned_at')
    .whereRaw(`${day} <= ?`, [until]);
  if (from !== undefined) {
    query.whereRaw(`${day} >= ?`, [from]);
  }
  if (ownerRefs?.length) {
    query.whereIn('entity.id', ownedBy(knex, ownerRefs));
  }
  return query.select(
    knex.raw(`${kind} AS kind`),
    knex.raw(`${id} AS id`),
    knex.raw(`${day} AS due_on`),
    'entity.id as entity_id',
    ...Object.entries({ ...NOTHING, ...columns }).map(([name, column]) =>
      knex.raw(`CAST(${column} AS TEXT) AS ${name}`),
    ),
  );
}

/** All that falls due, each row with its kind, day and entity. @internal */
export function dueSources(knex: Knex, filter: DueFilter): Knex.QueryBuilder {
  const { visibility, reviews } = filter;
  const seen = (source: Source, seenBy: VisibilityFilter) =>
    narrowed(knex, source, { ...filter, seenBy });
  return seen(reviewsDue(knex), visibility).unionAll([
    seen(exemptionsEnding(knex), visibility),
    seen(targetDays(knex), reviews),
    seen(openConditions(knex), reviews),
    seen(openDispositions(knex, reviews), reviews),
  ]);
}
