import { AuthService } from '@backstage/backend-plugin-api';
import {
  Amendment,
  AmendmentList,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import {
  DatabaseAmendmentStore,
  StoredAmendment,
} from '../../database/DatabaseAmendmentStore';
import { AmendAnswerInput, AmendmentService } from '../AmendmentService';
import { CoverageView } from '../coverage/CoverageView';
import { FindingTargets } from '../finding/FindingTargets';
import { NamedWrites } from '../NamedWrites';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { AmendmentWrites } from './AmendmentWrites';

/** @internal */
export interface DefaultAmendmentServiceOptions {
  amendments: DatabaseAmendmentStore;
  amendmentWrites: AmendmentWrites;
  auth: AuthService;
  coverageView: CoverageView;
  reviewAccess: ReviewAccess;
  targets: FindingTargets;
  writes: NamedWrites;
}

const BESIDES = [
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
];

/** Lets people change words and links of answers after they were decided on. @internal */
export class DefaultAmendmentService implements AmendmentService {
  readonly #options: DefaultAmendmentServiceOptions;

  constructor(options: DefaultAmendmentServiceOptions) {
    this.#options = options;
  }

  async listAmendments(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<AmendmentList> {
    const { amendments, auth, reviewAccess } = this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      { ...input, besides: BESIDES },
      options,
    );
    const [update] = besides;
    const readsNotes = besides.some(Boolean);
    const found = await this.#shown(
      loaded,
      await amendments.listOf(loaded.review.id),
      options,
    );
    return {
      items: found.map(stored => shownAs(stored, readsNotes)),
      may: {
        amend:
          update &&
          auth.isPrincipal(options.credentials, 'user') &&
          loaded.review.state === 'decided' &&
          loaded.review.kind !== 'change',
      },
    };
  }

  async amendAnswer(
    input: AmendAnswerInput,
    options: RequestOptions,
  ): Promise<Amendment> {
    const { amendmentWrites, reviewAccess, targets, writes } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return writes.run(
      'amendAnswer',
      input,
      options.credentials,
      async writing => {
        const subject = await targets.subjectOf(loaded, input, options);
        return async trx =>
          shownAs(
            await amendmentWrites.amend(trx, {
              loaded,
              input,
              writing,
              subject,
            }),
            true,
          );
      },
    );
  }

  async #shown(
    loaded: LoadedReview,
    found: StoredAmendment[],
    options: RequestOptions,
  ): Promise<StoredAmendment[]> {
    if (!found.some(({ coveredEntityRef }) => coveredEntityRef !== undefined)) {
      return found;
    }
    const refs = await this.#options.coverageView.shownRefs(loaded, options);
    return found.filter(
      ({ coveredEntityRef }) =>
        coveredEntityRef === undefined || refs.has(coveredEntityRef),
    );
  }
}

function shownAs(stored: StoredAmendment, readsNotes: boolean): Amendment {
  const {
    entityId: _entityId,
    coveredEntityId: _coveredEntityId,
    note,
    ...amendment
  } = stored;
  if (note === undefined || readsNotes) {
    return { ...amendment, note };
  }
  return { ...amendment, isNoteKept: true };
}
