import { randomUUID } from 'node:crypto';
import { OperationRequest } from './OperationRequest';

/** One well-formed request for each operation on proposals; those of one name one that there is not. */
export function proposalRequests(checklistId: string) {
  return {
    listChecklistProposals: ['/proposals'],
    proposeToChecklist: [
      `/checklists/${checklistId}/proposals`,
      {
        mutationId: randomUUID(),
        kind: 'change',
        questionId: 'nothing-of-that-name',
        text: 'Ask who may delete data.',
      },
    ],
    replyToProposal: [
      `/proposals/${randomUUID()}/reply`,
      { mutationId: randomUUID(), revision: 1, state: 'takenUp' },
    ],
  } satisfies Record<string, OperationRequest>;
}
