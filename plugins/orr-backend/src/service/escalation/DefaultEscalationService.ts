import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EscalationItem,
  EscalationList,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import {
  DatabaseEscalationStore,
  StoredEscalation,
} from '../../database/DatabaseEscalationStore';
import { Transaction } from '../../database/transaction';
import { CoverageView } from '../coverage/CoverageView';
import {
  AnswerEscalationInput,
  EscalateGapInput,
  EscalationService,
  WithdrawEscalationInput,
} from '../EscalationService';
import { isDisposable } from '../finding/DispositionWrites';
import { FindingTargets } from '../finding/FindingTargets';
import { NamedWrites } from '../NamedWrites';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { EscalationView, EscalationViewer, isAsked } from './EscalationView';
import { EscalationWrites } from './EscalationWrites';

/** @internal */
export interface DefaultEscalationServiceOptions {
  coverageView: CoverageView;
  escalations: DatabaseEscalationStore;
  escalationView: EscalationView;
  escalationWrites: EscalationWrites;
  reviewAccess: ReviewAccess;
  targets: FindingTargets;
  writes: NamedWrites;
}

const BESIDES = [orrReviewUpdatePermission, orrReviewDecidePermission];

/** Lets people take gaps to others, and these answer. @internal */
export class DefaultEscalationService implements EscalationService {
  readonly #options: DefaultEscalationServiceOptions;

  constructor(options: DefaultEscalationServiceOptions) {
    this.#options = options;
  }

  async listEscalations(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<EscalationList> {
    const { escalations, escalationView, reviewAccess } = this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      { ...input, besides: BESIDES },
      options,
    );
    const found = await this.#shown(
      loaded,
      await escalations.listOf(loaded.review.id),
      options,
    );
    const viewer = await escalationView.viewerOf(options.credentials);
    return {
      items: found.map(stored =>
        escalationView.show(stored, { state: loaded.review.state, viewer }),
      ),
      may: {
        escalate:
          viewer !== undefined &&
          besides.includes(true) &&
          isDisposable(loaded.review.state),
      },
    };
  }

  async escalateGap(
    input: EscalateGapInput,
    options: RequestOptions,
  ): Promise<EscalationItem> {
    const { escalationView, escalationWrites, reviewAccess, targets, writes } =
      this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      { ...input, besides: BESIDES },
      options,
    );
    requireAllowed(besides.includes(true), orrReviewUpdatePermission);
    return writes.run(
      'escalateGap',
      input,
      options.credentials,
      async writing => {
        const subject = await targets.subjectOf(loaded, input, options);
        await targets.requireOwner(input.to, options, 'to');
        const viewer = await escalationView.viewerOf(options.credentials);
        return async trx =>
          escalationView.show(
            await escalationWrites.escalate(trx, {
              loaded,
              input,
              writing,
              subject,
            }),
            { state: loaded.review.state, viewer },
          );
      },
    );
  }

  async answerEscalation(
    input: AnswerEscalationInput,
    options: RequestOptions,
  ): Promise<EscalationItem> {
    const { escalationWrites } = this.#options;
    return this.#write('answerEscalation', input, options, {
      require: (stored, viewer) => {
        if (!isAsked(stored, viewer)) {
          throw new NotAllowedError(
            `The escalation is to ${stored.toRef}: only they, and those who belong to it, may answer`,
          );
        }
      },
      write: (trx, write) => escalationWrites.answer(trx, write),
    });
  }

  async withdrawEscalation(
    input: WithdrawEscalationInput,
    options: RequestOptions,
  ): Promise<EscalationItem> {
    const { escalationWrites } = this.#options;
    return this.#write('withdrawEscalation', input, options, {
      write: (trx, write) => escalationWrites.withdraw(trx, write),
    });
  }

  /** What is done to one that there is, by somebody who reads the review. */
  async #write<TInput extends AnswerEscalationInput | WithdrawEscalationInput>(
    operation: string,
    input: TInput,
    options: RequestOptions,
    {
      require,
      write,
    }: {
      require?: (stored: StoredEscalation, viewer?: EscalationViewer) => void;
      write: (
        trx: Transaction,
        what: Parameters<EscalationWrites['withdraw']>[1] & { input: TInput },
      ) => Promise<StoredEscalation>;
    },
  ): Promise<EscalationItem> {
    const { escalations, escalationView, reviewAccess, writes } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    return writes.run(operation, input, options.credentials, async writing => {
      const found = await this.#shown(
        loaded,
        await escalations.listOf(loaded.review.id),
        options,
      );
      const stored = found.find(({ id }) => id === input.escalationId);
      if (!stored) {
        throw new NotFoundError(`No escalation ${input.escalationId}`);
      }
      const viewer = await escalationView.viewerOf(options.credentials);
      require?.(stored, viewer);
      return async trx =>
        escalationView.show(await write(trx, { loaded, input, writing }), {
          state: loaded.review.state,
          viewer,
        });
    });
  }

  /** What is about one covered entity alone is for whoever sees that one. */
  async #shown(
    loaded: LoadedReview,
    found: StoredEscalation[],
    options: RequestOptions,
  ): Promise<StoredEscalation[]> {
    if (found.every(({ coveredEntityId }) => coveredEntityId === undefined)) {
      return found;
    }
    const refs = await this.#options.coverageView.shownRefs(loaded, options);
    return found.filter(
      ({ coveredEntityRef }) =>
        coveredEntityRef === undefined || refs.has(coveredEntityRef),
    );
  }
}
