import { randomUUID } from 'node:crypto';
import { AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  ChecklistProposal,
  ChecklistProposalPage,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { noteChange } from '../../changeTrail';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseProposalStore } from '../../database/DatabaseProposalStore';
import { NamedWrites } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import {
  ListProposalsInput,
  ProposeInput,
  ReplyToProposalInput,
} from '../ProposalService';
import { RequestOptions } from '../ReviewService';
import { userRefOf } from '../userRefOf';
import { proposedNotification, repliedNotification } from './proposalMessages';

/** @internal */
export interface DefaultProposalServiceOptions {
  auth: AuthService;
  checklists: DatabaseChecklistStore;
  outbox: DatabaseOutboxStore;
  proposals: DatabaseProposalStore;
  writes: NamedWrites;
}

/** Keeps what people propose for checklists; who may see and reply to all of it is told by whoever asks. @internal */
export class DefaultProposalService {
  readonly #options: DefaultProposalServiceOptions;

  constructor(options: DefaultProposalServiceOptions) {
    this.#options = options;
  }

  async listChecklistProposals(
    { cursor, limit, state, checklistId, id }: ListProposalsInput,
    { credentials, may }: RequestOptions & Pick<ChecklistProposalPage, 'may'>,
  ): Promise<ChecklistProposalPage> {
    const { auth, proposals } = this.#options;
    const userRef = userRefOf(auth, credentials);
    const filter = {
      proposedBy: may.curate ? undefined : keyOf(userRef),
      states: state,
      checklistId,
      id,
    };
    const binding = { list: 'checklist-proposals', viewer: userRef, ...filter };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await proposals.listPage({
      ...filter,
      limit: limit + 1,
      after: after && { proposedAt: after.value, id: after.id },
    });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      totalItems: await proposals.count(filter),
      nextCursor:
        last && found.length > limit
          ? toPageCursor({ value: last.proposedAt, id: last.id }, binding)
          : undefined,
      may,
    };
  }

  async proposeToChecklist(
    input: ProposeInput,
    { credentials }: RequestOptions,
  ): Promise<ChecklistProposal> {
    const { outbox, proposals, writes } = this.#options;
    return writes.run(
      'proposeToChecklist',
      input,
      credentials,
      async ({ userRef, now }) => {
        const about = await this.#aboutOf(input);
        const proposal: ChecklistProposal = {
          ...about.named,
          id: randomUUID(),
          kind: input.kind,
          text: input.text,
          state: 'open',
          proposedBy: keyOf(userRef),
          proposedAt: now.toISOString(),
          revision: 1,
        };
        return async trx => {
          await proposals.insert(trx, proposal);
          await outbox.add(
            trx,
            [proposedNotification(proposal, about.ownerRef)],
            now,
          );
          noteChange({
            action: 'proposal.made',
            subject: proposal.id,
            facts: {},
          });
          return proposal;
        };
      },
    );
  }

  async replyToProposal(
    input: ReplyToProposalInput,
    { credentials }: RequestOptions,
  ): Promise<ChecklistProposal> {
    const { outbox, proposals, writes } = this.#options;
    return writes.run(
      'replyToProposal',
      input,
      credentials,
      async ({ userRef, now }) =>
        async trx => {
          const before = await proposals.get(input.proposalId, trx);
          if (!before) {
            throw new NotFoundError(`No proposal ${input.proposalId}`);
          }
          const after: ChecklistProposal = {
            ...before,
            state: input.state,
            reply: input.reply,
            repliedBy: keyOf(userRef),
            repliedAt: now.toISOString(),
            revision: input.revision + 1,
          };
          if (
            before.revision !== input.revision ||
            !(await proposals.reply(trx, after))
          ) {
            throw new ConflictError(
              'revision: somebody else replied to the proposal in the meantime',
            );
          }
          await outbox.add(trx, [repliedNotification(after, userRef)], now);
          noteChange({
            action: 'proposal.replied',
            subject: after.id,
            facts: { fields: [`state ${after.state}`] },
          });
          return after;
        },
    );
  }

  async #aboutOf({ checklistId, questionId, kind }: ProposeInput) {
    const current = await this.#options.checklists.getCurrent(checklistId);
    if (!current || current.document.state === 'archived') {
      throw new NotFoundError(`No checklist ${checklistId}`);
    }
    const { title, owner } = current.document;
    const question = questionsOf(current.document).find(
      ({ id }) => id === questionId,
    );
    if (kind !== 'newQuestion' && !question) {
      throw new InputError(
        `body.questionId: ${checklistId} asks no question ${questionId} in its current version`,
      );
    }
    return {
      ownerRef: owner,
      named: {
        checklistId,
        checklistTitle: title,
        questionId: question?.id,
        questionTitle: question?.title,
      },
    };
  }
}

function keyOf(userRef: string): string {
  return userRef.toLocaleLowerCase('en-US');
}
