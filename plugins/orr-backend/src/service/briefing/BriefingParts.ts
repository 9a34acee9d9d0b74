import {
  BriefingCounts,
  BriefingEntity,
  BriefingLaunch,
  Standing,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import {
  BriefingModel,
  BriefingScope,
  Reviewed,
} from '../../database/briefing/BriefingModel';
import {
  HeadlineCount,
  ReadinessChangeModel,
} from '../../database/briefing/ReadinessChangeModel';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { ReadinessListModel } from '../../database/ReadinessListModel';
import { ReadinessListOrder } from '../../database/readinessListOrder';
import { ComparedPair } from './ComparedDays';
import { NamedItems } from './NamedItems';

/** The beginning of a list, and how long it is. @internal */
export interface First<T> {
  items: T[];
  totalItems: number;
}

/** The parts of a briefing that are in no list of the portal as they are. @internal */
export class BriefingParts {
  readonly #briefings: BriefingModel;
  readonly #changes: ReadinessChangeModel;
  readonly #list: ReadinessListModel;
  readonly #named: NamedItems;

  constructor(options: {
    briefings: BriefingModel;
    readinessChanges: ReadinessChangeModel;
    readinessList: ReadinessListModel;
    named: NamedItems;
  }) {
    this.#briefings = options.briefings;
    this.#changes = options.readinessChanges;
    this.#list = options.readinessList;
    this.#named = options.named;
  }

  /** Where the entities stand now, and where the same ones stood. */
  async counts(
    filter: ReadinessListFilter,
    { between }: ComparedPair,
  ): Promise<BriefingCounts> {
    const counted = await this.#changes.countHeadlines(filter, between);
    const countBy = (
      standingOf: (one: HeadlineCount) => Standing | undefined,
      wanted: Standing | undefined,
    ) =>
      counted
        .filter(one => standingOf(one) === wanted)
        .reduce((sum, { count }) => sum + count, 0);
    const all = (standingOf: (one: HeadlineCount) => Standing | undefined) =>
      Object.fromEntries(
        STANDINGS.map(standing => [standing, countBy(standingOf, standing)]),
      ) as Record<Standing, number>;
    return {
      now: all(({ after }) => after),
      then: all(({ before }) => before),
      unknownThen: countBy(({ before }) => before, undefined),
    };
  }

  async launches(
    scope: BriefingScope,
    options: { today: string; limit: number },
  ): Promise<First<BriefingLaunch>> {
    const { found, totalItems } = await this.#briefings.listLaunches(
      scope,
      options,
    );
    const entities = await this.#named.entitiesOf(found);
    const titles = await this.#named.checklistTitles(found);
    return {
      totalItems,
      items: found.map(({ entityId, checklistId, ...launch }) => ({
        ...launch,
        entity: entities.get(entityId)!,
        checklistTitle: titles.get(checklistId) ?? checklistId,
      })),
    };
  }

  /** Entities of the list, with when they were last reviewed. */
  async entities(
    filter: ReadinessListFilter,
    order: ReadinessListOrder,
    limit: number,
  ): Promise<First<BriefingEntity>> {
    const rows = (await this.#list.listPage({ filter, order, limit })).slice(
      0,
      limit,
    );
    const reviewed = await this.#briefings.listReviewed(
      rows.map(({ entityId }) => entityId),
    );
    const counts = await this.#list.countStandings(filter);
    return {
      totalItems: STANDINGS.filter(
        standing => !filter.standings || filter.standings.includes(standing),
      ).reduce((sum, standing) => sum + (counts[standing] ?? 0), 0),
      items: rows.map(({ entityId, entity, headline }) => ({
        entity: {
          entityRef: entity.entityRef,
          name: entity.name,
          title: entity.title,
          tier: entity.tier,
          ownerRefs: entity.ownerRefs,
        },
        headline: headline.headline,
        reasons: headline.reasons,
        dueOn: headline.dueOn,
        lastReviewedAt: reviewed.get(entityId)?.lastAt,
        undecided: undecidedOf(reviewed.get(entityId)),
      })),
    };
  }
}

/** What was never reviewed at all needs no names of checklists. */
function undecidedOf(reviewed: Reviewed | undefined): string[] | undefined {
  return reviewed?.lastAt && reviewed.undecided.length
    ? reviewed.undecided
    : undefined;
}
