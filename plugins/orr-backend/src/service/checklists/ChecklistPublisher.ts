import { LoggerService } from '@backstage/backend-plugin-api';
import { ChecklistDocument, hashChecklist } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';

/**
 * Makes the stored checklists those of the given documents: new content becomes a new version, what is gone is archived.
 *
 * @internal
 */
export class ChecklistPublisher {
  readonly #checklists: DatabaseChecklistStore;
  readonly #logger: LoggerService;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    logger: LoggerService;
  }) {
    this.#checklists = options.checklists;
    this.#logger = options.logger;
  }

  async publish(options: {
    documents: ChecklistDocument[];
    now: Date;
  }): Promise<void> {
    const { documents, now } = options;
    for (const document of documents) {
      const version = await this.#checklists.publish({
        document,
        contentHash: hashChecklist(document),
        now,
      });
      this.#logger.info(`Checklist ${document.id} is at version ${version}`);
    }
    await this.#checklists.archiveOthers({
      checklistIds: documents.map(document => document.id),
      now,
    });
  }
}
