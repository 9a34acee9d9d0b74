import { ESCALATION_FIELDS } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { rewriteRows } from './chunks';
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
  { table: 'snapshot', column: 'name', writer: 'created_by', mark: ERASED },
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
  {
    table: 'review',
    column: 'change_title',
    writer: 'started_by',
    mark: ERASED,
  },
  { table: 'decision', column: 'reason', writer: 'decided_by', mark: ERASED },
  {
    table: 'review_assignment',
    column: 'reason',
    writer: 'by_ref',
    mark: null,
  },
  {
    table: 'checklist_proposal',
    column: 'text',
    writer: 'proposed_by',
    mark: ERASED,
  },
  {
    table: 'checklist_proposal',
    column: 'reply',
    writer: 'replied_by',
    mark: ERASED,
  },
  {
    table: 'recorded_review_import',
    column: 'file_name',
    writer: 'recorded_by',
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
  {
    table: 'review_comment',
    column: 'text',
    writer: 'written_by',
    mark: ERASED,
  },
  {
    table: 'section_sign_off',
    column: 'note',
    writer: 'signed_by',
    mark: ERASED,
  },
  { table: 'disposition', column: 'text', writer: 'text_by', mark: ERASED },
  {
    table: 'disposition',
    column: 'decision_note',
    writer: 'decided_by',
    mark: ERASED,
  },
  {
    table: 'disposition',
    column: 'closed_note',
    writer: 'closed_by',
    mark: ERASED,
  },
  { table: 'disclosure', column: 'note', writer: 'disclosed_by', mark: ERASED },
  {
    table: 'disclosure',
    column: 'closed_note',
    writer: 'closed_by',
    mark: ERASED,
  },
  ...ESCALATION_FIELDS.map(column => ({
    table: 'escalation',
    column,
    writer: 'raised_by',
    mark: ERASED,
  })),
  {
    table: 'escalation',
    column: 'answer',
    writer: 'answered_by',
    mark: ERASED,
  },
  {
    table: 'contradiction',
    column: 'response_text',
    writer: 'response_by',
    mark: ERASED,
  },
  {
    table: 'contradiction',
    column: 'look_note',
    writer: 'look_by',
    mark: ERASED,
  },
  { table: 'lesson', column: 'missed', writer: 'said_by', mark: ERASED },
  { table: 'lesson', column: 'question', writer: 'said_by', mark: ERASED },
  { table: 'incident_finding', column: 'note', writer: 'said_by', mark: null },
  {
    table: 'vouching',
    column: 'statement',
    writer: 'changed_by',
    mark: ERASED,
  },
  {
    table: 'vouching',
    column: 'withdrawal_reason',
    writer: 'withdrawn_by',
    mark: ERASED,
  },
  {
    table: 'break_glass',
    column: 'reason',
    writer: 'person_ref',
    mark: ERASED,
  },
  { table: 'campaign', column: 'brief', writer: 'brief_by', mark: null },
  {
    table: 'ownership_affirmation',
    column: 'note',
    writer: 'affirmed_by',
    mark: null,
  },
];

interface MovedDays {
  table: string;
  column: string;
  mover: string;
}

/** Where it is kept how days were moved: as JSON in a column. */
const MOVED: MovedDays[] = [
  {
    table: 'decision_condition',
    column: 'extensions',
    mover: 'extendedBy',
  },
  { table: 'disposition', column: 'postponements', mover: 'postponedBy' },
];

/** How many texts of a person there are outside of answers, by place. @internal */
export function writtenTexts(
  handle: Handle,
  userRef: string,
): Knex.QueryBuilder[] {
  return [
    ...TEXTS.map(text => textsOf(handle, text, userRef)),
    requestsOf(handle, userRef),
    ...MOVED.map(moved => movedBy(handle, moved, userRef)),
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
  for (const moved of MOVED) {
    count += await eraseReasons(trx, moved, userRef);
  }
  return count;
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

/** What they gave another day; the JSON tells the rest. */
function movedBy(
  handle: Handle,
  { table, column, mover }: MovedDays,
  userRef: string,
): Knex.QueryBuilder {
  return handle(table).where(
    column,
    'like',
    `%"${mover}":${JSON.stringify(userRef)}%`,
  );
}

async function eraseReasons(
  trx: Transaction,
  moved: MovedDays,
  userRef: string,
): Promise<number> {
  const { table, column, mover } = moved;
  const rows: Record<string, string>[] = await movedBy(trx, moved, userRef);
  const erased = rows.map(row => ({
    ...row,
    [column]: JSON.stringify(
      (JSON.parse(row[column]) as Record<string, string>[]).map(move =>
        move[mover] === userRef ? { ...move, reason: ERASED } : move,
      ),
    ),
  }));
  await rewriteRows<Record<string, string>>(trx, table, {
    rows: erased,
    key: ['id'],
    columns: [column],
  });
  return rows.length;
}
