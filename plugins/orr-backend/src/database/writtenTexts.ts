import { Knex } from 'knex';
import { rewriteRows } from './chunks';
import { DecisionConditionRow } from './reviewRows';
import { Transaction } from './transaction';

/** Stands where something was written that had to be there. @internal */
export const ERASED = 'Erased';

type Handle = Knex | Transaction;

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
  {
    table: 'review_assignment',
    column: 'reason',
    writer: 'by_ref',
    mark: null,
  },
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

/** How many texts of a person there are outside of answers, by place. @internal */
export function writtenTexts(
  handle: Handle,
  userRef: string,
): Knex.QueryBuilder[] {
  return [
    ...TEXTS.map(text => textsOf(handle, text, userRef)),
    requestsOf(handle, userRef),
    extensionsOf(handle, userRef),
  ];
}

/** Erases them; answers how many there were. @internal */
export async function eraseTexts(
  trx: Transaction,
  userRef: string,
): Promise<number> {
  let count: number = await requestsOf(trx, userRef).update({ text: ERASED });
  for (const text of TEXTS) {
    count += await textsOf(trx, text, userRef).update({
      [text.column]: text.mark,
    });
  }
  return count + (await eraseExtensions(trx, userRef));
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

async function eraseExtensions(
  trx: Transaction,
  userRef: string,
): Promise<number> {
  const rows: DecisionConditionRow[] = await extensionsOf(trx, userRef);
  const erased = rows.map(row => ({
    ...row,
    extensions: JSON.stringify(
      (JSON.parse(row.extensions) as { extendedBy: string }[]).map(moved =>
        moved.extendedBy === userRef ? { ...moved, reason: ERASED } : moved,
      ),
    ),
  }));
  await rewriteRows(trx, 'decision_condition', {
    rows: erased,
    key: ['id'],
    columns: ['extensions'],
  });
  return rows.length;
}
