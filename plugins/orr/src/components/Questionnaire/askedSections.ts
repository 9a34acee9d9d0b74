import {
  AnswerStatement,
  Question,
  QuestionJudgement,
  ReviewJudgement,
  Section,
} from 'backstage-plugin-orr-common';
import { questionOrder } from './questionOrder';

/** One question that this review asks, as judged now. @internal */
export interface AskedQuestion {
  question: Question;
  judgement: QuestionJudgement;
  statement?: AnswerStatement | null;
  /** It was carried over and nobody has affirmed it. */
  toAffirm?: boolean;
  /** A reviewer asks for a change. */
  changeAsked?: boolean;
  /** The same, and it was neither made nor replied to. */
  changeWaits?: boolean;
  /** No statement yet, or only that it has to be found out. */
  unanswered: boolean;
  /** Whether whoever looks is to find it out. */
  handedToMe?: boolean;
  /** Whether the entity answered otherwise in its last decided review. */
  changed?: boolean;
}

/** A section with the questions that this review asks. @internal */
export interface AskedSection {
  section: Section;
  asked: AskedQuestion[];
  answered: number;
  /** The questions it asks, shown or not. */
  total: number;
}

/** The sections and questions that are asked, what weighs most first; what is hidden is left out. @internal */
export function askedSectionsOf(
  sections: Section[],
  judgement: ReviewJudgement,
  statementOf: (questionId: string) => AnswerStatement | null | undefined,
): AskedSection[] {
  const judged = new Map(
    judgement.questions.map(item => [item.questionId, item]),
  );
  return sections
    .map(section => {
      const asked = questionOrder(section.questions).flatMap(question => {
        const item = judged.get(question.id);
        if (!item?.counted) {
          return [];
        }
        const unanswered =
          item.level === 'UNANSWERED' && !item.needsConfirmation;
        return [
          {
            question,
            judgement: item,
            statement: statementOf(question.id),
            unanswered,
          },
        ];
      });
      return {
        section,
        asked,
        answered: asked.filter(item => !item.unanswered).length,
        total: asked.length,
      };
    })
    .filter(({ asked }) => asked.length > 0);
}
