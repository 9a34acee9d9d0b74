import {
  ChecklistProposal,
  ChecklistProposalPage,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type ListProposalsInput =
  ParsedOperationInput<'listChecklistProposals'>['query'];

/** @internal */
export type ProposeInput =
  ParsedOperationInput<'proposeToChecklist'>['body'] & {
    checklistId: string;
  };

/** @internal */
export type ReplyToProposalInput =
  ParsedOperationInput<'replyToProposal'>['body'] & { proposalId: string };

/** What people propose for checklists, and what becomes of it. @internal */
export interface ProposalService {
  listChecklistProposals(
    input: ListProposalsInput,
    options: RequestOptions,
  ): Promise<ChecklistProposalPage>;
  proposeToChecklist(
    input: ProposeInput,
    options: RequestOptions,
  ): Promise<ChecklistProposal>;
  replyToProposal(
    input: ReplyToProposalInput,
    options: RequestOptions,
  ): Promise<ChecklistProposal>;
}
