import {
  boundFactIds,
  CATALOG_PROVIDER,
  ChecklistVersion,
  CoveredEntity,
  HeldReading,
  judgingFacts,
  judgingVouchings,
  OwnedVouching,
  QuestionFact,
  questionFactsOf,
  questionVouchingsOf,
  voucherRefsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredReading } from '../../database/facts/factRows';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { LoadedReview } from '../review/LoadedReview';
import { FactDefinitions } from './FactDefinitions';

/** What facts say of one of some entities to the questions of a checklist. @internal */
export type FactsOfEntities = (
  entity: StoredEntity,
  checklist: ChecklistVersion,
) => QuestionFact[];

/** Knows what facts say to the questions of reviews, and what is vouched for of them: now, or as it was frozen. @internal */
export class ReviewFacts {
  readonly #definitions: FactDefinitions;
  readonly #facts: DatabaseFactStore;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #vouchings: DatabaseVouchingStore;
  readonly #timeZone: string;

  constructor(options: {
    factDefinitions: FactDefinitions;
    factReadings: DatabaseFactStore;
    snapshots: DatabaseSnapshotStore;
    vouchings: DatabaseVouchingStore;
    timeZone: string;
  }) {
    this.#definitions = options.factDefinitions;
    this.#facts = options.factReadings;
    this.#snapshots = options.snapshots;
    this.#vouchings = options.vouchings;
    this.#timeZone = options.timeZone;
  }

  /**
   * What they say now of the given entities. Reads nothing where no question is bound to a fact and nothing that the entities
   * are built on can vouch for them.
   */
  async now(
    loaded: LoadedReview,
    subjects: StoredEntity[],
    options: {
      now: Date;
      trx?: Transaction;
      /** What is vouched for of all of them, where that is known already. */
      vouchings?: OwnedVouching[];
    },
  ): Promise<QuestionFact[]> {
    const { review, checklist } = loaded;
    const { now, trx } = options;
    const vouchings =
      options.vouchings ?? (await this.vouchingsOf(subjects, trx));
    const factIds = boundFactIds(checklist.document);
    const readings = factIds.length
      ? await this.#facts.list(
          subjects.map(({ id }) => id),
          { factIds, trx },
        )
      : new Map<string, StoredReading[]>();
    return this.#said(checklist, subjects, {
      readings,
      vouchings,
      now,
      isCovering: review.isCovering,
    });
  }

  /** What is vouched for of several entities under whatever checklist, in one statement for all of them. */
  async vouchingsOf(
    subjects: StoredEntity[],
    trx?: Transaction,
  ): Promise<OwnedVouching[]> {
    const refs = subjects.flatMap(({ entity }) => voucherRefsOf(entity));
    return refs.length
      ? this.#vouchings.listOf([...new Set(refs)].sort(), trx)
      : [];
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
    const vouchings = await this.vouchingsOf(pairs.map(({ entity }) => entity));
    return (entity, checklist) =>
      this.#said(checklist, [entity], { readings, vouchings, now });
  }

  #said(
    { document: checklist }: ChecklistVersion,
    entities: StoredEntity[],
    known: {
      readings: Map<string, StoredReading[]>;
      vouchings: OwnedVouching[];
      now: Date;
      isCovering?: boolean;
    },
  ): QuestionFact[] {
    const { readings, vouchings, now, isCovering } = known;
    const subjects = entities.map(entity => ({
      ...(isCovering && { coveredEntityRef: entity.entityRef }),
      entity: entity.entity,
      ownerRefs: entity.ownerRefs,
      readings: (readings.get(entity.id) ?? []).map(reading =>
        asSeen(reading, entity),
      ),
    }));
    return [
      ...questionFactsOf({
        checklist,
        subjects,
        definitionOf: id => this.#definitions.get(id),
        now,
      }),
      ...questionVouchingsOf({
        checklist,
        subjects,
        vouchings,
        now,
        timeZone: this.#timeZone,
      }),
    ];
  }

  /** What a review is judged by: as it was submitted once it is handed in, and as it is now before. */
  async judging(
    loaded: LoadedReview,
    subjects: StoredEntity[],
    options: { now: Date; trx?: Transaction },
  ): Promise<QuestionFact[]> {
    const { review } = loaded;
    const isOpen =
      review.state === 'inProgress' || review.state === 'changesRequested';
    if (isOpen) {
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
    vouched: judgingVouchings(facts, entity.entityRef),
  }));
}
