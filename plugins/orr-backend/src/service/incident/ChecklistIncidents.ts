import { NotFoundError } from '@backstage/errors';
import {
  ChecklistIncident,
  ChecklistIncidentPage,
  IncidentStatistics,
  incidentStatisticsOf,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  ChecklistIncidentFilter,
  ChecklistIncidentModel,
  FoundFinding,
} from '../../database/incident/ChecklistIncidentModel';
import {
  ChecklistIncidentService,
  ListChecklistIncidentsInput,
} from '../IncidentService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { toIncidentFinding } from './toIncidentFinding';
import { writeIncidentsCsv } from './writeIncidentsCsv';

/** Rows that are read at a time for a file. */
const EXPORT_PAGE = 1_000;

/** @internal */
export interface ChecklistIncidentsOptions {
  checklistIncidents: ChecklistIncidentModel;
  checklists: DatabaseChecklistStore;
  visibility: EntityVisibility;
}

/** Tells authors what incidents say of their questions. Only what the caller may see is counted. @internal */
export class ChecklistIncidents implements ChecklistIncidentService {
  readonly #options: ChecklistIncidentsOptions;

  constructor(options: ChecklistIncidentsOptions) {
    this.#options = options;
  }

  async getIncidentStatistics(
    { checklistId }: { checklistId: string },
    options: RequestOptions,
  ): Promise<IncidentStatistics> {
    const { checklistIncidents, checklists } = this.#options;
    const current = await checklists.getCurrent(checklistId);
    if (!current) {
      throw new NotFoundError(`No checklist ${checklistId}`);
    }
    const filter = await this.#filterOf(checklistId, options);
    return {
      checklistId,
      questions: incidentStatisticsOf(
        current.document,
        await checklistIncidents.countByQuestion(filter),
      ),
      withoutQuestion: await checklistIncidents.countWithoutQuestion(filter),
      notLookedBack: await checklistIncidents.countNotLookedBack(filter),
    };
  }

  async listChecklistIncidents(
    input: ListChecklistIncidentsInput,
    options: RequestOptions,
  ): Promise<ChecklistIncidentPage> {
    const { checklistId, questionId, cursor, limit } = input;
    const binding = {
      list: 'checklist-incidents',
      checklistId,
      questionId: questionId ?? null,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await this.#options.checklistIncidents.listPage({
      filter: await this.#filterOf(checklistId, options),
      named: questionId === undefined ? 'none' : { questionId },
      limit,
      after: after && { openedAt: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    return {
      items: page.map(toChecklistIncident),
      nextCursor:
        found.length > page.length
          ? toPageCursor({ value: last.openedAt, id: last.id }, binding)
          : undefined,
    };
  }

  async exportChecklistIncidents(
    { checklistId }: { checklistId: string },
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    const filter = await this.#filterOf(checklistId, options);
    return this.#writeCsv(filter, await this.#page(filter));
  }

  async *#writeCsv(
    filter: ChecklistIncidentFilter,
    first: FoundFinding[],
  ): AsyncIterable<string> {
    let found = first;
    let page = found.slice(0, EXPORT_PAGE);
    yield writeIncidentsCsv(page.map(toChecklistIncident), { header: true });
    while (found.length > page.length) {
      const { openedAt, id } = page[page.length - 1];
      found = await this.#page(filter, { openedAt, id });
      page = found.slice(0, EXPORT_PAGE);
      yield writeIncidentsCsv(page.map(toChecklistIncident), { header: false });
    }
  }

  async #page(
    filter: ChecklistIncidentFilter,
    after?: { openedAt: string; id: string },
  ): Promise<FoundFinding[]> {
    return this.#options.checklistIncidents.listPage({
      filter,
      named: 'all',
      limit: EXPORT_PAGE,
      after,
    });
  }

  async #filterOf(
    checklistId: string,
    options: RequestOptions,
  ): Promise<ChecklistIncidentFilter> {
    return {
      checklistId,
      visibility: await this.#options.visibility.filterFor(
        { permission: orrReviewReadPermission },
        options,
      ),
    };
  }
}

function toChecklistIncident(found: FoundFinding): ChecklistIncident {
  const { id, entityRef, entityTitle, incidentTitle, openedAt, url } = found;
  return {
    id,
    entityRef,
    entityTitle,
    incidentTitle,
    openedAt,
    url,
    finding: toIncidentFinding(found),
  };
}
