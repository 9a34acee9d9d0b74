import { DispositionItem } from 'backstage-plugin-orr-common';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import {
  DatabaseCoverageStore,
  StoredException,
} from '../../database/DatabaseCoverageStore';
import {
  StoredDisposition,
  toFindingDisposition,
} from '../../database/dispositionRows';
import { TicketLinks } from '../ticket/TicketLinks';
import { FindingGrants } from './DispositionAccess';
import { FindingPerson, findingRights } from './findingRights';

/** Puts to dispositions what a caller may do about each. @internal */
export class DispositionItems {
  readonly #answers: DatabaseAnswerStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #ticketLinks: TicketLinks;

  constructor(options: {
    answers: DatabaseAnswerStore;
    coverage: DatabaseCoverageStore;
    ticketLinks: TicketLinks;
  }) {
    this.#answers = options.answers;
    this.#coverage = options.coverage;
    this.#ticketLinks = options.ticketLinks;
  }

  async of(
    found: StoredDisposition[],
    viewer: {
      person?: FindingPerson;
      /** What policy says of the review in which it was proposed. */
      grantsOf: (reviewId: string) => Promise<FindingGrants>;
    },
  ): Promise<DispositionItem[]> {
    const answeredBy = await this.#answerersOf(
      found.filter(({ state }) => state === 'asked'),
    );
    const grants = new Map<string, FindingGrants>();
    for (const { reviewId } of found) {
      if (!grants.has(reviewId)) {
        grants.set(reviewId, await viewer.grantsOf(reviewId));
      }
    }
    const tickets = await this.#ticketLinks.listOf(found);
    return found.map(disposition => ({
      ticket: tickets.get(disposition.id),
      disposition: toFindingDisposition(disposition),
      may: findingRights(disposition, {
        person: viewer.person,
        granted: grants.get(disposition.reviewId)!,
        answeredBy: answeredBy.get(disposition.id),
      }),
    }));
  }

  /** Who gave the answers that show the gaps, by disposition. */
  async #answerersOf(
    asked: StoredDisposition[],
  ): Promise<Map<string, string | undefined>> {
    const reviewIds = [...new Set(asked.map(({ reviewId }) => reviewId))];
    const answers = await this.#answers.listOf(reviewIds);
    const exceptions = new Map<string, StoredException[]>();
    for (const { reviewId, coveredEntityId } of asked) {
      if (coveredEntityId && !exceptions.has(reviewId)) {
        exceptions.set(reviewId, await this.#coverage.listExceptions(reviewId));
      }
    }
    return new Map(
      asked.map(({ id, reviewId, questionId, coveredEntityId }) => {
        const given = coveredEntityId
          ? exceptions
              .get(reviewId)
              ?.find(
                own =>
                  own.entityId === coveredEntityId &&
                  own.questionId === questionId,
              )
          : answers
              .get(reviewId)
              ?.find(answer => answer.questionId === questionId);
        return [id, given?.answeredBy];
      }),
    );
  }
}
