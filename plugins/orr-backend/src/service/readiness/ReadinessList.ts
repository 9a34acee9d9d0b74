import {
  orrReadinessReadPermission,
  ParsedOperationInput,
  ReadinessFacets,
  ReadinessPage,
  ReadinessRow,
  Standing,
  StandingLookUp,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { ReadinessFacetModel } from '../../database/ReadinessFacetModel';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import {
  ReadinessListItem,
  ReadinessListModel,
} from '../../database/ReadinessListModel';
import { RelatedFacetModel } from '../../database/RelatedFacetModel';
import { ReadinessListOrder } from '../../database/readinessListOrder';
import { normalizeEntityRef } from '../catalog/EntityAccess';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { UnchangedCounts } from '../visibility/UnchangedCounts';
import { countByOwner } from './countByOwner';
import { parseListCursor, toListCursor } from './listPosition';
import { readinessFacets, RelatedFacets } from './readinessFacets';
import { readinessFilterOf } from './readinessFilterOf';
import { StandingTotals } from './StandingTotals';
import { writeReadinessCsv } from './writeReadinessCsv';

type ListQuery = ParsedOperationInput<'listReadiness'>['query'];
type ExportQuery = ParsedOperationInput<'exportReadiness'>['query'];
type FilterQuery = ParsedOperationInput<'getReadinessFacets'>['query'];

/** Rows that are read at a time: few statements, and never the whole list in memory. */
const EXPORT_PAGE = 2_000;

function orderOf({ sort, direction }: ExportQuery): ReadinessListOrder {
  return { sort: sort ?? 'name', direction: direction ?? 'asc' };
}

function toRow(item: ReadinessListItem): ReadinessRow {
  const { entity, headline, openReviews, deployHealth } = item;
  return { entity, ...headline, openReviews, deployHealth };
}

/**
 * The list of entities with their standing. What the viewer may see is part of every query, so that rows, counts and
 * cursors agree.
 *
 * @internal
 */
export class ReadinessList {
  readonly #counts: UnchangedCounts;
  readonly #entities: DatabaseEntityStore;
  readonly #facets: ReadinessFacetModel;
  readonly #list: ReadinessListModel;
  readonly #related: RelatedFacetModel;
  readonly #totals: StandingTotals;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    entities: DatabaseEntityStore;
    exactCounts: UnchangedCounts;
    readinessFacets: ReadinessFacetModel;
    readinessList: ReadinessListModel;
    relatedFacets: RelatedFacetModel;
    visibility: EntityVisibility;
  }) {
    this.#counts = options.exactCounts;
    this.#entities = options.entities;
    this.#facets = options.readinessFacets;
    this.#list = options.readinessList;
    this.#related = options.relatedFacets;
    this.#totals = new StandingTotals(options);
    this.#visibility = options.visibility;
  }

  async listReadiness(
    query: ListQuery,
    options: RequestOptions,
  ): Promise<ReadinessPage> {
    const { cursor, limit, ...narrowing } = query;
    const filter = await this.#filterOf(query, options);
    const order = orderOf(query);
    const binding = {
      ...narrowing,
      ...order,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parseListCursor(cursor, binding) : undefined;
    const [found, counts, sweptAt] = await Promise.all([
      this.#list.listPage({ filter, order, limit, after }),
      this.#totals.count(filter),
      this.#entities.lastSweptAt(),
    ]);
    const page = found.slice(0, limit);
    const shown: readonly Standing[] = query.standing?.length
      ? [...new Set(query.standing)]
      : STANDINGS;
    return {
      items: page.map(toRow),
      totalItems: shown.reduce((sum, name) => sum + (counts[name] ?? 0), 0),
      standings: Object.fromEntries(
        STANDINGS.map(name => [name, counts[name] ?? 0]),
      ) as ReadinessPage['standings'],
      nextCursor:
        found.length > page.length
          ? toListCursor(page[page.length - 1].position, binding)
          : undefined,
      sweptAt,
    };
  }

  async lookUpStandings(
    { entityRefs }: { entityRefs: string[] },
    options: RequestOptions,
  ): Promise<StandingLookUp> {
    const filter = await this.#filterOf({}, options);
    return {
      items: await this.#list.listByRefs(filter, [
        ...new Set(entityRefs.map(normalizeEntityRef)),
      ]),
    };
  }

  async getReadinessFacets(
    query: FilterQuery,
    options: RequestOptions,
  ): Promise<ReadinessFacets> {
    const filter = await this.#filterOf(query, options);
    const { alike, related } = await this.#counts.count(
      { of: 'facets', ...filter },
      async () => ({
        alike: await this.#facets.countAlike(filter),
        related: await this.#relatedFacets(filter),
      }),
    );
    return readinessFacets(alike, related, filter);
  }

  async #relatedFacets(filter: ReadinessListFilter): Promise<RelatedFacets> {
    const related = this.#related;
    return {
      owner: countByOwner(
        await this.#facets.countOwners(filter),
        await this.#facets.listGroupsAbove(filter.visibility),
      ),
      system: await related.countSystems(filter),
      domain: await related.countDomains(filter),
      checklist: await related.countChecklists(filter),
      risk: await related.countRisks(filter),
      deployHealth: await related.countDeployStates(filter),
    };
  }

  async exportReadiness(
    query: ExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#writeCsv(await this.#exported(query, options));
  }

  async exportReadinessJson(
    query: ExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#writeJson(await this.#exported(query, options));
  }

  /** The whole list in pages; what is refused is so before the first. */
  async #exported(
    query: ExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<ReadinessRow[]>> {
    const source = {
      filter: await this.#filterOf(query, options),
      order: orderOf(query),
      limit: EXPORT_PAGE,
    };
    return this.#pages(source, await this.#list.listPage(source));
  }

  /** At least one, which may be empty. */
  async *#pages(
    source: Parameters<ReadinessListModel['listPage']>[0],
    first: ReadinessListItem[],
  ): AsyncIterable<ReadinessRow[]> {
    let found = first;
    let page = found.slice(0, source.limit);
    yield page.map(toRow);
    while (found.length > page.length) {
      const after = page[page.length - 1].position;
      found = await this.#list.listPage({ ...source, after });
      page = found.slice(0, source.limit);
      yield page.map(toRow);
    }
  }

  async *#writeCsv(pages: AsyncIterable<ReadinessRow[]>) {
    let header = true;
    for await (const rows of pages) {
      yield writeReadinessCsv(rows, { header });
      header = false;
    }
  }

  async *#writeJson(pages: AsyncIterable<ReadinessRow[]>) {
    let before = '[';
    for await (const rows of pages) {
      for (const row of rows) {
        yield `${before}\n${JSON.stringify(row)}`;
        before = ',';
      }
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  }

  async #filterOf(
    query: FilterQuery,
    options: RequestOptions,
  ): Promise<ReadinessListFilter> {
    return readinessFilterOf(
      query,
      await this.#visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
    );
  }
}
