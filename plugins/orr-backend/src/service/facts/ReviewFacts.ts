import {
  boundFactIds,
  CATALOG_PROVIDER,
  ChecklistVersion,
  CoveredEntity,
  HeldReading,
  judgingFacts,
  QuestionFact,
  questionFactsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredReading } from '../../database/facts/factRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { LoadedReview } from '../review/ReviewDetails';
import { FactDefinitions } from './FactDefinitions';

/** What facts say of one of some entities to the questions of a checklist. @internal */
export type FactsOfEntities = (
  entity: StoredEntity,
  checklist: ChecklistVersion,
) => QuestionFact[];

/** Knows what facts say to the questions of reviews: now, or as it was frozen. @internal */
export class ReviewFacts {
  readonly #definitions: FactDefinitions;
  readonly #facts: DatabaseFactStore;
  readonly #snapshots: DatabaseSnapshotStore;

  constructor(options: {
    factDefinitions: FactDefinitions;
    factReadings: DatabaseFactStore;
    snapshots: DatabaseSnapshotStore;
  }) {
    this.#definitions = options.factDefinitions;
    this.#facts = options.factReadings;
    this.#snapshots = options.snapshots;
  }

  /** What they say now of the given entities. Reads nothing where no question is bound to a fact. */
  async now(
    { review, checklist }: LoadedReview,
    subjects: StoredEntity[],
    options: { now: Date; trx?: Transaction },
  ): Promise<QuestionFact[]> {
    const factIds = boundFactIds(checklist.document);
    if (!factIds.length) {
      return [];
    }
    const { now, trx } = options;
    const readings = await this.#facts.list(
      subjects.map(({ id }) => id),
      { factIds, trx },
    );
    return questionFactsOf({
      checklist: checklist.document,
      subjects: subjects.map(entity => ({
        ...(review.isCovering && { coveredEntityRef: entity.entityRef }),
        readings: (readings.get(entity.id) ?? []).map(reading =>
          asSeen(reading, entity),
        ),
      })),
      definitionOf: id => this.#definitions.get(id),
      now,
    });
  }

  /** What they say now of several entities, each under a checklist, in one statement for all of them. */
  async ofEntities(
    pairs: { entity: StoredEntity; checklist: ChecklistVersion }[],
    now: Date,
  ): Promise<FactsOfEntities> {
    const bound = pairs.filter(
      ({ checklist }) => boundFactIds(checklist.document).length,
    );
    const readings = bound.length
      ? await this.#facts.list(
          [...new Set(bound.map(({ entity }) => entity.id))],
          {
            factIds: [
              ...new Set(
                bound.flatMap(({ checklist }) =>
                  boundFactIds(checklist.document),
                ),
              ),
            ],
          },
        )
      : new Map<string, StoredReading[]>();
    return (entity, { document }) =>
      questionFactsOf({
        checklist: document,
        subjects: [
          {
            readings: (readings.get(entity.id) ?? []).map(reading =>
              asSeen(reading, entity),
            ),
          },
        ],
        definitionOf: id => this.#definitions.get(id),
        now,
      });
  }

  /** What a review is judged by: as it was submitted once it is handed in, and as it is now before. */
  async judging(
    loaded: LoadedReview,
    subjects: StoredEntity[],
    options: { now: Date; trx?: Transaction },
  ): Promise<QuestionFact[]> {
    const { review, checklist } = loaded;
    const isOpen =
      review.state === 'inProgress' || review.state === 'changesRequested';
    if (isOpen || !boundFactIds(checklist.document).length) {
      return this.now(loaded, subjects, options);
    }
    const latest = await this.#snapshots.getLatestContent(
      review.id,
      options.trx,
    );
    return latest?.content.state?.questionFacts ?? [];
  }
}

/** What a catalog entry says holds as long as the catalog is seen to have it. @internal */
export function asSeen(
  { provider, ...reading }: StoredReading,
  { seenAt, orphanedAt }: StoredEntity,
): HeldReading {
  return provider === CATALOG_PROVIDER.id &&
    orphanedAt === undefined &&
    seenAt > reading.observedAt
    ? { ...reading, observedAt: seenAt }
    : reading;
}

/** The same entities with the facts that judge them. @internal */
export function withFacts(
  covered: readonly CoveredEntity[],
  facts: readonly QuestionFact[] = [],
): CoveredEntity[] {
  return covered.map(entity => ({
    ...entity,
    facts: judgingFacts(facts, entity.entityRef),
  }));
}
