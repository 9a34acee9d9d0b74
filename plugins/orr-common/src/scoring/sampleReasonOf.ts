import { DecidingMode } from '../checklist/checklistDocument';
import { sha256Hex } from '../hash/sha256';
import { DecisionSample } from '../review/decision';
import { ReviewJudgement } from './reviewJudgement';

/** A decision that may be picked. @internal */
export interface SampleRequest {
  /** The rule it was decided by. */
  mode: DecidingMode;
  /** The review that was decided. */
  reviewId: string;
  /** One in so many is picked. */
  oneIn: number;
  /** How the review stood for each of its entities when it was decided. */
  judgements: readonly Pick<ReviewJudgement, 'questions'>[];
}

// 32 bits of the hash: enough to be even, few enough to be an exact number.
const HASH_DIGITS = 8;

/**
 * Why a self-certified decision is picked to be looked at afterwards, if it is: every one with an accepted high risk,
 * and of the others one in so many, by the hash of the review's id, so that nobody chooses and everybody can check.
 *
 * @internal
 */
export function sampleReasonOf(
  request: SampleRequest,
): DecisionSample['reason'] | undefined {
  if (request.mode !== 'self-certified') {
    return undefined;
  }
  const acceptedHigh = request.judgements.some(({ questions }) =>
    questions.some(
      item => item.counted && item.accepted && item.level === 'HIGH',
    ),
  );
  if (acceptedHigh) {
    return 'acceptedHigh';
  }
  const number = parseInt(
    sha256Hex(request.reviewId).slice(0, HASH_DIGITS),
    16,
  );
  return number % request.oneIn === 0 ? 'oneIn' : undefined;
}
