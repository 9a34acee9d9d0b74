import {
  explainFilter,
  FilterMatches,
  orrReadinessReadPermission,
  questionApplies,
} from 'backstage-plugin-orr-common';
import {
  FilterCandidate,
  FilterMatchModel,
} from '../../../database/checklistDraft/FilterMatchModel';
import { VisibilityFilter } from '../../../database/VisibilityFilter';
import { FilterMatchInput } from '../../ChecklistDraftService';
import { PagePosition, parsePageCursor, toPageCursor } from '../../pageCursor';
import { RequestOptions } from '../../ReviewService';
import { viewerOf } from '../../viewerOf';
import { EntityVisibility } from '../../visibility/EntityVisibility';
import { narrowedColumns } from './narrowedColumns';

/** What a few statements bring, while somebody types. */
const MOST_LOOKED_AT = 10_000;
const PAGE = 2_000;
/** The longer a filter is, the longer each entity takes. */
const MOST_COMPARED = 20_000_000;

/** What was found on a walk through the entities. */
interface Walk {
  items: FilterCandidate[];
  counts: NonNullable<FilterMatches['counts']>;
  /** Where the next page begins. */
  next?: PagePosition;
}

/** Tells whom filters match that are being written. Entities count as far as the caller sees them. @internal */
export class DraftMatches {
  readonly #model: FilterMatchModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    filterMatches: FilterMatchModel;
    visibility: EntityVisibility;
  }) {
    this.#model = options.filterMatches;
    this.#visibility = options.visibility;
  }

  async of(
    input: FilterMatchInput,
    options: RequestOptions,
  ): Promise<FilterMatches> {
    const { filter, within, limit, cursor, entityRef } = input;
    const binding = {
      list: 'filter-matches',
      filter,
      within: within ?? null,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const walk = limit ? await this.#walk(input, visibility, after) : undefined;
    return {
      ...(walk && !after && { counts: walk.counts }),
      items: walk?.items.map(named) ?? [],
      ...(walk?.next && { nextCursor: toPageCursor(walk.next, binding) }),
      ...(entityRef && {
        about: await this.#explain({ ...input, entityRef }, visibility),
      }),
    };
  }

  async #explain(
    { filter, within, entityRef }: FilterMatchInput & { entityRef: string },
    visibility: VisibilityFilter,
  ): Promise<FilterMatches['about']> {
    const found = await this.#model.get({
      visibility,
      entityRef: entityRef.toLocaleLowerCase('en-US'),
    });
    if (!found) {
      return undefined;
    }
    const entity = JSON.parse(found.entityJson);
    return {
      ...named(found),
      filter: explainFilter(filter, entity),
      ...(within !== undefined && { within: explainFilter(within, entity) }),
    };
  }

  /** The first page goes on to the end for the counts, as far as the bound allows; the others are done once they are full. */
  async #walk(
    { filter, within, limit }: FilterMatchInput,
    visibility: VisibilityFilter,
    start: PagePosition | undefined,
  ): Promise<Walk> {
    // What the other filter matches by itself is counted too.
    const narrowed = narrowedColumns(within ?? filter);
    const bound = boundOf([filter, within ?? null]);
    const counts = {
      matched: 0,
      ...(within !== undefined && { within: 0 }),
      isLowerBound: false,
    };
    const walk: Walk = { items: [], counts };
    let after = start;
    let looked = 0;
    while (looked < bound) {
      const size = Math.min(PAGE, bound - looked);
      const page = await this.#model.list({
        visibility,
        narrowed,
        limit: size,
        ...(after && { after: { sortName: after.value, id: after.id } }),
      });
      for (const candidate of page) {
        look(candidate, { filter, within, limit }, walk);
      }
      looked += page.length;
      if (page.length < size || (start && walk.next)) {
        return walk;
      }
      after = positionOf(page[page.length - 1]);
    }
    counts.isLowerBound = true;
    walk.next ??= after;
    return walk;
  }
}

function look(
  candidate: FilterCandidate,
  {
    filter,
    within,
    limit,
  }: Pick<FilterMatchInput, 'filter' | 'within' | 'limit'>,
  walk: Walk,
): void {
  const { items, counts } = walk;
  const entity = JSON.parse(candidate.entityJson);
  if (within !== undefined) {
    if (!questionApplies({ appliesTo: within }, entity)) {
      return;
    }
    counts.within = (counts.within ?? 0) + 1;
  }
  if (!questionApplies({ appliesTo: filter }, entity)) {
    return;
  }
  counts.matched += 1;
  if (items.length < limit) {
    items.push(candidate);
  } else {
    walk.next ??= positionOf(items[items.length - 1]);
  }
}

function boundOf(filters: readonly unknown[]): number {
  const perEntity = JSON.stringify(filters).length;
  return Math.min(MOST_LOOKED_AT, Math.ceil(MOST_COMPARED / perEntity));
}

function positionOf({ sortName, id }: FilterCandidate): PagePosition {
  return { value: sortName, id };
}

function named({ entityRef, title }: FilterCandidate) {
  return { entityRef, title };
}
