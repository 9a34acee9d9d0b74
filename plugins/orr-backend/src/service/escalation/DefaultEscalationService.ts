import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EscalationItem,
  EscalationList,
  isSameRef,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import {
  DatabaseEscalationStore,
  StoredEscalation,
  toShownEscalation,
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
import { LoadedReview } from '../review/ReviewDetails';
import { RequestOptions } from '../ReviewService';
import { EscalationWrites } from './EscalationWrites';

/** @internal */
export interface DefaultEscalationServiceOptions {
  auth: AuthService;
  coverageView: CoverageView;
  escalations: DatabaseEscalationStore;
  escalationWrites: EscalationWrites;
  reviewAccess: ReviewAccess;
  targets: FindingTargets;
  userInfo: UserInfoService;
  writes: NamedWrites;
}

/** Who looks at escalations; nobody where it is no person. */
interface Viewer {
  userRef: string;
  /** The person and the groups that they belong to. */
  ownRefs: string[];
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
    const { escalations, reviewAccess } = this.#options;
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
    const viewer = await this.#viewerOf(options.credentials);
    return {
      items: found.map(stored => show(stored, { loaded, viewer })),
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
    const { escalationWrites, reviewAccess, targets, writes } = this.#options;
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
        const viewer = await this.#viewerOf(options.credentials);
        return async trx =>
          show(
            await escalationWrites.escalate(trx, {
              loaded,
              input,
              writing,
              subject,
            }),
            { loaded, viewer },
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
      require: ({ toRef }, viewer) => {
        if (!isAsked(toRef, viewer)) {
          throw new NotAllowedError(
            `The escalation is to ${toRef}: only they, and those who belong to it, may answer`,
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
      require?: (stored: StoredEscalation, viewer?: Viewer) => void;
      write: (
        trx: Transaction,
        what: Parameters<EscalationWrites['withdraw']>[1] & { input: TInput },
      ) => Promise<StoredEscalation>;
    },
  ): Promise<EscalationItem> {
    const { escalations, reviewAccess, writes } = this.#options;
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
      const viewer = await this.#viewerOf(options.credentials);
      require?.(stored, viewer);
      return async trx =>
        show(await write(trx, { loaded, input, writing }), { loaded, viewer });
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

  async #viewerOf(
    credentials: BackstageCredentials,
  ): Promise<Viewer | undefined> {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return undefined;
    }
    const { userEntityRef } = credentials.principal;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return {
      userRef: userEntityRef,
      ownRefs: [userEntityRef, ...ownershipEntityRefs],
    };
  }
}

function isAsked(toRef: string, viewer?: Viewer): boolean {
  return viewer?.ownRefs.some(ref => isSameRef(ref, toRef)) ?? false;
}

function show(
  stored: StoredEscalation,
  { loaded, viewer }: { loaded: LoadedReview; viewer?: Viewer },
): EscalationItem {
  const isOpen = stored.state === 'open' && isDisposable(loaded.review.state);
  return {
    escalation: toShownEscalation(stored),
    may: {
      answer: isOpen && isAsked(stored.toRef, viewer),
      withdraw:
        isOpen &&
        viewer !== undefined &&
        isSameRef(stored.raisedBy, viewer.userRef),
    },
  };
}
