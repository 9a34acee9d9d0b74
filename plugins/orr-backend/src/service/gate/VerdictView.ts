import { EntityVerdict, verdictOf } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { StandingUnder } from '../../database/DatabaseReadinessStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseBreakGlassStore } from '../../database/gate/DatabaseBreakGlassStore';
import { StoredEntity } from '../../database/StoredEntity';
import { EntityStandings } from '../readiness/EntityStandings';
import { entityPath } from '../told/entityPath';
import { toBreakGlass } from './toBreakGlass';

/** Reads the verdict on one entity. @internal */
export class VerdictView {
  readonly #options: {
    breakGlasses: DatabaseBreakGlassStore;
    clock: OrrClock;
    dueSoonDays: number;
    overdueGraceDays: number;
    portalUrl: string;
    snapshots: DatabaseSnapshotStore;
    standings: EntityStandings;
    timeZone: string;
  };

  constructor(options: {
    breakGlasses: DatabaseBreakGlassStore;
    clock: OrrClock;
    dueSoonDays: number;
    overdueGraceDays: number;
    /** Empty where it is not known. */
    portalUrl: string;
    snapshots: DatabaseSnapshotStore;
    standings: EntityStandings;
    timeZone: string;
  }) {
    this.#options = options;
  }

  async of(entity: StoredEntity): Promise<EntityVerdict> {
    const { breakGlasses, clock, portalUrl, standings } = this.#options;
    const broken = await breakGlasses.findCurrent(entity.id, clock.now());
    const under = (await standings.list(entity.id)).filter(
      ({ checklist }) => checklist.state === 'published',
    );
    return {
      entityRef: entity.entityRef,
      title: entity.title,
      ...(portalUrl && { url: `${portalUrl}${entityPath(entity)}` }),
      ...(await this.#judge(under)),
      ...(broken && { breakGlass: toBreakGlass(broken) }),
    };
  }

  async #judge(under: StandingUnder[]) {
    const { clock, dueSoonDays, overdueGraceDays, snapshots, timeZone } =
      this.#options;
    const hashes = await snapshots.hashesOf(
      under.flatMap(({ decidedThen }) => decidedThen?.snapshotId ?? []),
    );
    const shown = under.map(({ readiness, checklist, decidedThen }) => ({
      checklistId: readiness.checklistId,
      checklistTitle: checklist.title,
      checklistVersion: readiness.checklistVersion,
      standing: readiness.standing,
      reasons: readiness.reasons,
      validUntil: readiness.validUntil,
      nextChangeAt: readiness.nextChangeAt,
      decisionId: readiness.decisionId,
      snapshotHash: decidedThen && hashes.get(decidedThen.snapshotId),
    }));
    const { checklists, ...told } = verdictOf({
      standings: shown,
      overdueGraceDays,
      dueSoonDays,
      now: clock.now(),
      timeZone,
    });
    return {
      ...told,
      checklists: shown.map(
        ({ reasons: _, nextChangeAt: __, ...one }, index) => ({
          ...one,
          ...checklists[index],
        }),
      ),
    };
  }
}
