export {
  RECORDED_REVIEW_LIMITS,
  recordedReviewKey,
  type RecordedReviewClaim,
} from './recordedReview';
export {
  parseRecordedReviews,
  type ParsedRecordedReviews,
  type RecordedReviewRow,
} from './parseRecordedReviews';
export { recordedReviewTemplate } from './recordedReviewTemplate';
