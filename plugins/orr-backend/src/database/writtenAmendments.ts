import { Evidence } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { rewriteRows } from './chunks';
import { Transaction } from './transaction';

type Handle = Knex | Transaction;

interface WrittenRow {
  id: string;
  question_id: string;
  note: string | null;
  evidence: string | null;
}

interface CarriedRow {
  review_id: string;
  question_id: string;
  note: string | null;
  evidence: string;
}

/** The latest values of carried answers, and the first, with which a review was started. */
const CARRYING = [
  { name: 'answer', key: ['review_id', 'question_id'] },
  { name: 'answer_revision', key: ['review_id', 'question_id', 'revision'] },
];

/** What a person changed of answers after they were decided on. @internal */
export function writtenAmendments(
  handle: Handle,
  userRef: string,
): Knex.QueryBuilder {
  return handle('amendment').where({ amended_by: userRef });
}

/**
 * The answers that reviews were started with and that hold what the person wrote into those before them, over as many
 * reviews as there were since. Affirming one makes it somebody's own, which stays.
 *
 * @internal
 */
export function carriedAmendments(
  handle: Handle,
  table: string,
  userRef: string,
): Knex.QueryBuilder {
  return handle(`${table} as own`)
    .withRecursive('carried', ['review_id', 'question_id'], start => {
      start
        .from('amendment')
        .where({ amended_by: userRef })
        .whereNull('covered_entity_id')
        .select('review_id', 'question_id')
        .union(next => {
          next
            .from('answer_revision as later')
            .join('carried', on =>
              on
                .on('carried.review_id', 'later.copied_review_id')
                .andOn('carried.question_id', 'later.question_id'),
            )
            .whereRaw('later.answered_at = later.copied_answered_at')
            .select('later.review_id', 'later.question_id');
        });
    })
    .join('carried', on =>
      on
        .on('carried.review_id', 'own.review_id')
        .andOn('carried.question_id', 'own.question_id'),
    )
    .whereRaw('own.answered_at = own.copied_answered_at');
}

/** Takes their words out of them, and out of what was carried on; answers how many edits there were. Their reviews are to be locked. @internal */
export async function eraseAmendments(
  trx: Transaction,
  userRef: string,
): Promise<number> {
  const rows: WrittenRow[] = await writtenAmendments(trx, userRef);
  if (rows.length) {
    await eraseCarried(trx, rows, userRef);
  }
  await rewriteRows(trx, 'amendment', {
    rows: rows.map(row => ({
      ...row,
      note: row.note === null ? null : '',
      evidence: row.evidence && withoutTitles(row.evidence),
    })),
    key: ['id'],
    columns: ['note', 'evidence'],
  });
  return rows.length;
}

async function eraseCarried(
  trx: Transaction,
  written: WrittenRow[],
  userRef: string,
): Promise<void> {
  for (const { name, key } of CARRYING) {
    const rows: CarriedRow[] = await carriedAmendments(
      trx,
      name,
      userRef,
    ).select('own.*');
    await rewriteRows(trx, name, {
      rows: rows.map(row => withoutThese(row, written)),
      key,
      columns: ['note', 'evidence'],
    });
  }
}

/** What others wrote beside the same answer stays. */
function withoutThese(row: CarriedRow, written: WrittenRow[]): CarriedRow {
  const own = written.filter(
    ({ question_id }) => question_id === row.question_id,
  );
  const links = new Set(
    own.flatMap(({ evidence }) => linksOf(evidence).map(keyOf)),
  );
  return {
    ...row,
    note: own.some(({ note }) => note !== null && note === row.note)
      ? null
      : row.note,
    evidence: JSON.stringify(
      linksOf(row.evidence).map(link =>
        links.has(keyOf(link)) ? withoutTitle(link) : link,
      ),
    ),
  };
}

function linksOf(evidence: string | null): Evidence[] {
  return evidence === null ? [] : JSON.parse(evidence);
}

function keyOf({ url, title, date }: Evidence): string {
  return JSON.stringify([url, title, date]);
}

function withoutTitle({ title: _, ...rest }: Evidence): Evidence {
  return rest;
}

function withoutTitles(evidence: string): string {
  return JSON.stringify(linksOf(evidence).map(withoutTitle));
}
