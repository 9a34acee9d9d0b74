import { AuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  DisclosureItem,
  DisclosureList,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import {
  DatabaseDisclosureStore,
  StoredDisclosure,
} from '../../database/DatabaseDisclosureStore';
import { CoverageView } from '../coverage/CoverageView';
import {
  CloseDisclosureInput,
  DiscloseGapInput,
  DisclosureService,
} from '../DisclosureService';
import { FindingTargets } from '../finding/FindingTargets';
import { NamedWrites } from '../NamedWrites';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { DisclosureView, DisclosureViewer } from './DisclosureView';
import { DisclosureWrites, movesStandings } from './DisclosureWrites';

/** @internal */
export interface DefaultDisclosureServiceOptions {
  auth: AuthService;
  coverageView: CoverageView;
  disclosures: DatabaseDisclosureStore;
  disclosureView: DisclosureView;
  disclosureWrites: DisclosureWrites;
  reviewAccess: ReviewAccess;
  targets: FindingTargets;
  writes: NamedWrites;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

const BESIDES = [
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
];

/** Lets people say what has become of answers after they were decided on. @internal */
export class DefaultDisclosureService implements DisclosureService {
  readonly #options: DefaultDisclosureServiceOptions;

  constructor(options: DefaultDisclosureServiceOptions) {
    this.#options = options;
  }

  async listDisclosures(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<DisclosureList> {
    const { disclosures, disclosureView, reviewAccess } = this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      { ...input, besides: BESIDES },
      options,
    );
    const [update, decide, readNotes] = besides;
    const found = await this.#shown(
      loaded,
      await disclosures.listOf(loaded.review.id),
      options,
    );
    const viewer = await this.#viewerOf(
      loaded,
      { decide, readsNotes: update || decide || readNotes },
      options,
    );
    const graceDays = found.length
      ? await disclosureView.graceDaysOf(loaded)
      : 0;
    return {
      items: found.map(stored =>
        disclosureView.show(stored, { loaded, graceDays, viewer }),
      ),
      may: {
        disclose:
          update &&
          viewer.userRef !== undefined &&
          loaded.review.state === 'decided' &&
          movesStandings(loaded.review.kind),
      },
    };
  }

  async discloseGap(
    input: DiscloseGapInput,
    options: RequestOptions,
  ): Promise<DisclosureItem> {
    const { disclosureView, disclosureWrites, reviewAccess, targets, writes } =
      this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return writes.run(
      'discloseGap',
      input,
      options.credentials,
      async writing => {
        const subject = await targets.subjectOf(loaded, input, options);
        const graceDays = await disclosureView.graceDaysOf(loaded);
        return async trx =>
          disclosureView.show(
            await disclosureWrites.disclose(trx, {
              loaded,
              input,
              writing,
              subject,
              graceDays,
            }),
            {
              loaded,
              graceDays,
              viewer: {
                userRef: writing.userRef,
                mayClose: () => false,
                readsNotes: true,
              },
            },
          );
      },
    );
  }

  async closeDisclosure(
    input: CloseDisclosureInput,
    options: RequestOptions,
  ): Promise<DisclosureItem> {
    const { disclosureView, disclosureWrites, reviewAccess, writes } =
      this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    return writes.run(
      'closeDisclosure',
      input,
      options.credentials,
      async writing => {
        await this.#requireClosing(loaded, input, options);
        return async trx =>
          disclosureView.show(
            await disclosureWrites.close(trx, { loaded, input, writing }),
            {
              loaded,
              graceDays: 0,
              viewer: {
                userRef: writing.userRef,
                mayClose: () => false,
                readsNotes: true,
              },
            },
          );
      },
    );
  }

  async #requireClosing(
    loaded: LoadedReview,
    { disclosureId }: CloseDisclosureInput,
    options: RequestOptions,
  ): Promise<void> {
    const { coverageView, disclosures, mayDecide } = this.#options;
    const [found] = (
      await this.#shown(
        loaded,
        await disclosures.listOf(loaded.review.id),
        options,
      )
    ).filter(({ id }) => id === disclosureId);
    if (!found) {
      throw new NotFoundError(`No disclosure ${disclosureId}`);
    }
    // Of what all share decides who sees all. Told as any other refusal: it would say that there is something hidden.
    requireAllowed(
      found.coveredEntityId !== undefined ||
        (await coverageView.isWhole(loaded, options)),
      orrReviewDecidePermission,
    );
    if (!mayDecide) {
      throw new NotAllowedError(
        'Judging a review is refused while permissions are disabled',
      );
    }
  }

  async #shown(
    loaded: LoadedReview,
    found: StoredDisclosure[],
    options: RequestOptions,
  ): Promise<StoredDisclosure[]> {
    const isOfOne = ({ coveredEntityRef }: StoredDisclosure) =>
      coveredEntityRef !== undefined;
    if (!found.some(isOfOne)) {
      return found;
    }
    const refs = await this.#options.coverageView.shownRefs(loaded, options);
    return found.filter(
      ({ coveredEntityRef }) =>
        coveredEntityRef === undefined || refs.has(coveredEntityRef),
    );
  }

  async #viewerOf(
    loaded: LoadedReview,
    granted: { decide: boolean; readsNotes: boolean },
    options: RequestOptions,
  ): Promise<DisclosureViewer> {
    const { auth, coverageView, mayDecide } = this.#options;
    const { credentials } = options;
    const maySettle =
      mayDecide && granted.decide && loaded.review.state === 'decided';
    const isWhole = maySettle && (await coverageView.isWhole(loaded, options));
    return {
      userRef: auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef
        : undefined,
      mayClose: ({ coveredEntityId }) =>
        maySettle && (isWhole || coveredEntityId !== undefined),
      readsNotes: granted.readsNotes,
    };
  }
}
