import { LoggerService } from '@backstage/backend-plugin-api';
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
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { FactDefinitions } from '../../facts/FactDefinitions';
import { ChecklistPublisher, writtenInPortal } from '../ChecklistPublisher';
import { readChecklistFiles } from '../readChecklistFiles';
import { ChecklistOptions } from '../readChecklistOptions';
import { ChecklistLocation, LocationReader } from './LocationReader';
import { shownLocation } from './shownLocation';

const MAX_PROBLEM = 2_000;

/** What was found at a location in this round. */
interface Found {
  location: ChecklistLocation;
  known?: StoredChecklistLocation;
  /** Absent where nothing is different, or what there is cannot be taken. */
  document?: ChecklistDocument;
  contentHash?: string;
  etag?: string;
  problem?: string;
}

/** @internal */
export interface ChecklistWatchOptions {
  checklistLocations: DatabaseChecklistLocationStore;
  checklistPublisher: ChecklistPublisher;
  checklists: DatabaseChecklistStore;
  factDefinitions: FactDefinitions;
  locations: ChecklistOptions;
  logger: LoggerService;
  reader: LocationReader;
}

/**
 * Follows checklists that are kept outside of the portal. What is there becomes the next version; where it is broken or gone, the
 * last one that was good stays, and the problem is kept for whoever looks after checklists.
 *
 * @internal
 */
export class ChecklistWatch {
  readonly #options: ChecklistWatchOptions;
  /** Absent until it has begun. */
  #shippedIds: string[] | undefined;
  /**
   * What this replica read of its own files. While a release is rolled out, another replica has other files: only what changes
   * under a running one is a change.
   */
  readonly #seen = new Map<string, string>();

  constructor(options: ChecklistWatchOptions) {
    this.#options = options;
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
    await checklistLocations.forgetOthers(
      this.#configured().map(({ at }) => at),
    );
    const known = await this.#known();
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
      if (!(await checklistPublisher.publishOne(document, now))) {
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

  async #known(): Promise<Map<string, StoredChecklistLocation>> {
    const known = await this.#options.checklistLocations.list();
    return new Map(known.map(one => [one.location, one]));
  }

  async #round(
    locations: ChecklistLocation[],
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const known = await this.#known();
    const round: Found[] = [];
    for (const location of locations) {
      round.push(await this.#find(location, known.get(location.at), signal));
      // What was not read to its end for that is no problem of the place.
      if (signal?.aborted) {
        return;
      }
    }
    this.#refuseDoubled(round, known);
    for (const found of round) {
      await this.#take(found, now);
    }
    const kept = await this.#known();
    await this.#options.checklists.archiveOthers({
      checklistIds: [
        ...(this.#shippedIds ?? []),
        ...[...kept.values()].flatMap(({ checklistId }) => checklistId ?? []),
      ],
      now,
    });
  }

  async #find(
    location: ChecklistLocation,
    known: StoredChecklistLocation | undefined,
    signal?: AbortSignal,
  ): Promise<Found> {
    const { factDefinitions, reader } = this.#options;
    try {
      const read = await reader.read(location, {
        // What was broken is read again, so that it is known whether it still is.
        etag: known?.problem ? undefined : known?.etag,
        signal,
      });
      if (!read) {
        return { location, known };
      }
      const { text, etag } = read;
      const contentHash = sha256Hex(text);
      if (this.#isSame(location, known, contentHash)) {
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
    if (known?.problem || !known?.checklistId) {
      return false;
    }
    return type === 'file'
      ? this.#seen.get(at) === contentHash
      : known.contentHash === contentHash;
  }

  /** The first that names an id has it, as configuration names them. */
  #refuseDoubled(
    round: Found[],
    known: Map<string, StoredChecklistLocation>,
  ): void {
    const of = new Map(round.map(found => [found.location.at, found]));
    const holders = new Map<string, string>(
      (this.#shippedIds ?? []).map(id => [id, 'what comes with the plugin']),
    );
    for (const { at } of this.#configured()) {
      const found = of.get(at);
      const id = found?.document?.id ?? known.get(at)?.checklistId;
      const holder = id && holders.get(id);
      if (id && !holder) {
        holders.set(id, shownLocation(at));
      } else if (holder && found?.document) {
        found.document = undefined;
        found.problem = `Two checklists have the id "${id}": ${holder} and ${shownLocation(
          at,
        )}`;
      }
    }
  }

  async #take(found: Found, now: Date): Promise<void> {
    const { checklistLocations, checklistPublisher } = this.#options;
    const { location, known, document, contentHash, etag } = found;
    const problem =
      document && !(await checklistPublisher.publishOne(document, now))
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
