import {
  ChecklistProposal,
  ProposalKind,
  ProposalState,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { Transaction } from './transaction';

interface ProposalRow {
  id: string;
  checklist_id: string;
  question_id: string | null;
  question_title: string | null;
  kind: string;
  text: string;
  state: string;
  reply: string | null;
  proposed_by: string;
  proposed_at: string;
  replied_by: string | null;
  replied_at: string | null;
  revision: number;
}

/** What somebody proposes, without what is read of its checklist. @internal */
export type StoredProposal = Omit<ChecklistProposal, 'checklistTitle'>;

/** What is looked for. @internal */
export interface ProposalFilter {
  /** Only what these proposed, in lower case. */
  proposedBy?: string;
  states?: readonly ProposalState[];
  checklistId?: string;
  id?: string;
}

function toProposal(
  row: ProposalRow & { checklist_title: string },
): ChecklistProposal {
  return {
    id: row.id,
    checklistId: row.checklist_id,
    checklistTitle: row.checklist_title,
    questionId: row.question_id ?? undefined,
    questionTitle: row.question_title ?? undefined,
    kind: row.kind as ProposalKind,
    text: row.text,
    state: row.state as ProposalState,
    reply: row.reply ?? undefined,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    repliedBy: row.replied_by ?? undefined,
    repliedAt: row.replied_at ?? undefined,
    revision: row.revision,
  };
}

/** What people propose for checklists. @internal */
export class DatabaseProposalStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The newest first, after the last of the page before. */
  async listPage(
    filter: ProposalFilter & {
      limit: number;
      after?: { proposedAt: string; id: string };
    },
  ): Promise<ChecklistProposal[]> {
    const { limit, after } = filter;
    const query = this.#matching(filter)
      .join('checklist', 'checklist.id', 'checklist_proposal.checklist_id')
      .orderBy([
        { column: 'proposed_at', order: 'desc' },
        { column: 'checklist_proposal.id', order: 'desc' },
      ])
      .limit(limit);
    if (after) {
      query.where(older =>
        older
          .where('proposed_at', '<', after.proposedAt)
          .orWhere(same =>
            same
              .where('proposed_at', after.proposedAt)
              .where('checklist_proposal.id', '<', after.id),
          ),
      );
    }
    const rows = await query.select('checklist_proposal.*', {
      checklist_title: 'checklist.title',
    });
    return rows.map(toProposal);
  }

  async count(filter: ProposalFilter): Promise<number> {
    const [{ count }] = await this.#matching(filter).count({ count: '*' });
    return Number(count);
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<ChecklistProposal | undefined> {
    const row = await handle('checklist_proposal')
      .join('checklist', 'checklist.id', 'checklist_proposal.checklist_id')
      .where('checklist_proposal.id', id)
      .first('checklist_proposal.*', { checklist_title: 'checklist.title' });
    return row && toProposal(row);
  }

  async insert(trx: Transaction, proposal: StoredProposal): Promise<void> {
    await trx<ProposalRow>('checklist_proposal').insert({
      id: proposal.id,
      checklist_id: proposal.checklistId,
      question_id: proposal.questionId ?? null,
      question_title: proposal.questionTitle ?? null,
      kind: proposal.kind,
      text: proposal.text,
      state: proposal.state,
      reply: null,
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
      replied_by: null,
      replied_at: null,
      revision: proposal.revision,
    });
  }

  /** Whether it was still at the revision that the reply is given to. */
  async reply(
    trx: Transaction,
    proposal: Pick<
      ChecklistProposal,
      'id' | 'state' | 'reply' | 'repliedBy' | 'repliedAt' | 'revision'
    >,
  ): Promise<boolean> {
    const count = await trx<ProposalRow>('checklist_proposal')
      .where({ id: proposal.id, revision: proposal.revision - 1 })
      .update({
        state: proposal.state,
        reply: proposal.reply ?? null,
        replied_by: proposal.repliedBy ?? null,
        replied_at: proposal.repliedAt ?? null,
        revision: proposal.revision,
      });
    return count === 1;
  }

  #matching({ proposedBy, states, checklistId, id }: ProposalFilter) {
    const query = this.#knex('checklist_proposal');
    if (proposedBy !== undefined) {
      query.where('proposed_by', proposedBy);
    }
    if (states?.length) {
      query.whereIn('checklist_proposal.state', [...states]);
    }
    if (checklistId !== undefined) {
      query.where('checklist_id', checklistId);
    }
    if (id !== undefined) {
      query.where('checklist_proposal.id', id);
    }
    return query;
  }
}
