import { NotFoundError } from '@backstage/errors';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { ChecklistService } from '../ChecklistService';
import { toChecklistSummary } from './toChecklistSummary';

/** @internal */
export class DefaultChecklistService implements ChecklistService {
  readonly #checklists: DatabaseChecklistStore;

  constructor(options: { checklists: DatabaseChecklistStore }) {
    this.#checklists = options.checklists;
  }

  async listChecklists() {
    return {
      items: (await this.#checklists.listCurrent()).map(toChecklistSummary),
    };
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
