import { useMemo } from 'react';
import useSessionStorage from 'react-use/esm/useSessionStorage';
import {
  CoverageJudgement,
  Decision,
  DecisionOutcome,
  DecisionProblem,
  ReviewDetail,
  checkDecision,
  dayOf,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { useDispositions } from '../Finding/useDispositions';
import {
  ConditionRow,
  dueRangeOf,
  suggestedCondition,
} from './suggestedCondition';

/** A decision while it is being written. @internal */
export interface DecisionDraftState {
  outcome?: DecisionOutcome;
  setOutcome: (outcome: DecisionOutcome) => void;
  reason: string;
  setReason: (reason: string) => void;
  rows: ConditionRow[];
  changeRow: (row: ConditionRow) => void;
  addRow: () => void;
  removeRow: (key: string) => void;
  range: { from: string; to: string };
  problems: DecisionProblem[];
}

interface DraftInput {
  detail: ReviewDetail;
  judgement: CoverageJudgement;
  confirmed: string[];
  confirmedExceptions: NonNullable<Decision['confirmedExceptions']>;
  userRef: string;
  now: Date;
}

function problemsOf(
  input: DraftInput,
  outcome: DecisionOutcome,
  conditions: ConditionRow[],
): DecisionProblem[] {
  const { detail, judgement, confirmed, userRef, now } = input;
  const { answers = [], exceptions } = detail.snapshot ?? {};
  return checkDecision({
    judgement,
    outcome,
    conditions: outcome === 'conditionalGo' ? conditions : [],
    confirmedQuestionIds: confirmed,
    confirmedExceptions: input.confirmedExceptions,
    deciderRef: userRef,
    answers: Object.fromEntries(
      answers.map(answer => [answer.questionId, answer]),
    ),
    exceptions,
    checklist: detail.checklist.document,
    now,
    timeZone: detail.timeZone,
  });
}

/** What was typed so far. */
interface KeptDraft {
  outcome?: DecisionOutcome;
  reason: string;
  typed: Record<string, ConditionRow>;
  own: string[];
}

const NOTHING: KeptDraft = { reason: '', typed: {}, own: [] };

/**
 * Keeps a decision while it is written: what was typed on a condition stays when the gate moves, and all of it when the
 * page is built anew, as the portal does when a screen is turned or the page reloaded.
 *
 * @internal
 */
export function useDecisionDraft(input: DraftInput): DecisionDraftState {
  const { detail, judgement, now, userRef } = input;
  const [kept, keep] = useSessionStorage<KeptDraft>(
    `orr.decision.${userRef}.${detail.snapshot?.id}`,
    NOTHING,
  );
  const { outcome, reason, typed, own } = kept;
  const dispositions = useDispositions();
  const range = useMemo(
    () => dueRangeOf(detail, dayOf(now, detail.timeZone)),
    [detail, now],
  );
  const suggested = useMemo(() => {
    const questions = new Map(
      questionsOf(detail.checklist.document).map(question => [
        question.id,
        question,
      ]),
    );
    return judgement.gaps.conditions.map(({ questionId, entityRefs }) =>
      suggestedCondition(detail, range, {
        question: questions.get(questionId),
        entityRefs,
        dispositions,
      }),
    );
  }, [detail, judgement, range, dispositions]);
  const rows = [
    ...suggested.map(row => typed[row.key] ?? row),
    ...own.map(key => typed[key]),
  ];

  return {
    outcome,
    setOutcome: next => keep({ ...kept, outcome: next }),
    reason,
    setReason: next => keep({ ...kept, reason: next }),
    rows,
    changeRow: row => keep({ ...kept, typed: { ...typed, [row.key]: row } }),
    addRow: () => {
      const row = suggestedCondition(detail, range);
      keep({
        ...kept,
        typed: { ...typed, [row.key]: row },
        own: [...own, row.key],
      });
    },
    removeRow: key => keep({ ...kept, own: own.filter(item => item !== key) }),
    range,
    problems: outcome ? problemsOf(input, outcome, rows) : [],
  };
}
