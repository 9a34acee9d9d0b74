import { randomUUID } from 'node:crypto';
import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  dayOf,
  orrReadinessReadPermission,
  orrReviewRecordPermission,
  RecordedReviewImport,
  RecordedReviewImportPage,
  RecordedReviewPage,
  RecordedReviewPreview,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { noteChange } from '../../changeTrail';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseRecordedReviewStore } from '../../database/recorded/DatabaseRecordedReviewStore';
import {
  StoredRecordedImport,
  StoredRecordedReview,
} from '../../database/recorded/recordedRows';
import { Transaction } from '../../database/transaction';
import { requireGranted } from '../authorization/requireGranted';
import { KnownEntityAccess } from '../catalog/KnownEntityAccess';
import { NamedWrites } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import {
  ImportRecordedReviewsInput,
  RecordedReviewService,
} from '../RecordedReviewService';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import {
  keyOf,
  keysOf,
  ReadRecordedReviews,
  RecordedReviewReading,
} from './RecordedReviewReading';
import { refusalOf } from './refusalOf';

/** @internal */
export interface DefaultRecordedReviewServiceOptions {
  auth: AuthService;
  clock: OrrClock;
  entities: DatabaseEntityStore;
  knownAccess: KnownEntityAccess;
  permissions: PermissionsService;
  reading: RecordedReviewReading;
  recordedReviews: DatabaseRecordedReviewStore;
  timeZone: string;
  visibility: EntityVisibility;
  writes: NamedWrites;
}

/**
 * Keeps what is told of reviews that were held elsewhere. It authorises by itself: what a table is about is looked up as its
 * caller sees it. Nothing of it is judged: no standing is computed from what nobody here has looked at.
 *
 * @internal
 */
export class DefaultRecordedReviewService implements RecordedReviewService {
  readonly #options: DefaultRecordedReviewServiceOptions;

  constructor(options: DefaultRecordedReviewServiceOptions) {
    this.#options = options;
  }

  async previewRecordedReviews(
    { text }: { text: string },
    options: RequestOptions,
  ): Promise<RecordedReviewPreview> {
    const { clock, reading } = this.#options;
    await this.#require(options);
    const { rows, problems } = await reading.read(text, clock.now(), options);
    return { rows, problems };
  }

  async importRecordedReviews(
    input: ImportRecordedReviewsInput,
    options: RequestOptions,
  ): Promise<RecordedReviewImport> {
    const { reading, writes } = this.#options;
    await this.#require(options);
    return writes.run(
      'importRecordedReviews',
      input,
      options.credentials,
      async ({ userRef, now }) => {
        const read = await reading.read(input.text, now, options);
        const refusal = refusalOf(read.problems);
        if (refusal) {
          throw new InputError(`body.text: ${refusal}`);
        }
        const taken: StoredRecordedImport = {
          id: randomUUID(),
          fileName: input.fileName,
          recordedBy: userRef.toLocaleLowerCase('en-US'),
          recordedAt: now.toISOString(),
        };
        return trx => this.#insert(trx, taken, read);
      },
    );
  }

  async listRecordedReviewImports(
    { cursor, limit }: { cursor?: string; limit: number },
    options: RequestOptions,
  ): Promise<RecordedReviewImportPage> {
    const { recordedReviews } = this.#options;
    await this.#require(options);
    const binding = {
      list: 'recorded-review-imports',
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await recordedReviews.listImports({
      limit: limit + 1,
      after: after && { recordedAt: after.value, id: after.id },
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await this.#counted(shown, options),
      nextCursor:
        last && found.length > limit
          ? toPageCursor({ value: last.recordedAt, id: last.id }, binding)
          : undefined,
    };
  }

  async undoRecordedReviewImport(
    input: { importId: string; mutationId: string },
    options: RequestOptions,
  ): Promise<RecordedReviewImport> {
    const { recordedReviews, writes } = this.#options;
    await this.#require(options);
    const { importId } = input;
    return writes.run(
      'undoRecordedReviewImport',
      input,
      options.credentials,
      async ({ userRef, now }) =>
        async trx => {
          const found = await recordedReviews.getImport(importId, trx);
          if (!found) {
            throw new NotFoundError(`No import ${importId}`);
          }
          const by = {
            undoneBy: userRef.toLocaleLowerCase('en-US'),
            undoneAt: now.toISOString(),
          };
          const count = await recordedReviews.undo(trx, importId, by);
          if (count === undefined) {
            throw new ConflictError('The import was undone already');
          }
          noteChange({
            action: 'recordedReviews.undone',
            subject: importId,
            facts: { recorded: count },
          });
          return { ...found, ...by, reviews: 0 };
        },
    );
  }

  async listEntityRecordedReviews(
    input: { entityRef: string; cursor?: string; limit: number },
    options: RequestOptions,
  ): Promise<RecordedReviewPage> {
    const { clock, knownAccess, recordedReviews, timeZone } = this.#options;
    const { cursor, limit, entityRef } = input;
    const binding = {
      list: 'entity-recorded-reviews',
      viewer: viewerOf(options.credentials),
      entityRef: entityRef.toLocaleLowerCase('en-US'),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await knownAccess.read(
      orrReadinessReadPermission,
      { entityRef },
      {
        ...options,
        of: ({ id }) =>
          recordedReviews.listOfEntity({
            entityId: id,
            limit: limit + 1,
            after: after && { reviewedOn: after.value, id: after.id },
          }),
      },
    );
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      today: dayOf(clock.now(), timeZone),
      nextCursor:
        last && found.length > limit
          ? toPageCursor({ value: last.reviewedOn, id: last.id }, binding)
          : undefined,
    };
  }

  /** Two that bring in the same at once wait for each other at the entities, and the second is told. */
  async #insert(
    trx: Transaction,
    taken: StoredRecordedImport,
    { rows, entities: named }: ReadRecordedReviews,
  ): Promise<RecordedReviewImport> {
    const { entities, recordedReviews } = this.#options;
    const reviews: StoredRecordedReview[] = rows.map(({ claim }) => {
      const { entityRef, ...told } = claim!;
      const entityId = named.get(entityRef)!.id;
      return { ...told, id: randomUUID(), importId: taken.id, entityId };
    });
    await entities.lockAsRead(trx, ...named.values());
    const ids = [...named.values()].map(({ id }) => id);
    const before = keysOf(await recordedReviews.listKnown(ids, trx));
    if (reviews.some(review => before.has(keyOf(review)))) {
      throw new ConflictError(
        'Somebody has brought in some of these reviews meanwhile; look at the preview again',
      );
    }
    await recordedReviews.insert(trx, taken, reviews);
    noteChange({
      action: 'recordedReviews.imported',
      subject: taken.id,
      facts: { recorded: reviews.length },
    });
    return { ...taken, reviews: reviews.length };
  }

  async #counted(
    imports: StoredRecordedImport[],
    options: RequestOptions,
  ): Promise<RecordedReviewImport[]> {
    const { recordedReviews, visibility } = this.#options;
    if (!imports.length) {
      return [];
    }
    const counts = await recordedReviews.countVisible(
      imports.map(({ id }) => id),
      await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
    );
    return imports.map(one => ({ ...one, reviews: counts.get(one.id) ?? 0 }));
  }

  async #require(options: RequestOptions): Promise<void> {
    await requireGranted(
      this.#options.permissions,
      orrReviewRecordPermission,
      options,
    );
  }
}
