import { InputError } from '@backstage/errors';
import {
  orrReadinessReadPermission,
  ParsedOperationInput,
  ReadinessChange,
  ReadinessChangePage,
} from 'backstage-plugin-orr-common';
import { z } from 'zod';
import {
  FoundReadinessChange,
  ReadinessChangeModel,
  ReadinessChangePosition,
} from '../../database/briefing/ReadinessChangeModel';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { isStorableText } from '../isStorableText';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { readinessFilterOf } from '../readiness/readinessFilterOf';
import { toEntitySummary } from '../review/ReviewDetails';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { ComparedDays, ComparedPair } from './ComparedDays';

const placeSchema = z.tuple([
  z.int().min(0),
  z.string().refine(isStorableText),
]);

/** The beginning of what changed, and how much it is. @internal */
export interface FirstChanges {
  items: ReadinessChange[];
  totalItems: number;
}

/**
 * What stands elsewhere on one day than on another. What the viewer may see is part of every query, so that rows, counts and
 * cursors agree.
 *
 * @internal
 */
export class ReadinessChanges {
  readonly #changes: ReadinessChangeModel;
  readonly #days: ComparedDays;
  readonly #entities: DatabaseEntityStore;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    readinessChanges: ReadinessChangeModel;
    days: ComparedDays;
    entities: DatabaseEntityStore;
    visibility: EntityVisibility;
  }) {
    this.#changes = options.readinessChanges;
    this.#days = options.days;
    this.#entities = options.entities;
    this.#visibility = options.visibility;
  }

  async list(
    query: ParsedOperationInput<'listReadinessChanges'>['query'],
    options: RequestOptions,
  ): Promise<ReadinessChangePage> {
    const { cursor, limit, ...narrowing } = query;
    const days = this.#days.of(query);
    const { since, until, between } = days;
    const binding = {
      list: 'readiness-changes',
      ...narrowing,
      since,
      until,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePlace(cursor, binding) : undefined;
    const filter = readinessFilterOf(
      query,
      await this.#visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
    );
    const found = await this.#changes.listPage({
      filter,
      between,
      limit,
      after,
    });
    const page = found.slice(0, limit);
    const moves = await this.#changes.countMoves(filter, between);
    return {
      since,
      until,
      historyFrom: await this.historyFrom(),
      items: await this.#itemsOf(page),
      totalItems: moves.reduce((sum, { count }) => sum + count, 0),
      moves,
      nextCursor:
        found.length > page.length
          ? toCursor(page[page.length - 1].position, binding)
          : undefined,
    };
  }

  /** The beginning of the list, for a document. */
  async first(
    filter: ReadinessListFilter,
    { between }: ComparedPair,
    limit: number,
  ): Promise<FirstChanges> {
    const found = await this.#changes.listPage({ filter, between, limit });
    const moves = await this.#changes.countMoves(filter, between);
    return {
      items: await this.#itemsOf(found.slice(0, limit)),
      totalItems: moves.reduce((sum, { count }) => sum + count, 0),
    };
  }

  async historyFrom(): Promise<string | undefined> {
    return this.#days.dayOf(await this.#changes.historyFrom());
  }

  async #itemsOf(page: FoundReadinessChange[]): Promise<ReadinessChange[]> {
    const entities = new Map(
      (await this.#entities.getByIds(page.map(({ entityId }) => entityId))).map(
        entity => [entity.id, entity],
      ),
    );
    return page.flatMap(({ entityId, position: _position, ...change }) => {
      const entity = entities.get(entityId);
      return entity ? [{ entity: toEntitySummary(entity), ...change }] : [];
    });
  }
}

type Binding = Parameters<typeof toPageCursor>[1];

function toCursor(
  { direction, sortName, id }: ReadinessChangePosition,
  binding: Binding,
): string {
  return toPageCursor(
    { value: JSON.stringify([direction, sortName]), id },
    binding,
  );
}

function parsePlace(cursor: string, binding: Binding): ReadinessChangePosition {
  const { value, id } = parsePageCursor(cursor, binding);
  let place: unknown;
  try {
    place = JSON.parse(value);
  } catch {
    place = undefined;
  }
  const parsed = placeSchema.safeParse(place);
  if (!parsed.success) {
    throw new InputError('cursor: is not a cursor of this list');
  }
  const [direction, sortName] = parsed.data;
  return { direction, sortName, id };
}
