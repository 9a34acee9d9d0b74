import { useMemo } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Answer,
  AnswerException,
  Confirmation,
  FindingDisposition,
  judgeCoverage,
  Look,
  QuestionFact,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { gapsOf } from '../Finding/gapsOf';
import { askedSectionsOf } from '../Questionnaire/askedSections';

const NO_EXCEPTIONS: AnswerException[] = [];

/** Frozen answers, judged as of an instant. @internal */
export function useFrozenJudgement(
  detail: ReviewDetail,
  options: {
    answers: Answer[];
    exceptions?: AnswerException[];
    confirmations: Confirmation[];
    dispositions: FindingDisposition[];
    looks: Look[];
    /** As they were frozen. */
    facts: readonly QuestionFact[] | undefined;
    now: Date;
  },
) {
  const { entity } = useEntity();
  const { answers, confirmations, dispositions, looks, facts, now } = options;
  const { exceptions = NO_EXCEPTIONS } = options;
  return useMemo(() => {
    const byQuestion: Record<string, Answer> = Object.fromEntries(
      answers.map(answer => [answer.questionId, answer]),
    );
    const { document } = detail.checklist;
    const judgement = judgeCoverage({
      checklist: document,
      kind: detail.review.kind,
      ...gapsOf(detail, { entity, dispositions, facts }),
      answers: byQuestion,
      exceptions,
      confirmations,
      looks,
      now,
      timeZone: detail.timeZone,
    });
    const sections = askedSectionsOf(
      document.sections,
      judgement,
      id => byQuestion[id]?.statement,
    );
    return {
      byQuestion,
      factsOf: (id: string) =>
        (facts ?? []).filter(({ questionId }) => questionId === id),
      exceptions: exceptions.filter(({ statement }) => statement),
      judgement,
      sections,
      asked: sections.flatMap(section => section.asked),
    };
  }, [
    detail,
    entity,
    answers,
    exceptions,
    confirmations,
    dispositions,
    looks,
    facts,
    now,
  ]);
}

/** @internal */
export type FrozenJudgement = ReturnType<typeof useFrozenJudgement>;
