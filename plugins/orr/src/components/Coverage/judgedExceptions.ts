import { JudgedException, Question } from 'backstage-plugin-orr-common';
import { readDraft, saysTheSame } from '../Questionnaire/autosave/readDraft';
import { ExceptionEdits } from './useExceptionAutosaves';

/** The exceptions as they stand in the form: what is incomplete says nothing yet. @internal */
export function judgedExceptions(
  edits: ExceptionEdits[],
  questions: Question[],
  userRef: string,
  now: Date,
): JudgedException[] {
  return edits.flatMap(({ entity, state }) =>
    questions.flatMap((question): JudgedException[] => {
      const { draft, answer } = state.questions[question.id];
      const { write } = readDraft(draft, question);
      if (!write?.statement) {
        return [];
      }
      const saved = answer && saysTheSame(write, answer) ? answer : undefined;
      return [
        {
          questionId: question.id,
          entityRef: entity.entityRef,
          statement: write.statement,
          evidence: write.evidence,
          answeredBy: saved?.answeredBy ?? userRef,
          answeredAt: saved?.answeredAt ?? now.toISOString(),
        },
      ];
    }),
  );
}
