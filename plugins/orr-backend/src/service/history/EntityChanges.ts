import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  ChecklistVersion,
  EntityChange,
  EntityChangePage,
  HistoryFacts,
  orrHistoryPersonReadPermission,
  orrReviewReadPermission,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  EntityHistoryFilter,
  EntityHistoryModel,
  EntityHistoryPlace,
  FoundEntry,
} from '../../database/EntityHistoryModel';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { isGranted, requireGranted } from '../authorization/requireGranted';
import { EntityAccess } from '../catalog/EntityAccess';
import { EntityChangeQuery, EntityChangeService } from '../EntityChangeService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntitySieve } from '../visibility/EntitySieve';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { writeChangesCsv } from './writeChangesCsv';

/** Entries that are read at a time for a file. */
const EXPORT_PAGE = 1_000;

/** @internal */
export interface EntityChangesOptions {
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  checklists: DatabaseChecklistStore;
  entities: DatabaseEntityStore;
  entityHistory: EntityHistoryModel;
  permissions: PermissionsService;
  sieve: EntitySieve;
  visibility: EntityVisibility;
}

/** Tells what happened to an entity, as far as the caller may read its reviews. @internal */
export class EntityChanges implements EntityChangeService {
  readonly #options: EntityChangesOptions;

  constructor(options: EntityChangesOptions) {
    this.#options = options;
  }

  async listEntityChanges(
    query: EntityChangeQuery & { limit: number; cursor?: string },
    options: RequestOptions,
  ): Promise<EntityChangePage> {
    const { limit, cursor } = query;
    const filter = await this.#filterOf(query, options);
    const binding = {
      entityId: filter.entityId,
      actions: filter.actions ?? null,
      questionId: filter.questionId ?? null,
      actorRef: filter.actorRef ?? null,
      viewer: viewerOf(options.credentials),
    };
    const found = await this.#options.entityHistory.listPage({
      filter,
      limit,
      before: cursor ? toPlace(parsePageCursor(cursor, binding)) : undefined,
    });
    const page = found.slice(0, limit);
    return {
      items: await this.#describe(page, options),
      nextCursor:
        found.length > page.length
          ? toPageCursor(positionOf(page[page.length - 1]), binding)
          : undefined,
      may: {
        askByPerson:
          query.person !== undefined ||
          (await isGranted(
            this.#options.permissions,
            orrHistoryPersonReadPermission,
            options,
          )),
      },
    };
  }

  async exportCsv(
    query: EntityChangeQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    const filter = await this.#filterOf(query, options);
    return this.#writeCsv(filter, await this.#page(filter), options);
  }

  async exportJson(
    query: EntityChangeQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    const filter = await this.#filterOf(query, options);
    return this.#writeJson(filter, await this.#page(filter), options);
  }

  async *#writeCsv(
    filter: EntityHistoryFilter,
    first: FoundEntry[],
    options: RequestOptions,
  ) {
    let header = true;
    for await (const changes of this.#pages(filter, first, options)) {
      yield writeChangesCsv(changes, { header });
      header = false;
    }
  }

  async *#writeJson(
    filter: EntityHistoryFilter,
    first: FoundEntry[],
    options: RequestOptions,
  ) {
    let before = '[';
    for await (const changes of this.#pages(filter, first, options)) {
      for (const change of changes) {
        yield `${before}\n${JSON.stringify(change)}`;
        before = ',';
      }
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  }

  /** At least one page, which may be empty. */
  async *#pages(
    filter: EntityHistoryFilter,
    first: FoundEntry[],
    options: RequestOptions,
  ): AsyncIterable<EntityChange[]> {
    let found = first;
    let page = found.slice(0, EXPORT_PAGE);
    yield await this.#describe(page, options);
    while (found.length > page.length) {
      found = await this.#page(filter, placeOf(page[page.length - 1]));
      page = found.slice(0, EXPORT_PAGE);
      yield await this.#describe(page, options);
    }
  }

  async #page(filter: EntityHistoryFilter, before?: EntityHistoryPlace) {
    const { entityHistory } = this.#options;
    return entityHistory.listPage({ filter, limit: EXPORT_PAGE, before });
  }

  /** Throws where the caller may not read the reviews of the entity, or not ask by person. */
  async #filterOf(
    query: EntityChangeQuery,
    options: RequestOptions,
  ): Promise<EntityHistoryFilter> {
    const { access, authorizer, permissions, visibility } = this.#options;
    const { entity } = await access.resolve(query, options);
    const [allowed] = await authorizer.authorize({
      permissions: [orrReviewReadPermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReviewReadPermission);
    if (query.person !== undefined) {
      await requireGranted(
        permissions,
        orrHistoryPersonReadPermission,
        options,
      );
    }
    return {
      entityId: entity.id,
      covering: await visibility.filterFor(
        { permission: orrReviewReadPermission },
        options,
      ),
      actions: query.action,
      questionId: query.questionId,
      actorRef: query.person?.toLocaleLowerCase('en-US'),
    };
  }

  async #describe(
    found: FoundEntry[],
    options: RequestOptions,
  ): Promise<EntityChange[]> {
    const hidden = await this.#hiddenRefs(found, options);
    const ofReviews = found.filter(({ review }) => review !== undefined);
    const versions = await this.#options.checklists.listVersions(
      ofReviews.map(({ review }) => ({
        checklistId: review!.checklistId,
        version: review!.checklistVersion,
      })),
    );
    return found.map(item =>
      describe(item, versions[ofReviews.indexOf(item)]?.document, hidden),
    );
  }

  /** Of the entities that histories were carried from and to, those that the catalog has and hides from the caller. */
  async #hiddenRefs(
    found: FoundEntry[],
    options: RequestOptions,
  ): Promise<Set<string>> {
    const refs = found.flatMap(({ entry: { facts } }) =>
      [facts.entityFrom, facts.entityTo].filter(ref => ref !== undefined),
    );
    if (!refs.length) {
      return new Set();
    }
    const { entities, sieve } = this.#options;
    const known = (await entities.getByRefs([...new Set(refs)])).filter(
      ({ orphanedAt }) => orphanedAt === undefined,
    );
    const shown = await sieve.shown(known, options);
    return new Set(
      known
        .filter(entity => !shown.includes(entity))
        .map(({ entityRef }) => entityRef),
    );
  }
}

/** Without the refs that the caller may not know of. */
function withoutRefs(facts: HistoryFacts, hidden: Set<string>): HistoryFacts {
  const { entityFrom, entityTo, ...rest } = facts;
  return {
    ...rest,
    ...(entityFrom && !hidden.has(entityFrom) && { entityFrom }),
    ...(entityTo && !hidden.has(entityTo) && { entityTo }),
  };
}

function describe(
  { entry, review, entityRef }: FoundEntry,
  document: ChecklistVersion['document'] | undefined,
  hidden: Set<string>,
): EntityChange {
  const questions = document ? questionsOf(document) : [];
  const question = questions.find(({ id }) => id === entry.subject);
  const named = [entry.facts.from, entry.facts.to].flatMap(statement =>
    statement?.kind === 'choices' ? statement.choices : [],
  );
  const asked =
    question?.answer.type === 'choices' ? question.answer.choices : [];
  const titles = asked.filter(({ id }) => named.includes(id));
  return {
    id: entry.id,
    at: entry.at,
    action: entry.action,
    actorRef: entry.actorRef,
    isErased: entry.erasedAt !== undefined,
    reviewId: review?.id,
    entityRef,
    checklistTitle: document?.title,
    question: question && { id: question.id, title: question.title },
    section: sectionOf(entry, document),
    choices: Object.fromEntries(titles.map(({ id, title }) => [id, title])),
    facts: withoutRefs(entry.facts, hidden),
  };
}

function sectionOf(
  { action, subject }: FoundEntry['entry'],
  document: ChecklistVersion['document'] | undefined,
): EntityChange['section'] {
  if (action !== 'section.signedOff' && action !== 'section.objected') {
    return undefined;
  }
  const section = document?.sections.find(({ id }) => id === subject);
  return section && { id: section.id, title: section.title };
}

function placeOf({ entry }: FoundEntry): EntityHistoryPlace {
  return { at: entry.at, aggregateId: entry.aggregateId, seq: entry.seq };
}

function positionOf(found: FoundEntry) {
  const { at, aggregateId, seq } = placeOf(found);
  return { value: at, id: `${seq} ${aggregateId}` };
}

function toPlace({ value, id }: { value: string; id: string }) {
  const [seq, aggregateId] = id.split(' ');
  return { at: value, aggregateId, seq: Number(seq) };
}
