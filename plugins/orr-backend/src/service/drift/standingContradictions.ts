import {
  ChecklistDocument,
  respondedState,
  StandingInput,
} from 'backstage-plugin-orr-common';
import { StoredContradiction } from '../../database/drift/contradictionRows';

/** What a standing takes of the contradictions of the decision that it follows from. @internal */
export function standingContradictions(
  contradictions: StoredContradiction[],
  { contradictions: policy = 'flag' }: ChecklistDocument,
  decisionId: string | undefined,
): StandingInput['contradictions'] {
  return contradictions
    .filter(one => one.decisionId === decisionId)
    .map(({ questionId, openedAt, response, look }) => ({
      questionId,
      policy,
      ...respondedState({ openedAt: openedAt!, response, look }),
    }));
}
