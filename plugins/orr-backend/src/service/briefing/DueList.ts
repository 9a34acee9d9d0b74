import { InputError } from '@backstage/errors';
import {
  addDays,
  daysBetween,
  DueItem,
  DuePage,
  orrReadinessReadPermission,
  orrReviewReadPermission,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { DueModel, FoundDue } from '../../database/briefing/DueModel';
import { DueFilter } from '../../database/briefing/dueSources';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { ComparedDays } from './ComparedDays';
import { NamedItems } from './NamedItems';

const SHOWN_DAYS = 90;
/** A year and some, so that one can page from today into the next. */
const LONGEST_DAYS = 400;

/** What falls due, as far as the viewer may see. @internal */
export class DueList {
  readonly #due: DueModel;
  readonly #days: ComparedDays;
  readonly #named: NamedItems;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    dueModel: DueModel;
    days: ComparedDays;
    named: NamedItems;
    visibility: EntityVisibility;
  }) {
    this.#due = options.dueModel;
    this.#days = options.days;
    this.#named = options.named;
    this.#visibility = options.visibility;
  }

  async list(
    query: ParsedOperationInput<'listDue'>['query'],
    options: RequestOptions,
  ): Promise<DuePage> {
    const { cursor, limit, ...narrowing } = query;
    const { today } = this.#days;
    const { from, until } = rangeOf(query, today);
    const binding = {
      list: 'due',
      ...narrowing,
      from,
      until,
      viewer: viewerOf(options.credentials),
    };
    const place = cursor ? parsePageCursor(cursor, binding) : undefined;
    const filter: DueFilter = {
      ...(await this.visibility(options)),
      from,
      until,
      kinds: query.kind,
      ownerRefs: query.owner,
    };
    const found = await this.#due.listPage({
      filter,
      limit,
      after: place && { ...parseDay(place.value), id: place.id },
    });
    const page = found.slice(0, limit);
    const kinds = await this.#due.countKinds(filter);
    const last = page[page.length - 1];
    return {
      from,
      until,
      today,
      items: await this.#itemsOf(page),
      totalItems: kinds
        .filter(({ kind }) => !query.kind?.length || query.kind.includes(kind))
        .reduce((sum, { count }) => sum + count, 0),
      kinds,
      nextCursor:
        found.length > page.length
          ? toPageCursor(
              { value: `${last.dueOn}:${last.kind}`, id: last.id },
              binding,
            )
          : undefined,
    };
  }

  /** Whose standings, and whose reviews, the caller may read. */
  async visibility(
    options: RequestOptions,
  ): Promise<Pick<DueFilter, 'visibility' | 'reviews'>> {
    return {
      visibility: await this.#visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
      reviews: await this.#visibility.filterFor(
        { permission: orrReviewReadPermission },
        options,
      ),
    };
  }

  /** The beginning of the list, for a document. */
  async first(
    filter: DueFilter,
    limit: number,
  ): Promise<{ items: DueItem[]; totalItems: number }> {
    const found = await this.#due.listPage({ filter, limit });
    const kinds = await this.#due.countKinds(filter);
    return {
      items: await this.#itemsOf(found.slice(0, limit)),
      totalItems: kinds
        .filter(({ kind }) => !filter.kinds || filter.kinds.includes(kind))
        .reduce((sum, { count }) => sum + count, 0),
    };
  }

  async #itemsOf(page: FoundDue[]): Promise<DueItem[]> {
    const names = await this.#named.entitiesOf(page);
    const titles = await this.#named.checklistTitles(page);
    return page.flatMap(({ entityId, ...item }) => {
      const entity = names.get(entityId);
      return entity
        ? [
            {
              ...item,
              entity,
              checklistTitle:
                item.checklistId === undefined
                  ? undefined
                  : titles.get(item.checklistId),
            },
          ]
        : [];
    });
  }
}

function parseDay(value: string): { dueOn: string; kind: string } {
  const [dueOn, kind, ...rest] = value.split(':');
  if (kind === undefined || rest.length) {
    throw new InputError('cursor: is not a cursor of this list');
  }
  return { dueOn, kind };
}

function rangeOf(
  query: { from?: string; until?: string },
  today: string,
): { from: string; until: string } {
  const from = query.from ?? today;
  const until = query.until ?? addDays(from, SHOWN_DAYS);
  if (until < from) {
    throw new InputError(`query.until: ${until} is before ${from}`);
  }
  if (daysBetween(from, until) > LONGEST_DAYS) {
    throw new InputError(
      `query.until: at most ${LONGEST_DAYS} days are told at a time`,
    );
  }
  return { from, until };
}
