import { CoverageStart } from '../coverage/CoverageStart';
import { ExceptionEdit } from '../coverage/ExceptionEdit';
import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { DisclosureView } from '../disclosure/DisclosureView';
import { DisclosureWrites } from '../disclosure/DisclosureWrites';
import { IncidentDisclosures } from '../disclosure/IncidentDisclosures';
import { FixedGaps } from '../finding/FixedGaps';
import { ReviewGaps } from '../finding/ReviewGaps';
import { AnswerAffirmation } from './AnswerAffirmation';
import { AuthorizedReviewService } from './AuthorizedReviewService';
import { CarryOver } from './CarryOver';
import { DecisionJudging } from './DecisionJudging';
import { DefaultReviewService } from './DefaultReviewService';
import { GapsAfterDecision } from './GapsAfterDecision';
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
  const carryOver = new CarryOver({ ...stores, ...parts });
  const exceptionEdit = new ExceptionEdit(stores);
  const judging = new DecisionJudging(config);
  const known = { ...options, ...stores, ...parts, timeZone: config.timeZone };
  const gapsAfterDecision = new GapsAfterDecision({
    fixedGaps: new FixedGaps(known),
    incidentDisclosures: new IncidentDisclosures({
      ...known,
      disclosureWrites: new DisclosureWrites({
        ...known,
        disclosureView: new DisclosureView(known),
      }),
    }),
  });
  return new AuthorizedReviewService({
    ...parts,
    carryOver,
    coverageStart,
    workflow: new DefaultReviewService({
      ...options,
      ...stores,
      ...parts,
      start: new ReviewStart({
        ...stores,
        ...parts,
        carryOver,
        coverageStart,
        timeZone: config.timeZone,
      }),
      affirmation: new AnswerAffirmation(stores),
      answerEdit: parts.answerEdit,
      carryOver,
      exceptionEdit,
      submission: new ReviewSubmission({
        ...stores,
        ...parts,
        reviewGaps: new ReviewGaps({
          ...stores,
          ...parts,
          timeZone: config.timeZone,
        }),
      }),
      decision: new ReviewDecision({
        ...stores,
        ...parts,
        gapsAfterDecision,
        judging,
        timeZone: config.timeZone,
      }),
    }),
  });
}
