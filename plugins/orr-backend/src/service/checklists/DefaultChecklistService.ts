import { NotFoundError } from '@backstage/errors';
import {
  ChecklistSummary,
  ChecklistVersion,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { ChecklistService } from '../ChecklistService';

function toSummary({
  document,
  checklistId,
  version,
  contentHash,
  publishedAt,
}: ChecklistVersion): ChecklistSummary {
  return {
    id: checklistId,
    title: document.title,
    description: document.description,
    state: document.state,
    ownerRef: document.owner,
    sponsorRef: document.sponsor,
    kinds: document.kinds,
    version,
    contentHash,
    publishedAt,
    questionCount: questionsOf(document).length,
    minutes: document.minutes,
  };
}

/** @internal */
export class DefaultChecklistService implements ChecklistService {
  readonly #checklists: DatabaseChecklistStore;

  constructor(options: { checklists: DatabaseChecklistStore }) {
    this.#checklists = options.checklists;
  }

  async listChecklists() {
    return { items: (await this.#checklists.listCurrent()).map(toSummary) };
  }

  async getChecklistVersion({
    checklistId,
    version,
  }: {
    checklistId: string;
    version: number;
  }) {
    const found = await this.#checklists.getVersion(checklistId, version);
    if (!found) {
      throw new NotFoundError(
        `No version ${version} of a checklist ${checklistId}`,
      );
    }
    return found;
  }
}
