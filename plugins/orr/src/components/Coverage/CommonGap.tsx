import {
  AnswerStatement,
  Question,
  QuestionJudgement,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { GapPanel } from '../Finding/GapPanel';
import { useExceptions } from './ExceptionsContext';

/** What becomes of the gap that the common answer shows, apart from the exceptions. @internal */
export function CommonGap(props: {
  detail: ReviewDetail;
  question: Question;
  statement?: AnswerStatement | null;
  judgement: QuestionJudgement;
}) {
  const common = useExceptions().judgement?.common.find(
    ({ questionId }) => questionId === props.question.id,
  );
  return <GapPanel {...props} judgement={common ?? props.judgement} />;
}
