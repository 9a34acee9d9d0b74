import {
  AnswerStatement,
  Question,
  QuestionJudgement,
} from 'backstage-plugin-orr-common';
import { AnswerResult } from '../Questionnaire/AnswerResult';
import { useExceptions } from './ExceptionsContext';

/** What the common answer shows, apart from the exceptions that count for the question as a whole. @internal */
export function CommonResult(props: {
  question: Question;
  statement?: AnswerStatement | null;
  judgement: QuestionJudgement;
  /** It is judged without a statement too. */
  byFact?: boolean;
}) {
  const common = useExceptions().judgement?.common.find(
    ({ questionId }) => questionId === props.question.id,
  );
  return <AnswerResult {...props} judgement={common ?? props.judgement} />;
}
