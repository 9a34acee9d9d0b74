import { useMemo } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  CoverageJudgement,
  JudgedAnswer,
  ReviewDetail,
  judgeCoverage,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { judgedExceptions } from '../components/Coverage/judgedExceptions';
import { ExceptionEdits } from '../components/Coverage/useExceptionAutosaves';
import { gapsOf } from '../components/Finding/gapsOf';
import { useDispositions } from '../components/Finding/useDispositions';
import { AutosaveState } from '../components/Questionnaire/autosave/questionEdit';
import {
  readDraft,
  saysTheSame,
} from '../components/Questionnaire/autosave/readDraft';

/** The answers as they stand in the form: what is incomplete says nothing yet. */
function judgedAnswersOf(
  detail: ReviewDetail,
  state: AutosaveState,
  userRef: string,
  now: Date,
) {
  const answers: Record<string, JudgedAnswer> = {};
  for (const question of questionsOf(detail.checklist.document)) {
    const { draft, answer } = state.questions[question.id];
    const { write } = readDraft(draft, question);
    if (write) {
      const saved = answer && saysTheSame(write, answer) ? answer : undefined;
      answers[question.id] = {
        statement: write.statement,
        evidence: write.evidence,
        answeredBy: saved?.answeredBy ?? userRef,
        answeredAt: saved?.answeredAt ?? now.toISOString(),
      };
    }
  }
  return answers;
}

/**
 * The running review judged as it stands in the form, by the rules that also judge it in the end.
 *
 * @internal
 */
export function useLiveJudgement(
  detail: ReviewDetail,
  state: AutosaveState,
  userRef: string,
  exceptions: ExceptionEdits[],
): CoverageJudgement {
  const { entity } = useEntity();
  const dispositions = useDispositions();
  return useMemo(() => {
    const now = new Date();
    return judgeCoverage({
      checklist: detail.checklist.document,
      kind: detail.review.kind,
      ...gapsOf(detail, {
        entity,
        dispositions,
        facts: detail.questionFacts,
      }),
      exceptions: judgedExceptions(
        exceptions,
        questionsOf(detail.checklist.document),
        userRef,
        now,
      ),
      answers: judgedAnswersOf(detail, state, userRef, now),
      now,
      timeZone: detail.timeZone,
    });
  }, [detail, entity, state, userRef, exceptions, dispositions]);
}
