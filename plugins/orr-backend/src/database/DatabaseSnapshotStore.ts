import {
  AnswerException,
  FrozenState,
  QuestionFact,
  Snapshot,
  SnapshotKind,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { requireRow } from './requireRow';
import { SnapshotRow } from './reviewRows';
import { Transaction } from './transaction';

/** What a snapshot freezes; hashed as canonical JSON. @internal */
export interface SnapshotContent {
  reviewId: string;
  entityRef: string;
  entityUid?: string;
  checklist: { id: string; version: number; contentHash: string };
  kind: string;
  /** Only of newer snapshots. */
  snapshotKind?: SnapshotKind;
  ownerRefs: string[];
  answers: Snapshot['answers'];
  /** Only of a review that covers several entities. */
  covered?: { entityRef: string; entityUid?: string }[];
  exceptions?: AnswerException[];
  confirmedExceptions?: { questionId: string; entityRef: string }[];
  /** Only where the review did not ask something of an entity, since it is asked of new ones only. */
  spared?: { entityRef: string; questionIds: string[] }[];
  /** Only of newer snapshots. */
  state?: FrozenState;
}

/** What a snapshot says of single covered entities: not for everyone who may see the snapshot. @internal */
export type SnapshotCoverage = Required<
  Pick<SnapshotContent, 'covered' | 'exceptions'>
>;

/** The same with what facts said of each of these. @internal */
export interface JudgedCoverage extends SnapshotCoverage {
  questionFacts: QuestionFact[];
}

/** @internal */
export function toSnapshot(row: SnapshotRow): Snapshot {
  const content: SnapshotContent = JSON.parse(row.content);
  return {
    ...madeOf(row),
    ownerRefs: content.ownerRefs,
    answers: content.answers,
    ...(content.state && { state: sharedOf(content.state) }),
  };
}

/** @internal */
export type SnapshotSummaryRow = Omit<SnapshotRow, 'content'>;

/** All but the content, which may be large. @internal */
export const SUMMARY_COLUMNS = [
  'id',
  'review_id',
  'kind',
  'name',
  'sequence',
  'content_hash',
  'message',
  'created_by',
  'created_at',
] as const;

function madeOf(row: SnapshotSummaryRow) {
  return {
    id: row.id,
    kind: row.kind as SnapshotKind,
    name: row.name ?? undefined,
    sequence: row.sequence,
    contentHash: row.content_hash,
    createdBy: row.created_by,
    createdAt: row.created_at,
    message: row.message ?? undefined,
  };
}

/** @internal */
export function toSnapshotSummary(row: SnapshotSummaryRow): SnapshotSummary {
  return { ...madeOf(row), reviewId: row.review_id };
}

/** What is said of single covered entities is not for everyone who may see the snapshot. */
function sharedOf(state: FrozenState): FrozenState {
  return {
    ...state,
    dispositions: state.dispositions.filter(
      ({ coveredEntityRef }) => coveredEntityRef === undefined,
    ),
    ...(state.questionFacts && {
      questionFacts: state.questionFacts.filter(
        ({ coveredEntityRef }) => coveredEntityRef === undefined,
      ),
    }),
  };
}

/** Frozen copies of reviews. @internal */
export class DatabaseSnapshotStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The content hashes of some snapshots, by their ids; of few. */
  async hashesOf(ids: string[]): Promise<Map<string, string>> {
    const rows = ids.length
      ? await this.#knex<SnapshotRow>('snapshot')
          .whereIn('id', ids)
          .select('id', 'content_hash')
      : [];
    return new Map(rows.map(row => [row.id, row.content_hash]));
  }

  /** The latest submission of a review. */
  async getLatest(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<Snapshot | undefined> {
    const row = await handle<SnapshotRow>('snapshot')
      .where({ review_id: reviewId, kind: 'submission' })
      .orderBy('sequence', 'desc')
      .first();
    return row && toSnapshot(row);
  }

  /** What the latest submission of a review says of the entities it covers. */
  async getLatestCoverage(reviewId: string): Promise<JudgedCoverage> {
    const latest = await this.getLatestContent(reviewId);
    return {
      covered: latest?.content.covered ?? [],
      exceptions: latest?.content.exceptions ?? [],
      questionFacts: latest?.content.state?.questionFacts ?? [],
    };
  }

  /** All that the latest submission of a review froze: not for everyone who may see it. */
  async getLatestContent(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<{ id: string; content: SnapshotContent } | undefined> {
    const row = await handle<SnapshotRow>('snapshot')
      .where({ review_id: reviewId, kind: 'submission' })
      .orderBy('sequence', 'desc')
      .first('id', 'content');
    return row && { id: row.id, content: JSON.parse(row.content) };
  }

  /** What these froze, by id. */
  async listContents(ids: string[]): Promise<Map<string, SnapshotContent>> {
    const rows = await this.#knex<SnapshotRow>('snapshot')
      .whereIn('id', ids)
      .select('id', 'content');
    return new Map(rows.map(({ id, content }) => [id, JSON.parse(content)]));
  }

  async getContent(trx: Transaction, id: string): Promise<SnapshotContent> {
    const row = await trx<SnapshotRow>('snapshot')
      .where({ id })
      .first('content')
      .then(requireRow);
    return JSON.parse(row.content);
  }

  async getSummary(trx: Transaction, id: string): Promise<SnapshotSummary> {
    return toSnapshotSummary(
      await trx<SnapshotRow>('snapshot')
        .where({ id })
        .first(...SUMMARY_COLUMNS)
        .then(requireRow),
    );
  }

  /** How many of a kind there are of a review, which is the sequence of the latest. */
  async count(
    trx: Transaction,
    { reviewId, kind }: { reviewId: string; kind: SnapshotKind },
  ): Promise<number> {
    const row = await trx<SnapshotRow>('snapshot')
      .where({ review_id: reviewId, kind })
      .max<{ latest: number | null }>('sequence as latest')
      .first();
    return Number(row?.latest ?? 0);
  }

  /** Stores a snapshot as the next of its kind of its review. */
  async insert(
    trx: Transaction,
    row: Omit<SnapshotRow, 'sequence' | 'kind'> & { kind: SnapshotKind },
  ): Promise<void> {
    const { review_id: reviewId, kind } = row;
    const sequence = (await this.count(trx, { reviewId, kind })) + 1;
    await trx<SnapshotRow>('snapshot').insert({ ...row, sequence });
  }
}
