import {
  Answer,
  Erasure,
  Evidence,
  HistoryAggregate,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { DatabaseHistoryLog } from './DatabaseHistoryLog';
import { HistoryEntryRow } from './historyRows';
import { DecisionConditionRow, ReviewRow } from './reviewRows';
import { Transaction } from './transaction';

/** Stands where something was written that had to be there. */
const ERASED = 'Erased';

type Handle = Knex | Transaction;
type WrittenEntry = Pick<
  HistoryEntryRow,
  'aggregate_type' | 'aggregate_id' | 'entity_id' | 'seq'
>;

interface WrittenRow {
  review_id: string;
  question_id: string;
  revision: number;
  entity_id?: string;
  statement: string | null;
  evidence: string;
}

interface AnswerTable {
  name: string;
  key: (keyof WrittenRow)[];
  canBeCopied: boolean;
}

const REVISION_KEY: (keyof WrittenRow)[] = [
  'review_id',
  'question_id',
  'revision',
];
const ANSWER_TABLES: AnswerTable[] = [
  { name: 'answer_revision', key: REVISION_KEY, canBeCopied: true },
  { name: 'answer', key: REVISION_KEY, canBeCopied: true },
  {
    name: 'answer_exception_revision',
    key: [...REVISION_KEY, 'entity_id'],
    canBeCopied: false,
  },
  {
    name: 'answer_exception',
    key: [...REVISION_KEY, 'entity_id'],
    canBeCopied: false,
  },
];

/** Where a text of a person stands, who wrote it, and what comes in its place. */
const TEXTS: {
  table: string;
  column: string;
  writer: string;
  mark: string | null;
}[] = [
  { table: 'snapshot', column: 'message', writer: 'created_by', mark: null },
  {
    table: 'change_round',
    column: 'message',
    writer: 'requested_by',
    mark: null,
  },
  {
    table: 'change_request',
    column: 'reply',
    writer: 'replied_by',
    mark: ERASED,
  },
  { table: 'decision', column: 'reason', writer: 'decided_by', mark: ERASED },
  { table: 'exemption', column: 'reason', writer: 'asked_by', mark: ERASED },
  {
    table: 'exemption',
    column: 'decision_note',
    writer: 'decided_by',
    mark: null,
  },
  {
    table: 'decision',
    column: 'sample_note',
    writer: 'sample_looked_by',
    mark: ERASED,
  },
  {
    table: 'decision_condition',
    column: 'met_note',
    writer: 'met_by',
    mark: ERASED,
  },
];

/** A statement as it stands without what was written in a person's own words. */
function withoutWords(statement: Answer['statement']): Answer['statement'] {
  switch (statement?.kind) {
    case 'text':
      return { ...statement, value: ERASED };
    case 'notApplicable':
      return { ...statement, reason: ERASED };
    case 'toBeResearched': {
      const { note: _, ...rest } = statement;
      return rest;
    }
    default:
      return statement;
  }
}

function withoutTitles(evidence: Evidence[]): Evidence[] {
  return evidence.map(({ title: _, ...rest }) => rest);
}

/**
 * Erases what a person wrote and their name from the history. Choices, outcomes and dates stay, since they are the
 * organisation's, and so do frozen snapshots, on which decisions were taken.
 *
 * @internal
 */
export class DatabaseErasure {
  readonly #knex: Knex;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(knex: Knex, historyLog: DatabaseHistoryLog) {
    this.#knex = knex;
    this.#historyLog = historyLog;
  }

  /** What an erasure would take. */
  async count(userRef: string): Promise<Erasure> {
    const handle = this.#knex;
    const entries = await countOf(entriesOf(handle, userRef));
    const revisions = ANSWER_TABLES.filter(({ name }) =>
      name.endsWith('_revision'),
    );
    const answers = await Promise.all(
      revisions.map(table => countOf(writtenOf(handle, table, userRef))),
    );
    const texts = await Promise.all([
      ...TEXTS.map(text => countOf(textsOf(handle, text, userRef))),
      countOf(requestsOf(handle, userRef)),
      countOf(extensionsOf(handle, userRef)),
    ]);
    return { userRef, entries, answers: sum(answers), texts: sum(texts) };
  }

  /** Takes it, in the transaction that is given; the counts are of what was there. */
  async erase(
    trx: Transaction,
    options: { userRef: string; actorRef: string; now: Date },
  ): Promise<Erasure> {
    const { userRef } = options;
    const entries = await this.#eraseEntries(trx, options);
    let answers = 0;
    for (const table of ANSWER_TABLES) {
      const erased = await eraseAnswers(trx, table, userRef);
      answers += table.name.endsWith('_revision') ? erased : 0;
    }
    let texts = await requestsOf(trx, userRef).update({ text: ERASED });
    for (const text of TEXTS) {
      texts += await textsOf(trx, text, userRef).update({
        [text.column]: text.mark,
      });
    }
    texts += await eraseExtensions(trx, userRef);
    // What was answered to them once holds their words too; nobody asks for it again.
    await trx('mutation').where({ user_ref: userRef }).delete();
    return { userRef, entries, answers, texts };
  }

  async #eraseEntries(
    trx: Transaction,
    options: { userRef: string; actorRef: string; now: Date },
  ): Promise<number> {
    const { userRef, actorRef, now } = options;
    const at = now.toISOString();
    const rows: WrittenEntry[] = await entriesOf(trx, userRef)
      .orderBy(['aggregate_type', 'aggregate_id', 'seq'])
      .select('aggregate_type', 'aggregate_id', 'entity_id', 'seq');
    const chains = new Map(rows.map(row => [row.aggregate_id, row]));
    for (const chain of chains.values()) {
      const entityId = await lockChain(trx, chain);
      const seqs = rows
        .filter(row => row.aggregate_id === chain.aggregate_id)
        .map(row => row.seq);
      for (const chunk of chunksFor(trx, seqs)) {
        await trx('history_entry')
          .where({
            aggregate_type: chain.aggregate_type,
            aggregate_id: chain.aggregate_id,
          })
          .whereIn('seq', chunk)
          .update({ actor_ref: null, words: null, salt: null, erased_at: at });
      }
      await this.#historyLog.append(trx, {
        aggregateType:
          chain.aggregate_type as HistoryAggregate['aggregateType'],
        aggregateId: chain.aggregate_id,
        entityId,
        at,
        action: 'content.erased',
        facts: { erased: seqs },
        actorRef,
      });
    }
    return rows.length;
  }
}

/** Keeps other writers away from a chain; tells which entity it is about. */
async function lockChain(
  trx: Transaction,
  { aggregate_type, aggregate_id, entity_id }: WrittenEntry,
): Promise<string | undefined> {
  switch (aggregate_type) {
    case 'review': {
      const review = await trx<ReviewRow>('review')
        .where({ id: aggregate_id })
        .forUpdate()
        .first();
      return review!.entity_id;
    }
    case 'exemption':
      await trx('entity').where({ id: entity_id }).forUpdate().first();
      return entity_id ?? undefined;
    default:
      await trx('programme').forUpdate().first();
      return undefined;
  }
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.count({ count: '*' });
  // PostgreSQL counts in 64 bits, which arrive as text.
  return Number(count);
}

/** Their own entries, and those of answers that others copied from them. */
function entriesOf(handle: Handle, userRef: string): Knex.QueryBuilder {
  return handle('history_entry')
    .whereNull('erased_at')
    .where(of =>
      of
        .where({ actor_ref: userRef })
        .orWhere(copies =>
          copies
            .whereIn('action', ['answer.saved', 'answer.copied'])
            .whereExists(
              handle('answer_revision as copy')
                .select('copy.review_id')
                .whereRaw('copy.review_id = history_entry.aggregate_id')
                .whereRaw('copy.question_id = history_entry.subject')
                .whereRaw('copy.answered_at = history_entry.at')
                .where('copy.copied_answered_by', userRef),
            ),
        ),
    );
}

function writtenOf(
  handle: Handle,
  { name, canBeCopied }: AnswerTable,
  userRef: string,
): Knex.QueryBuilder {
  return handle(name).where(by => {
    by.where({ answered_by: userRef });
    if (canBeCopied) {
      by.orWhere({ copied_answered_by: userRef });
    }
  });
}

function textsOf(
  handle: Handle,
  { table, column, writer, mark }: (typeof TEXTS)[number],
  userRef: string,
): Knex.QueryBuilder {
  return handle(table)
    .where({ [writer]: userRef })
    .whereNotNull(column)
    .modify(query => {
      if (mark !== null) {
        query.whereNot(column, mark);
      }
    });
}

function requestsOf(handle: Handle, userRef: string): Knex.QueryBuilder {
  return handle('change_request')
    .whereIn(
      'round_id',
      handle('change_round').where({ requested_by: userRef }).select('id'),
    )
    .whereNot({ text: ERASED });
}

/** Conditions whose date they moved; the JSON tells the rest. */
function extensionsOf(handle: Handle, userRef: string): Knex.QueryBuilder {
  return handle('decision_condition').where(
    'extensions',
    'like',
    `%"extendedBy":${JSON.stringify(userRef)}%`,
  );
}

async function eraseAnswers(
  trx: Transaction,
  table: AnswerTable,
  userRef: string,
): Promise<number> {
  const rows: WrittenRow[] = await writtenOf(trx, table, userRef).select(
    ...table.key,
    'statement',
    'evidence',
  );
  for (const row of rows) {
    await trx(table.name)
      .where(Object.fromEntries(table.key.map(key => [key, row[key]])))
      .update({
        note: null,
        statement:
          row.statement &&
          JSON.stringify(withoutWords(JSON.parse(row.statement))),
        evidence: JSON.stringify(withoutTitles(JSON.parse(row.evidence))),
      });
  }
  return rows.length;
}

async function eraseExtensions(
  trx: Transaction,
  userRef: string,
): Promise<number> {
  const rows: DecisionConditionRow[] = await extensionsOf(trx, userRef);
  for (const { id, extensions } of rows) {
    const moved: { extendedBy: string }[] = JSON.parse(extensions);
    await trx('decision_condition')
      .where({ id })
      .update({
        extensions: JSON.stringify(
          moved.map(one =>
            one.extendedBy === userRef ? { ...one, reason: ERASED } : one,
          ),
        ),
      });
  }
  return rows.length;
}
