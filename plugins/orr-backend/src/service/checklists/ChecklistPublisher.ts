import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChecklistDocument,
  hashChecklist,
  lintChecklist,
} from 'backstage-plugin-orr-common';
import { noteChange } from '../../changeTrail';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { FactDefinitions } from '../facts/FactDefinitions';
import { notePublication } from './notePublication';

/**
 * Makes the stored checklists those of the given documents: new content becomes a new version, what is gone is archived.
 *
 * @internal
 */
export class ChecklistPublisher {
  readonly #checklists: DatabaseChecklistStore;
  readonly #factDefinitions: FactDefinitions;
  readonly #logger: LoggerService;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    factDefinitions: FactDefinitions;
    logger: LoggerService;
  }) {
    this.#checklists = options.checklists;
    this.#factDefinitions = options.factDefinitions;
    this.#logger = options.logger;
  }

  async publish(options: {
    documents: ChecklistDocument[];
    now: Date;
  }): Promise<void> {
    const { documents, now } = options;
    for (const document of documents) {
      if (!(await this.publishOne(document, now))) {
        this.#logger.error(writtenInPortal(document));
      }
    }
    await this.archiveOthers(
      documents.map(({ id }) => id),
      now,
    );
  }

  /** Archives what is kept in no file any more: all but these. */
  async archiveOthers(checklistIds: string[], now: Date): Promise<void> {
    const archived = await this.#checklists.archiveOthers({
      checklistIds,
      now,
    });
    archived.forEach(facts =>
      noteChange({ action: 'checklist.archived', facts }),
    );
  }

  /** Whether it was; what is written in the portal stays as it is there. */
  async publishOne(document: ChecklistDocument, now: Date): Promise<boolean> {
    const published = await this.#checklists.publish({
      document,
      contentHash: hashChecklist(document),
      now,
    });
    if (!published) {
      return false;
    }
    const { version, before, isChanged } = published;
    if (isChanged) {
      notePublication({ document, before, version, rollout: [] });
    }
    this.#logger.info(`Checklist ${document.id} is at version ${version}`);
    this.#warnOf(document);
    return true;
  }

  /** What a module provides may be missing where the same checklist is used: that is no reason not to start. */
  #warnOf(document: ChecklistDocument): void {
    lintChecklist(document, { facts: this.#factDefinitions.all() })
      .filter(({ code }) => code === 'unknownFact')
      .forEach(({ message }) =>
        this.#logger.warn(`Checklist ${document.id}: ${message}`),
      );
  }
}

/** Why a document of elsewhere is not published. @internal */
export function writtenInPortal({ id }: ChecklistDocument): string {
  return `Checklist ${id} is written in the portal and stays as it is there; give the file of that id another one`;
}
