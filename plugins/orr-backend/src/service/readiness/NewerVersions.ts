import {
  Decision,
  NewerVersion,
  newerVersion,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { FirstDecisionModel } from '../../database/FirstDecisionModel';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { StoredEntity } from '../../database/StoredEntity';
import { SparedQuestions } from '../checklists/SparedQuestions';

/** Tells what newer versions of checklists ask of an entity than those it was decided on. @internal */
export class NewerVersions {
  readonly #checklists: DatabaseChecklistStore;
  readonly #sparedQuestions: SparedQuestions;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    firstDecisions: FirstDecisionModel;
  }) {
    this.#checklists = options.checklists;
    this.#sparedQuestions = new SparedQuestions(options);
  }

  /** Under each checklist, as far as the caller may read its decision. Reads nothing where every decided version is current. */
  async ofEntity(
    entity: StoredEntity,
    under: StandingUnder[],
    readable: Decision[],
  ): Promise<NewerVersion[]> {
    const outdated = under.flatMap(({ readiness, checklist }) => {
      const decision = readable.find(({ id }) => id === readiness.decisionId);
      return decision &&
        readiness.standing !== 'notRequired' &&
        decision.checklistVersion < checklist.version
        ? [{ decision, checklistId: readiness.checklistId, checklist }]
        : [];
    });
    if (!outdated.length) {
      return [];
    }
    const versions = await this.#checklists.listVersions(
      outdated.flatMap(({ checklistId, checklist, decision }) => [
        { checklistId, version: decision.checklistVersion },
        { checklistId, version: checklist.version },
      ]),
    );
    const spared = await this.#sparedQuestions.ofEntity(
      entity,
      outdated.flatMap((_, index) => versions[2 * index + 1]),
    );
    return outdated.flatMap(({ decision, checklistId }, index) => {
      const [decided, current] = versions.slice(2 * index, 2 * index + 2);
      const newer = newerVersion(
        decided,
        current,
        entity.entity,
        spared.get(checklistId),
      );
      return newer
        ? [
            {
              checklistId,
              decisionId: decision.id,
              decidedVersion: decided.version,
              version: current.version,
              ...newer,
            },
          ]
        : [];
    });
  }
}
