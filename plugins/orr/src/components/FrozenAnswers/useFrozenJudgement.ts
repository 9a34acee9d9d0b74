import { useMemo } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Answer,
  Confirmation,
  judgeReview,
  Look,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { askedSectionsOf } from '../Questionnaire/askedSections';

/** Frozen answers, judged as of an instant. @internal */
export function useFrozenJudgement(
  detail: ReviewDetail,
  options: {
    answers: Answer[];
    confirmations: Confirmation[];
    looks: Look[];
    now: Date;
  },
) {
  const { entity } = useEntity();
  const { answers, confirmations, looks, now } = options;
  return useMemo(() => {
    const byQuestion: Record<string, Answer> = Object.fromEntries(
      answers.map(answer => [answer.questionId, answer]),
    );
    const { document } = detail.checklist;
    const judgement = judgeReview({
      checklist: document,
      kind: detail.review.kind,
      entity,
      answers: byQuestion,
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
      judgement,
      sections,
      asked: sections.flatMap(section => section.asked),
    };
  }, [detail, entity, answers, confirmations, looks, now]);
}

/** @internal */
export type FrozenJudgement = ReturnType<typeof useFrozenJudgement>;
