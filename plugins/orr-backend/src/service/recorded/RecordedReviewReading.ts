import {
  dayOf,
  orrReadinessReadPermission,
  ParsedRecordedReviews,
  parseRecordedReviews,
  recordedReviewKey,
} from 'backstage-plugin-orr-common';
import {
  DatabaseRecordedReviewStore,
  KnownRecordedReview,
  NamedEntity,
} from '../../database/recorded/DatabaseRecordedReviewStore';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** A table with the entities that its rows are about. @internal */
export interface ReadRecordedReviews extends ParsedRecordedReviews {
  /** By ref, those that the caller may see. */
  entities: ReadonlyMap<string, NamedEntity>;
}

/** Reads a table of past reviews as far as its caller may know what it is about. @internal */
export class RecordedReviewReading {
  readonly #options: {
    recordedReviews: DatabaseRecordedReviewStore;
    timeZone: string;
    visibility: EntityVisibility;
  };

  constructor(options: {
    recordedReviews: DatabaseRecordedReviewStore;
    timeZone: string;
    visibility: EntityVisibility;
  }) {
    this.#options = options;
  }

  /** An entity that the caller may not see is told as one that there is not. */
  async read(
    text: string,
    now: Date,
    options: RequestOptions,
  ): Promise<ReadRecordedReviews> {
    const { recordedReviews, timeZone } = this.#options;
    const { rows, problems } = parseRecordedReviews(text, {
      today: dayOf(now, timeZone),
    });
    const entities = await this.#entitiesOf(
      rows.flatMap(({ claim }) => claim?.entityRef ?? []),
      options,
    );
    const known = keysOf(
      await recordedReviews.listKnown(
        [...entities.values()].map(({ id }) => id),
      ),
    );
    const found = [...problems];
    for (const { row, claim } of rows) {
      const message = claim && problemOf(claim, entities, known);
      if (message) {
        found.push({ severity: 'error', row, column: 'Entity', message });
      }
    }
    found.sort((a, b) => a.row - b.row);
    return { rows, problems: found, entities };
  }

  async #entitiesOf(
    refs: string[],
    options: RequestOptions,
  ): Promise<Map<string, NamedEntity>> {
    if (!refs.length) {
      return new Map();
    }
    const { recordedReviews, visibility } = this.#options;
    const filter = await visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const entities = await recordedReviews.listVisible(
      [...new Set(refs)],
      filter,
    );
    return new Map(entities.map(entity => [entity.entityRef, entity]));
  }
}

/** What tells one recorded review from another. @internal */
export function keyOf({ entityId, ...rest }: KnownRecordedReview): string {
  return recordedReviewKey({ ...rest, entityRef: entityId });
}

/** The same of all that are recorded already. @internal */
export function keysOf(known: KnownRecordedReview[]): Set<string> {
  return new Set(known.map(keyOf));
}

function problemOf(
  claim: { entityRef: string; reviewedOn: string; checklist?: string },
  entities: ReadonlyMap<string, NamedEntity>,
  known: ReadonlySet<string>,
): string | undefined {
  const entity = entities.get(claim.entityRef);
  if (!entity) {
    return `The catalog shows you no ${claim.entityRef}`;
  }
  return known.has(keyOf({ ...claim, entityId: entity.id }))
    ? `The review of ${claim.reviewedOn} is recorded already`
    : undefined;
}
