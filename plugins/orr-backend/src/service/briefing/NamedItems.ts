import { DueEntity } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';

/** What entities and checklists are called, asked for many at a time. @internal */
export class NamedItems {
  readonly #checklists: DatabaseChecklistStore;
  readonly #entities: DatabaseEntityStore;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    entities: DatabaseEntityStore;
  }) {
    this.#checklists = options.checklists;
    this.#entities = options.entities;
  }

  async entitiesOf(
    items: { entityId: string }[],
  ): Promise<Map<string, DueEntity>> {
    const ids = [...new Set(items.map(({ entityId }) => entityId))];
    const found = ids.length ? await this.#entities.getByIds(ids) : [];
    return new Map(
      found.map(({ id, entityRef, name, title, tier, ownerRefs }) => [
        id,
        { entityRef, name, title, tier, ownerRefs },
      ]),
    );
  }

  async checklistTitles(
    items: { checklistId?: string }[],
  ): Promise<Map<string, string>> {
    return items.some(({ checklistId }) => checklistId !== undefined)
      ? new Map(
          (await this.#checklists.listCurrent()).map(version => [
            version.checklistId,
            version.document.title,
          ]),
        )
      : new Map();
  }
}
