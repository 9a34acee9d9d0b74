import {
  Answer,
  AnswerException,
  CoverageJudgement,
  isGap,
  latestDecisionOf,
  periodsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { DisclosureWrites } from './DisclosureWrites';

/** @internal */
export interface IncidentDisclosuresOptions {
  checklists: DatabaseChecklistStore;
  coverage: DatabaseCoverageStore;
  decisions: DatabaseDecisionStore;
  disclosureWrites: DisclosureWrites;
  entities: DatabaseEntityStore;
  reviews: DatabaseReviewStore;
}

/** An incident review that is being decided on. @internal */
export interface DecidedIncident {
  loaded: LoadedReview;
  answers: readonly Answer[];
  exceptions: readonly AnswerException[];
  subjects: readonly StoredEntity[];
  judgement: CoverageJudgement;
  writing: Writing;
}

/**
 * Discloses the gaps that an incident review has found to the decisions on which its entities stand: what they said does
 * not hold, with the grace that the checklist gives. It raises nothing.
 *
 * @internal
 */
export class IncidentDisclosures {
  readonly #options: IncidentDisclosuresOptions;

  constructor(options: IncidentDisclosuresOptions) {
    this.#options = options;
  }

  /** The entities of the incident review are to be locked. */
  async write(trx: Transaction, incident: DecidedIncident): Promise<void> {
    const { loaded, subjects, writing } = incident;
    const { disclosureWrites } = this.#options;
    const graceDays = await this.#graceDaysOf(loaded, trx);
    for (const subject of subjects) {
      const answers = gapAnswersOf(incident, subject.entityRef);
      const decided = answers.length
        ? await this.#inForce(trx, loaded, subject)
        : undefined;
      for (const { questionId, statement, answeredBy, note } of answers) {
        if (decided) {
          await disclosureWrites.discloseFound(trx, {
            loaded: decided,
            input: {
              questionId,
              statement,
              note: note || `Found by the review of an incident`,
            },
            subject: decided.review.isCovering ? subject : undefined,
            disclosedBy: answeredBy,
            graceDays,
            writing,
          });
        }
      }
    }
  }

  async #graceDaysOf(
    { review, checklist }: LoadedReview,
    trx: Transaction,
  ): Promise<number> {
    const current = (await this.#options.checklists.listCurrent(trx)).find(
      ({ checklistId }) => checklistId === review.checklistId,
    );
    return periodsOf((current ?? checklist).document).disclosureGraceDays;
  }

  /** The review whose decision the entity stands on, kept from other writers. */
  async #inForce(
    trx: Transaction,
    { review: { checklistId } }: LoadedReview,
    subject: StoredEntity,
  ): Promise<LoadedReview | undefined> {
    const { checklists, coverage, decisions, entities, reviews } =
      this.#options;
    const locked = await coverage.lockDecided(trx, {
      entityIds: [subject.id],
      checklistId,
    });
    const about = await decisions.listByEntities([subject.id], trx);
    const decision = latestDecisionOf(
      about
        .map(item => item.decision)
        .filter(({ reviewId }) => locked.includes(reviewId)),
    );
    if (!decision) {
      return undefined;
    }
    const review = await reviews.lock(trx, decision.reviewId);
    const [checklist] = await checklists.listVersions(
      [{ checklistId, version: review.checklistVersion }],
      trx,
    );
    const [entity] = await entities.getByIds([review.entityId], trx);
    return { review, entity, checklist };
  }
}

/** What answers show gaps of the entity, its own before those that all share; what facts alone show is told by them. */
function gapAnswersOf(
  { judgement, answers, exceptions }: DecidedIncident,
  ref: string,
) {
  const judged = judgement.entities.find(({ entityRef }) => entityRef === ref);
  return (judged?.judgement.questions ?? [])
    .filter(({ counted, level }) => counted && isGap(level))
    .flatMap(({ questionId }) => {
      const own = exceptions.find(
        item =>
          item.questionId === questionId &&
          item.entityRef === ref &&
          item.statement !== null,
      );
      const given = own ?? answers.find(item => item.questionId === questionId);
      const statement = given?.statement;
      return given && statement
        ? [
            {
              questionId,
              statement,
              answeredBy: given.answeredBy,
              note: given.note,
            },
          ]
        : [];
    });
}
