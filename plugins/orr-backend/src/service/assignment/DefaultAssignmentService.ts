import { InputError, NotAllowedError } from '@backstage/errors';
import {
  isSameRef,
  mayTransition,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  ReviewAssignment,
  SuggestedReviewers,
} from 'backstage-plugin-orr-common';
import { Transaction } from '../../database/transaction';
import {
  AssignmentService,
  DeclineReviewInput,
  GiveReviewInput,
  TakeReviewInput,
} from '../AssignmentService';
import { NamedWrites, Writing } from '../NamedWrites';
import { DecidingPerson } from '../review/DecidingPerson';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { AssignmentView } from './AssignmentView';
import { ReviewAssignments } from './ReviewAssignments';
import { Reviewers } from './Reviewers';

/** @internal */
export interface DefaultAssignmentServiceOptions {
  reviewAccess: ReviewAccess;
  decidingPerson: DecidingPerson;
  assignmentView: AssignmentView;
  reviewAssignments: ReviewAssignments;
  reviewers: Reviewers;
  writes: NamedWrites;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** Lets those who may decide agree on who does. Whoever is let in here could decide, so nothing is gained by it. @internal */
export class DefaultAssignmentService implements AssignmentService {
  readonly #options: DefaultAssignmentServiceOptions;

  constructor(options: DefaultAssignmentServiceOptions) {
    this.#options = options;
  }

  async listReviewers(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<SuggestedReviewers> {
    const { reviewAccess, reviewers, assignmentView } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    if (!mayTransition(loaded.review.state, 'decide')) {
      return { items: [] };
    }
    const suggested = await reviewers.suggest(loaded, options);
    const { declined } = await assignmentView.get(loaded.review.id);
    const away = await assignmentView.awayUntil(
      suggested.map(({ personRef }) => personRef),
    );
    return {
      items: suggested.map(({ personRef, displayName, reasons }, index) => ({
        personRef,
        displayName,
        reasons,
        declined: declined.some(one => isSameRef(one.personRef, personRef)),
        ...(away[index] && { awayUntil: away[index] }),
      })),
    };
  }

  async takeReview(
    input: TakeReviewInput,
    options: RequestOptions,
  ): Promise<ReviewAssignment> {
    return this.#write('takeReview', input, options, request =>
      this.#options.reviewAssignments.take(request.trx, { ...request, input }),
    );
  }

  async declineReview(
    input: DeclineReviewInput,
    options: RequestOptions,
  ): Promise<ReviewAssignment> {
    return this.#write('declineReview', input, options, request =>
      this.#options.reviewAssignments.decline(request.trx, {
        ...request,
        input,
      }),
    );
  }

  async giveReview(
    given: GiveReviewInput,
    options: RequestOptions,
  ): Promise<ReviewAssignment> {
    const personRef = given.personRef.toLocaleLowerCase('en-US');
    const input = { ...given, personRef };
    return this.#write(
      'giveReview',
      input,
      options,
      request =>
        this.#options.reviewAssignments.give(request.trx, {
          ...request,
          input,
        }),
      (loaded, userRef) => this.#requireTaker(loaded, input, userRef, options),
    );
  }

  async #write(
    operation: string,
    input: TakeReviewInput,
    options: RequestOptions,
    work: (
      request: Writing & { trx: Transaction; loaded: LoadedReview },
    ) => Promise<ReviewAssignment>,
    check: (
      loaded: LoadedReview,
      userRef: string,
    ) => Promise<void> = async () => {},
  ): Promise<ReviewAssignment> {
    const { reviewAccess, writes } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Judging a review is refused while permissions are disabled',
      );
    }
    return writes.run(operation, input, options.credentials, async writing => {
      await this.#requireDecider(loaded, options);
      await check(loaded, writing.userRef);
      return trx => work({ ...writing, trx, loaded });
    });
  }

  async #requireDecider(
    loaded: LoadedReview,
    { credentials }: RequestOptions,
  ): Promise<void> {
    const refusal = await this.#options.decidingPerson.refusal(
      loaded,
      credentials,
    );
    if (refusal) {
      throw new NotAllowedError(
        `The checklist does not let you decide this review: ${refusal}`,
      );
    }
  }

  async #requireTaker(
    loaded: LoadedReview,
    { personRef }: { personRef: string },
    userRef: string,
    options: RequestOptions,
  ): Promise<void> {
    if (isSameRef(personRef, userRef)) {
      throw new InputError('personRef: take the review to have it yourself');
    }
    const [person] = personRef.startsWith('user:')
      ? await this.#options.reviewers.find(loaded, [personRef], options)
      : [];
    if (!person) {
      throw new InputError(`personRef: the catalog has no person ${personRef}`);
    }
    if (person.refusal) {
      throw new InputError(
        `personRef: the checklist does not let ${personRef} decide this review: ${person.refusal}`,
      );
    }
  }
}
