import {
  Decision,
  NewerVersion,
  newerVersion,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { StoredEntity } from '../../database/StoredEntity';

/** Tells what newer versions of checklists ask of an entity than those it was decided on. @internal */
export class NewerVersions {
  readonly #checklists: DatabaseChecklistStore;

  constructor(options: { checklists: DatabaseChecklistStore }) {
    this.#checklists = options.checklists;
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
    return outdated.flatMap(({ decision, checklistId }, index) => {
      const [decided, current] = versions.slice(2 * index, 2 * index + 2);
      const newer = newerVersion(decided, current, entity.entity);
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
