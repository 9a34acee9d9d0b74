import { Answer, Evidence } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { rewriteRows } from './chunks';
import { Transaction } from './transaction';
import { ERASED } from './writtenTexts';

type Handle = Knex | Transaction;

interface WrittenRow {
  review_id: string;
  statement: string | null;
  note: string | null;
  evidence: string;
}

interface AnswerTable {
  name: string;
  /** By which a value is found. */
  key: string[];
  /** Whether each row is a value of its own, and not the latest of those. */
  holdsRevisions: boolean;
  canBeCopied: boolean;
}

const TABLES: AnswerTable[] = [
  {
    name: 'answer_revision',
    key: ['review_id', 'question_id', 'revision'],
    holdsRevisions: true,
    canBeCopied: true,
  },
  {
    name: 'answer',
    key: ['review_id', 'question_id'],
    holdsRevisions: false,
    canBeCopied: true,
  },
  {
    name: 'answer_exception_revision',
    key: ['review_id', 'entity_id', 'question_id', 'revision'],
    holdsRevisions: true,
    canBeCopied: false,
  },
  {
    name: 'answer_exception',
    key: ['review_id', 'entity_id', 'question_id'],
    holdsRevisions: false,
    canBeCopied: false,
  },
];

/** The values that a person wrote, and those that others copied from them; each once. @internal */
export function writtenAnswers(
  handle: Handle,
  userRef: string,
): Knex.QueryBuilder[] {
  return TABLES.filter(({ holdsRevisions }) => holdsRevisions).map(table =>
    writtenOf(handle, table, userRef),
  );
}

/** Takes their words out of them; answers how many there were. Their reviews are to be locked. @internal */
export async function eraseAnswers(
  trx: Transaction,
  userRef: string,
): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const rows: WrittenRow[] = await writtenOf(trx, table, userRef);
    await rewriteRows(trx, table.name, {
      rows: rows.map(withoutWords),
      key: table.key,
      columns: ['note', 'statement', 'evidence'],
    });
    count += table.holdsRevisions ? rows.length : 0;
  }
  return count;
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

function withoutWords(row: WrittenRow): WrittenRow {
  return {
    ...row,
    note: null,
    statement:
      row.statement && JSON.stringify(withoutText(JSON.parse(row.statement))),
    evidence: JSON.stringify(withoutTitles(JSON.parse(row.evidence))),
  };
}

/** A statement as it stands without what was written in a person's own words. */
function withoutText(statement: Answer['statement']): Answer['statement'] {
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
