import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { givesStandings } from 'backstage-plugin-orr-common';
import { ServicesOptions } from '../service/ServicesOptions';
import { ProgrammeSpread } from '../tasks/ProgrammeSpread';
import { ReadinessClock } from '../tasks/ReadinessClock';
import { createDemoServices } from './createDemoServices';
import { DemoCampaigns } from './DemoCampaigns';
import { DemoChanges } from './DemoChanges';
import { DemoCasting } from './DemoCasting';
import { DemoDrift } from './DemoDrift';
import { DemoDeployments } from './DemoDeployments';
import { DemoIncidents } from './DemoIncidents';
import { DemoPeople } from './DemoPeople';
import { DemoProgramme, DemoStep } from './DemoProgramme';
import { DemoRenames } from './DemoRenames';
import { DemoReplay } from './DemoReplay';
import { DemoStage } from './DemoStage';
import { DemoVouchings } from './DemoVouchings';
import { demoSubjects } from './demoSubjects';
import { planYear } from './planYear';
import { ReplayClock } from './ReplayClock';
import { YEAR_DAYS } from './storyLines';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What happened longer ago than this is no news in anybody's inbox. */
const NEWS_DAYS = 7;

/**
 * Replays a believable year into an empty database: every review, answer and decision of it goes through the services
 * that serve the portal, with their clock put back to the day on which it happened. For demonstrations only.
 *
 * @internal
 */
export class DemoYear {
  readonly #options: ServicesOptions;
  #lastSeen = '';
  #told = false;

  constructor(options: ServicesOptions) {
    this.#options = options;
  }

  /** Whether the year has been told; until then nothing else may write standings. */
  get told(): boolean {
    return this.#told;
  }

  /** When the checklists of an empty portal came to be: before the first review of the year. */
  async beginning(): Promise<Date | undefined> {
    const { stores, clock } = this.#options;
    return (await stores.reviews.hasAny()) ? undefined : startOf(clock.now());
  }

  /** Tells the year once the catalog is filled, unless there are reviews already. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<void> {
    if (this.#told) {
      return;
    }
    if (await this.#options.stores.reviews.hasAny()) {
      this.#told = true;
      return;
    }
    const entities = await this.#settledEntities();
    if (!entities) {
      return;
    }
    this.#options.logger.info('Telling the year of the demo …');
    const acts = await this.#tell(entities, now, signal);
    this.#told = true;
    this.#options.logger.info(`Told the year of the demo, ${acts} acts`);
  }

  async #tell(
    entities: Entity[],
    now: Date,
    signal?: AbortSignal,
  ): Promise<number> {
    const { stores, config, logger } = this.#options;
    const start = startOf(now);
    const clock = new ReplayClock(start);
    const people = new DemoPeople(
      entities.filter(entity => entity.kind === 'User'),
    );
    const services = createDemoServices(this.#options, { clock, people });
    const programme = new DemoProgramme({
      ...services,
      people,
      timeZone: config.timeZone,
    });
    const changes = new DemoChanges({
      ...services,
      people,
      timeZone: config.timeZone,
    });
    await programme.setUp(now);
    await this.#fill(services, start, signal);
    const checklists = (await stores.checklists.listCurrent()).map(
      ({ document }) => document,
    );
    const replay = new DemoReplay(
      new DemoStage({
        services,
        clock,
        timeZone: config.timeZone,
        casting: new DemoCasting({
          people,
          reviewerGroups: checklists.flatMap(
            ({ reviewerGroup }) => reviewerGroup ?? [],
          ),
        }),
      }),
    );
    const readinessClock = new ReadinessClock({
      ...stores,
      logger,
      projector: services.projector,
    });
    const acts: DemoStep[] = [
      ...planYear(
        demoSubjects(entities, checklists.filter(givesStandings)),
        now,
      ).map(act => ({
        at: act.at,
        play: () => replay.play(act),
      })),
      ...programme.actsOn(entities.map(nameOf), now),
      ...changes.actsOn(entities.map(nameOf), checklists, now),
      ...new DemoCampaigns({
        ...services,
        tierLabel: config.tier.label,
        timeZone: config.timeZone,
      }).actsOn(checklists, now),
    ].sort((one, other) => one.at.getTime() - other.at.getTime());
    let midnight = start;
    const passDays = async (until: Date) => {
      while (midnight.getTime() + DAY_MS <= until.getTime()) {
        midnight = new Date(midnight.getTime() + DAY_MS);
        clock.moveTo(midnight);
        await readinessClock.runOnce(midnight, signal);
      }
    };
    for (const act of acts) {
      if (signal?.aborted) {
        return 0;
      }
      await passDays(act.at);
      clock.moveTo(act.at);
      await act.play();
    }
    await passDays(now);
    await readinessClock.runOnce(now, signal);
    await new DemoRenames({ ...services, stores }).play(entities, now);
    await new DemoDeployments(services).tell(entities.map(nameOf), now, {
      credentials: await this.#options.auth.getOwnServiceCredentials(),
    });
    clock.moveTo(now);
    await new DemoIncidents({ ...services, people }).lookBack(
      entities.map(nameOf),
    );
    await new DemoDrift({ ...services, ...stores }).play(now, signal);
    await new DemoVouchings({
      ...services,
      people,
      timeZone: config.timeZone,
    }).give(entities.map(nameOf), now);
    await stores.outbox.discard({
      createdBefore: new Date(now.getTime() - NEWS_DAYS * DAY_MS),
    });
    return acts.length;
  }

  /** The projection as the year begins, with the programme applied to it. */
  async #fill(
    { projection, projector }: ReturnType<typeof createDemoServices>,
    start: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const { stores, config, logger } = this.#options;
    await projection.runOnce(start, signal);
    const spread = new ProgrammeSpread({
      ...stores,
      logger,
      projector,
      tierKeys: config.tier,
    });
    await spread.runOnce(start, signal);
  }

  /** All entities of the catalog, once two looks in a row have found the same. */
  async #settledEntities(): Promise<Entity[] | undefined> {
    const { catalog, auth } = this.#options;
    const entities: Entity[] = [];
    for await (const page of catalog.streamEntities(
      {},
      { credentials: await auth.getOwnServiceCredentials() },
    )) {
      entities.push(...page);
    }
    const seen = entities
      .map(entity => `${stringifyEntityRef(entity)} ${entity.metadata.etag}`)
      .sort()
      .join();
    const isSettled = seen === this.#lastSeen && entities.length > 0;
    this.#lastSeen = seen;
    return isSettled ? entities : undefined;
  }
}

function startOf(now: Date): Date {
  return new Date(now.getTime() - YEAR_DAYS * DAY_MS);
}

function nameOf(entity: Entity) {
  return {
    name: entity.metadata.name,
    entityRef: stringifyEntityRef(entity),
    ownerRefs: (entity.relations ?? [])
      .filter(relation => relation.type === 'ownedBy')
      .map(relation => relation.targetRef),
  };
}
