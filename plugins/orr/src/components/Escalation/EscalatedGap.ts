import { Question, ReviewDetail } from 'backstage-plugin-orr-common';

/** The gap that is taken to somebody else. @internal */
export interface EscalatedGap {
  detail: ReviewDetail;
  question: Question;
  /** The covered entity whose own answer shows it. */
  coveredEntityRef?: string;
}
