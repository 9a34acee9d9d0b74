import {
  QuestionJudgement,
  ReportAnswer,
  Snapshot,
} from 'backstage-plugin-orr-common';

/** What the answer rests on, where it rests on a vouching. @internal */
export function vouchedOf(
  { questionId, vouchingId }: QuestionJudgement,
  { state }: Snapshot,
): Pick<ReportAnswer, 'vouched'> {
  const fact = state?.questionFacts?.find(
    ({ vouching, ...told }) =>
      told.questionId === questionId &&
      vouching !== undefined &&
      vouching.id === vouchingId,
  );
  if (!fact?.vouching || fact.source === undefined) {
    return {};
  }
  const { statement, since, until } = fact.vouching;
  return {
    vouched: {
      voucherRef: fact.source,
      statement,
      url: fact.url,
      since,
      until,
    },
  };
}
