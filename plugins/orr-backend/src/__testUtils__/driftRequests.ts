import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

const named = (body: object) => ({ mutationId: randomUUID(), ...body });

/** Requests about contradictions and what launch reviews missed, about `component:default/checkout`. */
export function driftRequests(checklistId: string) {
  const entity = '/entities/component/default/checkout';
  return {
    listEntityContradictions: [`${entity}/contradictions`],
    respondToContradiction: [
      `${entity}/contradictions/${randomUUID()}/responses`,
      named({ kind: 'explain', text: 'It is another region' }),
    ],
    lookAtContradiction: [
      `${entity}/contradictions/${randomUUID()}/looks`,
      named({ outcome: 'agreed' }),
    ],
    listEntityLessons: [`${entity}/lessons`],
    tellLesson: [
      `${entity}/lessons/${randomUUID()}/answers`,
      named({ missed: 'The night' }),
    ],
    dismissLesson: [`${entity}/lessons/${randomUUID()}/dismissals`, named({})],
    listChecklistLessons: [`/checklists/${checklistId}/lessons`],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
