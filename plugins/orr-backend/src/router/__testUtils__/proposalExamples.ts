import { ChecklistProposal } from 'backstage-plugin-orr-common';
import { AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const PROPOSAL_ID = '3c1f7d3e-7a30-4a51-8f4c-55f0a6f0b2d9';
const proposal: ChecklistProposal = {
  id: PROPOSAL_ID,
  checklistId: 'launch',
  checklistTitle: 'Launch',
  questionId: 'rollback',
  questionTitle: 'Can you roll back?',
  kind: 'change',
  text: 'Ask how long it takes.',
  state: 'open',
  proposedBy: 'user:default/anna',
  proposedAt: AT,
  revision: 1,
};

/** Examples of what people propose for checklists. @internal */
export const proposalExamples: {
  [TId in
    | 'listChecklistProposals'
    | 'proposeToChecklist'
    | 'replyToProposal']: OperationExample<TId>;
} = {
  listChecklistProposals: {
    url: '/proposals?state=open&limit=10',
    served: {
      by: 'proposalService.listChecklistProposals',
      with: { state: ['open'], limit: 10 },
    },
    output: {
      items: [proposal],
      totalItems: 1,
      may: { curate: true, author: true },
    },
    invalid: { url: '/proposals?state=new', message: 'query.state' },
    auditMeta: { queryType: 'all' },
  },
  proposeToChecklist: {
    url: '/checklists/launch/proposals',
    body: {
      mutationId: MUTATION_ID,
      kind: 'change',
      questionId: 'rollback',
      text: 'Ask how long it takes.',
    },
    served: {
      by: 'proposalService.proposeToChecklist',
      with: { checklistId: 'launch', questionId: 'rollback' },
    },
    output: proposal,
    invalid: {
      body: { mutationId: MUTATION_ID, kind: 'change', text: 'Shorter' },
      message: 'body.questionId: is needed for a change or explanation',
    },
    auditMeta: {
      actionType: 'propose',
      checklistId: 'launch',
      kind: 'change',
      mutationId: MUTATION_ID,
    },
  },
  replyToProposal: {
    url: `/proposals/${PROPOSAL_ID}/reply`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      state: 'answered',
      reply: 'It is asked under recovery.',
    },
    served: {
      by: 'proposalService.replyToProposal',
      with: { proposalId: PROPOSAL_ID, revision: 1 },
    },
    output: { ...proposal, state: 'answered', revision: 2 },
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, state: 'declined' },
      message: 'body.reply: is needed',
    },
    auditMeta: {
      actionType: 'reply',
      proposalId: PROPOSAL_ID,
      mutationId: MUTATION_ID,
    },
  },
};
