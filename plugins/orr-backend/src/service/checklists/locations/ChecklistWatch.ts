import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  ChecklistDocument,
  parseChecklistFile,
  sha256Hex,
} from 'backstage-plugin-orr-common';
import {
  DatabaseChecklistLocationStore,
  StoredChecklistLocation,
} from '../../../database/DatabaseChecklistLocationStore';
import { DatabaseChecklistDraftStore } from '../../../database/checklistDraft/DatabaseChecklistDraftStore';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { FactDefinitions } from '../../facts/FactDefinitions';
import { ChecklistPublisher, writtenInPortal } from '../ChecklistPublisher';
import { readChecklistFiles } from '../readChecklistFiles';
import { ChecklistOptions } from '../readChecklistOptions';
import { ChecklistLocation, LocationReader } from './LocationReader';
import { PlaceAudit } from './PlaceAudit';
import { PlacedDrafts } from './PlacedDrafts';
import { FoundPlace, refuseDoubled } from './refuseDoubled';
import { shownLocation } from './shownLocation';

const MAX_PROBLEM = 2_000;

/** What is known of the places before a round. */
interface Known {
  places: Map<string, StoredChecklistLocation>;
  /** The places that have a draft. */
  drafted: Set<string>;
}

/** @internal */
export interface ChecklistWatchOptions {
  auditor: AuditorService;
  checklistDrafts: DatabaseChecklistDraftStore;
  checklistLocations: DatabaseChecklistLocationStore;
  checklistPublisher: ChecklistPublisher;
  checklists: DatabaseChecklistStore;
  factDefinitions: FactDefinitions;
  locations: ChecklistOptions;
  logger: LoggerService;
  reader: LocationReader;
}

/**
 * Follows checklists that are kept outside of the portal. What is there becomes the next version, or is
 * offered as a draft of it; where it is broken or gone, the last one that was good stays, and the problem is kept for whoever looks
 * after checklists.
 *
 * @internal
 */
export class ChecklistWatch {
  readonly #options: ChecklistWatchOptions;
  readonly #audit: PlaceAudit;
  readonly #placedDrafts: PlacedDrafts;
  /** Absent until it has begun. */
  #shippedIds: string[] | undefined;
  /**
   * What this replica read of its own files. While a release is rolled out, another replica has other files: only what changes
   * under a running one is a change.
   */
  readonly #seen = new Map<string, string>();

  constructor(options: ChecklistWatchOptions) {
    this.#options = options;
    this.#audit = new PlaceAudit(options);
    this.#placedDrafts = new PlacedDrafts(options);
  }

  /**
   * Publishes what ships and what the files say. An InputError where a file that was never good is not: then its path or its
   * content is wrong from the start. Addresses are read later, so that nobody waits for them.
   */
  async begin(now: Date): Promise<void> {
    const { checklistLocations, checklistPublisher, locations, logger } =
      this.#options;
    const facts = this.#options.factDefinitions.all();
    const files = this.#configured().filter(({ type }) => type === 'file');
    const places = this.#configured().map(({ at }) => at);
    await checklistLocations.forgetOthers(places);
    await this.#audit.run(undefined, () => this.#placedDrafts.keepOnly(places));
    const { places: known } = await this.#known();
    const shipped = await readChecklistFiles(
      { ...locations, files: [] },
      facts,
    );
    await readChecklistFiles(
      {
        ...locations,
        files: locations.files.filter(
          file => known.get(file)?.checklistId === undefined,
        ),
      },
      facts,
    );
    this.#shippedIds = shipped.map(({ id }) => id);
    for (const document of shipped) {
      const isPublished = await this.#audit.run(undefined, () =>
        checklistPublisher.publishOne(document, now),
      );
      if (!isPublished) {
        logger.error(writtenInPortal(document));
      }
    }
    await this.#round(files, now);
  }

  /** Looks at all of them again. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<void> {
    const locations = this.#configured();
    if (this.#shippedIds && locations.length) {
      await this.#round(locations, now, signal);
    }
  }

  #configured(): ChecklistLocation[] {
    const { files, urls } = this.#options.locations;
    return [
      ...files.map(at => ({ type: 'file' as const, at })),
      ...urls.map(at => ({ type: 'url' as const, at })),
    ];
  }

  async #known(): Promise<Known> {
    const known = await this.#options.checklistLocations.list();
    return {
      places: new Map(known.map(one => [one.location, one])),
      drafted: await this.#placedDrafts.locations(),
    };
  }

  #offers(at: string): boolean {
    return this.#options.locations.offered.includes(at);
  }

  async #round(
    locations: ChecklistLocation[],
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const known = await this.#known();
    const round: FoundPlace[] = [];
    for (const location of locations) {
      round.push(await this.#find(location, known, signal));
      // What was not read to its end for that is no problem of the place.
      if (signal?.aborted) {
        return;
      }
    }
    refuseDoubled({
      configured: this.#configured(),
      shippedIds: this.#shippedIds ?? [],
      places: known.places,
      round,
    });
    for (const found of round) {
      await this.#take(found, now);
    }
    const kept = await this.#known();
    const checklistIds = [
      ...(this.#shippedIds ?? []),
      ...[...kept.places.values()].flatMap(
        ({ checklistId }) => checklistId ?? [],
      ),
    ];
    await this.#audit.run(undefined, () =>
      this.#options.checklistPublisher.archiveOthers(checklistIds, now),
    );
  }

  async #find(
    location: ChecklistLocation,
    { places, drafted }: Known,
    signal?: AbortSignal,
  ): Promise<FoundPlace> {
    const { factDefinitions, reader } = this.#options;
    const known = places.get(location.at);
    // Its draft is what is to be published now that it is not offered any more.
    const isFresh =
      !known?.problem &&
      (this.#offers(location.at) || !drafted.has(location.at));
    try {
      const read = await reader.read(location, {
        // What was broken is read again, so that it is known whether it still is.
        etag: isFresh ? known?.etag : undefined,
        signal,
      });
      if (!read) {
        return { location, known };
      }
      const { text, etag } = read;
      const contentHash = sha256Hex(text);
      if (isFresh && this.#isSame(location, known, contentHash)) {
        return { location, known, etag, contentHash };
      }
      const document = parseChecklistFile({
        text,
        file: shownLocation(location.at),
        facts: factDefinitions.all(),
      });
      return { location, known, document, contentHash, etag };
    } catch (error) {
      if (!(isError(error) && error.name === 'InputError')) {
        throw error;
      }
      return { location, known, problem: error.message.slice(0, MAX_PROBLEM) };
    }
  }

  #isSame(
    { type, at }: ChecklistLocation,
    known: StoredChecklistLocation | undefined,
    contentHash: string,
  ): boolean {
    if (!known?.checklistId) {
      return false;
    }
    return type === 'file'
      ? this.#seen.get(at) === contentHash
      : known.contentHash === contentHash;
  }

  async #take(found: FoundPlace, now: Date): Promise<void> {
    const { checklistLocations } = this.#options;
    const { location, known, document, contentHash, etag } = found;
    const problem =
      document &&
      !(await this.#audit.run(shownLocation(location.at), () =>
        this.#put(location.at, document, now),
      ))
        ? writtenInPortal(document)
        : found.problem;
    if (problem) {
      this.#tell(location, known, problem);
      await checklistLocations.save({
        ...known,
        location: location.at,
        problem,
        problemSince:
          (known?.problem && known.problemSince) || now.toISOString(),
        checkedAt: now.toISOString(),
      });
      return;
    }
    if (contentHash && location.type === 'file') {
      this.#seen.set(location.at, contentHash);
    }
    await checklistLocations.save({
      location: location.at,
      checklistId: document?.id ?? known?.checklistId,
      contentHash: contentHash ?? known?.contentHash,
      etag: etag ?? known?.etag,
      checkedAt: now.toISOString(),
    });
  }

  /** Publishes or offers it; whether that could be. */
  async #put(
    at: string,
    document: ChecklistDocument,
    now: Date,
  ): Promise<boolean> {
    if (this.#offers(at)) {
      return this.#placedDrafts.offer({ location: at, document }, now);
    }
    const isPublished = await this.#options.checklistPublisher.publishOne(
      document,
      now,
    );
    if (isPublished) {
      await this.#placedDrafts.takeBack(at);
    }
    return isPublished;
  }

  /** Once, however often it is looked at. */
  #tell(
    { at }: ChecklistLocation,
    known: StoredChecklistLocation | undefined,
    problem: string,
  ): void {
    if (known?.problem !== problem) {
      this.#options.logger.error(
        `The checklist at ${shownLocation(at)} is not taken: ${problem}`,
      );
    }
  }
}
