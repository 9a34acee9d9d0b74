import { InputError } from '@backstage/errors';
import {
  ChecklistVersion,
  GapPage,
  OPEN_STATES,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { z } from 'zod';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { GapListFilter } from '../../database/gap/gapFilter';
import {
  GapListModel,
  GapListOrder,
  GapPosition,
  ListedGap,
} from '../../database/gap/GapListModel';
import { GapExportQuery, GapListQuery } from '../GapService';
import { isStorableText } from '../isStorableText';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { gapFilterOf } from './gapFilterOf';
import { gapItemsOf } from './gapItemsOf';
import { writeGapsCsv } from './writeGapsCsv';

/** Rows that are read at a time: few statements, and never the whole list in memory. */
const EXPORT_PAGE = 1_000;

const positionSchema = z.array(
  z.union([z.string().refine(isStorableText), z.int()]),
);

function orderOf({ sort, direction }: GapExportQuery): GapListOrder {
  return { sort: sort ?? 'level', direction: direction ?? 'asc' };
}

/** Throws InputError where the text is no position under this order. */
function parsePosition(text: string, order: GapListOrder): GapPosition {
  try {
    const position = positionSchema.parse(JSON.parse(text));
    if (position.length === GapListModel.lengthOf(order)) {
      return position;
    }
  } catch {
    // Said below.
  }
  throw new InputError('cursor: is not a cursor of this list');
}

/** The questions that entities do not meet, as far as the caller sees. @internal */
export class GapList {
  readonly #checklists: DatabaseChecklistStore;
  readonly #model: GapListModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    gapList: GapListModel;
    visibility: EntityVisibility;
  }) {
    this.#checklists = options.checklists;
    this.#model = options.gapList;
    this.#visibility = options.visibility;
  }

  async list(query: GapListQuery, options: RequestOptions): Promise<GapPage> {
    const { cursor, limit, ...narrowing } = query;
    const filter = await this.#filterOf(query, options);
    const order = orderOf(query);
    const binding = {
      list: 'gaps',
      ...narrowing,
      ...order,
      viewer: viewerOf(options.credentials),
    };
    const found = await this.#model.listPage({
      filter,
      order,
      limit,
      after: cursor
        ? parsePosition(parsePageCursor(cursor, binding).value, order)
        : undefined,
    });
    const page = found.slice(0, limit);
    return {
      items: gapItemsOf(page, await this.#checklists.listCurrent()),
      totalItems: await this.#model.count(filter),
      nextCursor:
        found.length > page.length
          ? toPageCursor(
              {
                value: JSON.stringify(page[page.length - 1].position),
                id: '',
              },
              binding,
            )
          : undefined,
    };
  }

  async exportCsv(
    query: GapExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    const source = {
      filter: await this.#filterOf(query, options),
      order: orderOf(query),
      limit: EXPORT_PAGE,
    };
    return this.#writeCsv(
      source,
      await this.#model.listPage(source),
      await this.#checklists.listCurrent(),
    );
  }

  async *#writeCsv(
    source: { filter: GapListFilter; order: GapListOrder; limit: number },
    first: ListedGap[],
    checklists: ChecklistVersion[],
  ): AsyncIterable<string> {
    let found = first;
    let page = found.slice(0, source.limit);
    yield writeGapsCsv(gapItemsOf(page, checklists), { header: true });
    while (found.length > page.length) {
      const after = page[page.length - 1].position;
      found = await this.#model.listPage({ ...source, after });
      page = found.slice(0, source.limit);
      yield writeGapsCsv(gapItemsOf(page, checklists), { header: false });
    }
  }

  async #filterOf(
    query: GapExportQuery,
    options: RequestOptions,
  ): Promise<GapListFilter> {
    const visibility = await this.#visibility.filterFor(
      { permission: orrReviewReadPermission },
      options,
    );
    return {
      ...gapFilterOf(query, visibility),
      sectionId: query.section,
      area: query.area,
      questionId: query.question,
      states: query.state?.length ? query.state : [...OPEN_STATES],
      levels: query.level,
      contradicted:
        query.contradicted === undefined
          ? undefined
          : query.contradicted === 'true',
    };
  }
}
