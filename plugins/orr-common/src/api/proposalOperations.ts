import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrChecklistCuratePermission,
  orrChecklistProposePermission,
  orrChecklistReadPermission,
} from '../permissions';
import { Operation } from './Operation';
import { paging } from './operationParams';
import {
  ChecklistProposal,
  ChecklistProposalPage,
  checklistProposalPageSchema,
  checklistProposalSchema,
  proposalStateSchema,
  proposeToChecklistBodySchema,
  replyToProposalBodySchema,
} from './proposalSchemas';
import { repeated } from './readinessListSchemas';

const one = schemaOf<ChecklistProposal>(checklistProposalSchema);

/** What people propose for checklists, and what curators reply. @internal */
export const proposalOperations = {
  listChecklistProposals: {
    method: 'get',
    path: '/proposals',
    summary:
      'What was proposed for checklists, the newest first: all of it for curators, for others what they proposed themselves',
    query: z.object({
      ...paging,
      state: repeated(proposalStateSchema),
      checklistId: z.string().min(1).max(128).optional(),
      id: z.uuid().optional().describe('Only this one'),
    }),
    response: schemaOf<ChecklistProposalPage>(checklistProposalPageSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'proposal-fetch', meta: { queryType: 'all' } },
  },
  proposeToChecklist: {
    method: 'post',
    path: '/checklists/:checklistId/proposals',
    summary:
      'Propose a question or a change for a checklist, or ask that a question be explained',
    params: z.object({ checklistId: z.string().min(1).max(128) }),
    body: proposeToChecklistBodySchema,
    response: one,
    status: 201,
    permission: orrChecklistProposePermission,
    audit: { eventId: 'proposal-mutate', meta: { actionType: 'propose' } },
  },
  replyToProposal: {
    method: 'post',
    path: '/proposals/:proposalId/reply',
    summary:
      'Take a proposal up, answer it, or decline it; who proposed it is told',
    params: z.object({ proposalId: z.uuid() }),
    body: replyToProposalBodySchema,
    response: one,
    status: 200,
    permission: orrChecklistCuratePermission,
    audit: { eventId: 'proposal-mutate', meta: { actionType: 'reply' } },
  },
} as const satisfies Record<string, Operation>;
