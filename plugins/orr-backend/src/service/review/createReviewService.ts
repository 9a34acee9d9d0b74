import { CoverageStart } from '../coverage/CoverageStart';
import { ExceptionEdit } from '../coverage/ExceptionEdit';
import type { ServicesOptions } from '../createServices';
import type { SharedServices } from '../createSharedServices';
import { AuthorizedReviewService } from './AuthorizedReviewService';
import { DecisionJudging } from './DecisionJudging';
import { DefaultReviewService } from './DefaultReviewService';
import { ReviewDecision } from './ReviewDecision';
import { ReviewStart } from './ReviewStart';
import { ReviewSubmission } from './ReviewSubmission';

/** The workflow of reviews with authorisation around it. @internal */
export function createReviewService(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const coverageStart = new CoverageStart({ ...stores, ...parts });
  const exceptionEdit = new ExceptionEdit(stores);
  const judging = new DecisionJudging(config);
  return new AuthorizedReviewService({
    ...parts,
    coverageStart,
    workflow: new DefaultReviewService({
      ...options,
      ...stores,
      ...parts,
      start: new ReviewStart({
        ...stores,
        ...parts,
        coverageStart,
        timeZone: config.timeZone,
      }),
      answerEdit: parts.answerEdit,
      exceptionEdit,
      submission: new ReviewSubmission({ ...stores, ...parts }),
      decision: new ReviewDecision({
        ...stores,
        ...parts,
        judging,
        timeZone: config.timeZone,
      }),
    }),
  });
}
