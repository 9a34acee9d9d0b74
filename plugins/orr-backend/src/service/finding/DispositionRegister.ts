import {
  dayOf,
  DispositionPage,
  DispositionRow,
  orrReviewReadPermission,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  DispositionListFilter,
  DispositionListModel,
  ListedDisposition,
} from '../../database/DispositionListModel';
import { toFindingDisposition } from '../../database/dispositionRows';
import {
  DispositionExportQuery,
  DispositionListQuery,
} from '../DispositionService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { TicketLinks } from '../ticket/TicketLinks';
import { writeDispositionsCsv } from './writeDispositionsCsv';

/** Rows that are read at a time: few statements, and never the whole list in memory. */
const EXPORT_PAGE = 1_000;

/**
 * Actions, mitigations or acceptances over all entities that a viewer sees. That is part of every query, so that rows,
 * counts and cursors agree.
 *
 * @internal
 */
export class DispositionRegister {
  readonly #checklists: DatabaseChecklistStore;
  readonly #entities: DatabaseEntityStore;
  readonly #list: DispositionListModel;
  readonly #visibility: EntityVisibility;
  readonly #ticketLinks: TicketLinks;
  readonly #clock: OrrClock;
  readonly #timeZone: string;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    entities: DatabaseEntityStore;
    dispositionList: DispositionListModel;
    visibility: EntityVisibility;
    ticketLinks: TicketLinks;
    clock: OrrClock;
    timeZone: string;
  }) {
    this.#checklists = options.checklists;
    this.#entities = options.entities;
    this.#list = options.dispositionList;
    this.#visibility = options.visibility;
    this.#ticketLinks = options.ticketLinks;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
  }

  async list(
    query: DispositionListQuery,
    options: RequestOptions,
  ): Promise<DispositionPage> {
    const { cursor, limit, ...narrowing } = query;
    const filter = await this.#filterOf(query, options);
    const binding = {
      list: 'dispositions',
      ...narrowing,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await this.#list.listPage({
      filter,
      limit,
      after: after && { sortDay: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    return {
      items: await this.#rowsOf(page),
      totalItems: await this.#list.count(filter),
      nextCursor:
        found.length > page.length
          ? toPageCursor(
              { value: last.sortDay, id: last.disposition.id },
              binding,
            )
          : undefined,
    };
  }

  async exportCsv(
    query: DispositionExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    const filter = await this.#filterOf(query, options);
    const source = { filter, limit: EXPORT_PAGE };
    return this.#writeCsv(source, await this.#list.listPage(source));
  }

  async *#writeCsv(
    source: { filter: DispositionListFilter; limit: number },
    first: ListedDisposition[],
  ): AsyncIterable<string> {
    let found = first;
    let page = found.slice(0, source.limit);
    const { today } = source.filter;
    yield writeDispositionsCsv(await this.#rowsOf(page), {
      today,
      header: true,
    });
    while (found.length > page.length) {
      const last = page[page.length - 1];
      found = await this.#list.listPage({
        ...source,
        after: { sortDay: last.sortDay, id: last.disposition.id },
      });
      page = found.slice(0, source.limit);
      yield writeDispositionsCsv(await this.#rowsOf(page), {
        today,
        header: false,
      });
    }
  }

  async #rowsOf(page: ListedDisposition[]): Promise<DispositionRow[]> {
    const entityIds = page.map(({ disposition }) => disposition.entityId);
    const entities = new Map(
      (await this.#entities.getByIds([...new Set(entityIds)])).map(entity => [
        entity.id,
        entity,
      ]),
    );
    const versions = await this.#checklists.listVersions(
      page.map(({ disposition, checklistVersion }) => ({
        checklistId: disposition.checklistId,
        version: checklistVersion,
      })),
    );
    const tickets = await this.#ticketLinks.listOf(
      page.map(({ disposition }) => disposition),
    );
    return page.map(({ disposition }, index) => {
      const { title, ownerRefs, tier } = entities.get(disposition.entityId)!;
      const { document } = versions[index];
      const { questionId, entityRef } = disposition;
      const question = questionsOf(document).find(
        ({ id }) => id === questionId,
      );
      return {
        disposition: toFindingDisposition(disposition),
        entity: { entityRef, title, ownerRefs, tier },
        checklistTitle: document.title,
        question: { id: questionId, title: question?.title ?? questionId },
        ticket: tickets.get(disposition.id),
      };
    });
  }

  async #filterOf(
    query: DispositionExportQuery,
    options: RequestOptions,
  ): Promise<DispositionListFilter> {
    return {
      visibility: await this.#visibility.filterFor(
        { permission: orrReviewReadPermission },
        options,
      ),
      type: query.type,
      today: dayOf(this.#clock.now(), this.#timeZone),
      states: statesOf(query),
      lapsed: query.lapsed === undefined ? undefined : query.lapsed === 'true',
      levels: query.level,
      ownerRefs: query.owner,
      assigneeRefs: query.assignee,
      checklistIds: query.checklist,
      until: query.until,
    };
  }
}

/** Beside `lapsed`, which says by itself whether days have passed, what was approved is not told apart by them. */
function statesOf({
  state,
  lapsed,
}: DispositionExportQuery): DispositionListFilter['states'] {
  return lapsed !== undefined && state?.includes('approved')
    ? [...state, 'lapsed']
    : state;
}
