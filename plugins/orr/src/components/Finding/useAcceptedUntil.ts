import { QuestionJudgement } from 'backstage-plugin-orr-common';
import { useFindings } from './FindingsContext';

/** Until when the risk of a gap is accepted, as far as the review around knows. @internal */
export function useAcceptedUntil(
  { accepted, questionId }: QuestionJudgement,
  coveredEntityRef?: string,
): string | undefined {
  const { items } = useFindings();
  const granted = items.flatMap(({ disposition }) =>
    accepted &&
    disposition.type === 'acceptance' &&
    disposition.state === 'approved' &&
    disposition.questionId === questionId &&
    disposition.coveredEntityRef === coveredEntityRef &&
    disposition.until
      ? [disposition.until]
      : [],
  );
  return granted.sort().pop();
}
