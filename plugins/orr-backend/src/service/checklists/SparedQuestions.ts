import { ChecklistVersion, sparedOf } from 'backstage-plugin-orr-common';
import { FirstDecisionModel } from '../../database/FirstDecisionModel';
import { StoredEntity } from '../../database/StoredEntity';

/** Tells which questions an entity is not asked, since they are asked of new entities only. @internal */
export class SparedQuestions {
  readonly #firstDecisions: FirstDecisionModel;

  constructor(options: { firstDecisions: FirstDecisionModel }) {
    this.#firstDecisions = options.firstDecisions;
  }

  /** By checklist. Reads nothing where none of the versions has such questions. */
  async ofEntity(
    { id }: StoredEntity,
    versions: ChecklistVersion[],
  ): Promise<Map<string, string[]>> {
    const sparing = versions.filter(({ spared }) => spared?.length);
    const first = sparing.length
      ? await this.#firstDecisions.versionsUnder(
          id,
          sparing.map(({ checklistId }) => checklistId),
        )
      : new Map<string, number>();
    return new Map(
      sparing.map(checklist => [
        checklist.checklistId,
        sparedOf(checklist, first.get(checklist.checklistId)),
      ]),
    );
  }
}
