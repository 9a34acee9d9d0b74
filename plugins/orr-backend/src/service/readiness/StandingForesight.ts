import { ChecklistVersion, Standing } from 'backstage-plugin-orr-common';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { EntityJudging } from './EntityJudging';
import { JudgingReader } from './JudgingReader';

/** Entities that are judged at a time. */
const BATCH = 500;

/** What a version that is not published yet would do to an entity. @internal */
export interface ForeseenStanding {
  /** Under the checklist, which may not be required of it. */
  standing: Standing;
  headline: { from: Standing; to: Standing };
}

/** Tells what a version would do to entities by the rules that standings follow from. Nothing is written. @internal */
export class StandingForesight {
  readonly #judging: JudgingReader;
  readonly #readiness: DatabaseReadinessStore;

  constructor(options: {
    judging: JudgingReader;
    readiness: DatabaseReadinessStore;
  }) {
    this.#judging = options.judging;
    this.#readiness = options.readiness;
  }

  /** By the id of the entity. */
  async under(
    version: ChecklistVersion,
    { entityIds, now }: { entityIds: string[]; now: Date },
  ): Promise<Map<string, ForeseenStanding>> {
    const found = new Map<string, ForeseenStanding>();
    for (let start = 0; start < entityIds.length; start += BATCH) {
      const batch = entityIds.slice(start, start + BATCH);
      for (const [id, foreseen] of await this.#foresee(version, batch, now)) {
        found.set(id, foreseen);
      }
    }
    return found;
  }

  /** Both headlines by the same look at what they follow from, so that they differ by the version alone. */
  async #foresee(
    version: ChecklistVersion,
    entityIds: string[],
    now: Date,
  ): Promise<[string, ForeseenStanding][]> {
    const { checklistId } = version;
    return this.#readiness.transaction(async trx => {
      const rules = await this.#judging.rules(trx, now);
      const others = rules.checklists.filter(
        one => one.checklistId !== checklistId,
      );
      const rulesThen = { ...rules, checklists: [...others, version] };
      const stored = await this.#readiness.listByEntities(entityIds, trx);
      const read = await this.#judging.sources(trx, entityIds, stored);
      return read.map((sources): [string, ForeseenStanding] => {
        const before = new EntityJudging(rules, sources).judge();
        const after = new EntityJudging(rulesThen, sources).judge();
        const row = after.rows.find(one => one.checklistId === checklistId);
        return [
          sources.entity.id,
          {
            standing: row?.standing ?? 'notRequired',
            headline: {
              from: before.headline.headline,
              to: after.headline.headline,
            },
          },
        ];
      });
    });
  }
}
