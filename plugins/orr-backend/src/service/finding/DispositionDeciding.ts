import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  dayOf,
  dispositionAfter,
  dispositionDayProblem,
  DispositionRefusal,
  dispositionRefusal,
  isInForce,
  residualLevelProblem,
} from 'backstage-plugin-orr-common';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { Transaction } from '../../database/transaction';
import { DecideDispositionInput } from '../DispositionService';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { dispositionDecidedNotification } from './dispositionMessages';
import {
  DispositionChange,
  DispositionWrites,
  requireDisposable,
} from './DispositionWrites';
import { ReviewGaps } from './ReviewGaps';

interface Deciding {
  before: StoredDisposition;
  input: DecideDispositionInput;
  loaded: LoadedReview;
  writing: Writing;
}

const REFUSALS: Record<DispositionRefusal, string> = {
  isProposer: 'Somebody else than who proposed it decides on it',
  isAnswerer: 'Somebody else than who gave the answer decides on it',
  isAction: 'An action needs nobody to decide on it',
};

/** Approves and refuses mitigations and acceptances, by the answer as it is. Everything is locked before. @internal */
export class DispositionDeciding {
  readonly #dispositions: DatabaseDispositionStore;
  readonly #dispositionWrites: DispositionWrites;
  readonly #reviews: DatabaseReviewStore;
  readonly #gaps: ReviewGaps;
  readonly #timeZone: string;

  constructor(options: {
    dispositions: DatabaseDispositionStore;
    dispositionWrites: DispositionWrites;
    reviews: DatabaseReviewStore;
    gaps: ReviewGaps;
    timeZone: string;
  }) {
    this.#dispositions = options.dispositions;
    this.#dispositionWrites = options.dispositionWrites;
    this.#reviews = options.reviews;
    this.#gaps = options.gaps;
    this.#timeZone = options.timeZone;
  }

  async decide(
    trx: Transaction,
    deciding: Deciding,
  ): Promise<DispositionChange> {
    const { before, input, loaded, writing } = deciding;
    const { userRef, now } = writing;
    const isApproval = input.outcome === 'approved';
    const shown = (await this.#gaps.of(loaded, { now, trx })).of(before);
    const refusal = dispositionRefusal({
      disposition: before,
      answeredBy: shown?.answer?.answeredBy,
      deciderRef: userRef,
    });
    if (refusal) {
      throw new NotAllowedError(REFUSALS[refusal]);
    }
    const state = dispositionAfter(
      before.state,
      isApproval ? 'approve' : 'refuse',
    );
    if (!state) {
      throw new ConflictError(`It is decided already: ${before.state}`);
    }
    if (isApproval) {
      requireDisposable(await this.#reviews.lock(trx, loaded.review.id));
      if (shown?.level !== before.level) {
        throw new ConflictError(
          `The answer has changed since: it shows ${
            shown?.level ?? 'no gap'
          }, not ${before.level}; propose it anew`,
        );
      }
    }
    const until = isApproval ? this.#untilOf(deciding) : before.until;
    const after: StoredDisposition = {
      ...before,
      state,
      until,
      decidedBy: userRef,
      decidedAt: now.toISOString(),
      decisionNote: input.note,
      residualLevel: residualOf(deciding),
    };
    if (isApproval) {
      await this.#endEarlier(trx, deciding);
    }
    return {
      after,
      act: isApproval ? 'approve' : 'refuse',
      action: isApproval ? 'disposition.approved' : 'disposition.refused',
      facts: {
        ...(isApproval && { until }),
        ...(after.residualLevel && { residualLevel: after.residualLevel }),
      },
      words: { note: input.note ?? null },
      messages: [dispositionDecidedNotification(loaded, after, userRef)],
      movesStanding: isApproval,
    };
  }

  #untilOf({ before, input, loaded, writing }: Deciding): string {
    const until = input.until ?? before.until;
    const problem = dispositionDayProblem(until, {
      type: before.type,
      level: before.level,
      checklist: loaded.checklist.document,
      today: dayOf(writing.now, this.#timeZone),
    });
    if (problem) {
      throw input.until === undefined
        ? new ConflictError(`The day that is proposed ${problem}; name another`)
        : new InputError(`until: ${problem}`);
    }
    return until!;
  }

  /** A new one takes the place of those of its kind that hold on the gap. */
  async #endEarlier(
    trx: Transaction,
    { before, loaded, writing }: Deciding,
  ): Promise<void> {
    const { userRef, now } = writing;
    const today = dayOf(now, this.#timeZone);
    const known = await this.#dispositions.listUnder(loaded.review, trx);
    const earlier = known.filter(
      item =>
        item.type === before.type &&
        item.state === 'approved' &&
        isInForce(item, today) &&
        item.questionId === before.questionId &&
        item.coveredEntityId === before.coveredEntityId,
    );
    for (const item of earlier) {
      await this.#dispositionWrites.keep(
        trx,
        {
          after: {
            ...item,
            state: 'ended',
            revision: item.revision + 1,
            closedBy: userRef,
            closedAt: now.toISOString(),
          },
          act: 'end',
          action: 'disposition.ended',
          facts: { until: today },
        },
        // Its history is part of the review in which it was proposed, which only whoever locks the entity adds to.
        { loaded: await this.#reviewOf(trx, item, loaded), writing },
      );
    }
  }

  async #reviewOf(
    trx: Transaction,
    { reviewId }: StoredDisposition,
    loaded: LoadedReview,
  ): Promise<LoadedReview> {
    return reviewId === loaded.review.id
      ? loaded
      : { ...loaded, review: await this.#reviews.lock(trx, reviewId) };
  }
}

function residualOf({
  before,
  input,
}: Deciding): StoredDisposition['residualLevel'] {
  if (before.type !== 'mitigation' || input.outcome !== 'approved') {
    if (input.residualLevel !== undefined) {
      throw new InputError(
        'residualLevel: is for confirming a mitigation only',
      );
    }
    if (input.outcome === 'refused' && input.note === undefined) {
      throw new InputError('note: is missing: say why');
    }
    return undefined;
  }
  const problem = residualLevelProblem(input.residualLevel, before.level);
  if (problem) {
    throw new InputError(`residualLevel: ${problem}`);
  }
  return input.residualLevel;
}
