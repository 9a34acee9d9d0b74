import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { chunksFor } from '../chunks';
import { VisibilityFilter } from '../VisibilityFilter';
import {
  BindingId,
  BindingRow,
  StoredBinding,
  toStoredBinding,
} from './bindingRows';
import { BINDING_STATES, BindingAges, BindingState } from './bindingStates';
import { SourceId } from './entityBindings';

const MOST_SHOWN = 5;

/** Which bindings are looked for. @internal */
export interface BindingQuery {
  visibility: VisibilityFilter;
  /** The sources that are asked. */
  sources: SourceId[];
  ages: BindingAges;
  state?: BindingState;
  provider?: string;
}

/** The entities of a binding that a filter lets through. @internal */
export interface EntitiesOfBinding {
  count: number;
  /** Some of them. */
  shown: { entityRef: string; title: string }[];
}

/** Stored deployments that rules about pipelines and links cannot tell apart. @internal */
export interface RunGroup {
  provider: string;
  bindingKey: string;
  environment: string;
  pipeline?: string;
  ref: string | null;
  count: number;
}

interface EntityRow {
  kind: string;
  provider: string;
  binding_key: string;
  entity_ref: string;
  name: string;
  title: string | null;
  total: number | string;
}

const RUN = [
  'provider',
  'binding_key',
  'environment',
  'pipeline',
  'ref',
] as const;

/** The same for the same binding. @internal */
export function keyOfBinding({ kind, provider, key }: BindingId): string {
  return [kind, provider, key].join('\u0000');
}

/** What sources are asked about, as far as entities have it that somebody may see. @internal */
export class SourceBindingModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By kind, source and key. One statement. */
  async list(
    query: BindingQuery & { limit: number; after?: BindingId },
  ): Promise<(StoredBinding & { state: BindingState })[]> {
    const { after, ages, limit } = query;
    const names = Object.keys(BINDING_STATES) as BindingState[];
    const cases = names.map(
      name => `when ${BINDING_STATES[name]} then '${name}'`,
    );
    const found = this.#matching(query)
      .orderBy(['kind', 'provider', 'key'])
      .limit(limit)
      .select(
        'source_binding.*',
        this.#knex.raw(`case ${cases.join(' ')} end as state`, { ...ages }),
      );
    if (after) {
      found.whereRaw('(kind, provider, key) > (?, ?, ?)', [
        after.kind,
        after.provider,
        after.key,
      ]);
    }
    const rows: (BindingRow & { state: BindingState })[] = await found;
    return rows.map(row => ({ ...toStoredBinding(row), state: row.state }));
  }

  /** One statement. */
  async count(query: BindingQuery): Promise<number> {
    const [row] = await this.#matching(query).count({ count: '*' });
    return Number(row.count);
  }

  /** Whether an entity has it that the filter lets through. */
  async isVisible(
    { kind, provider, key }: BindingId,
    visibility: VisibilityFilter,
  ): Promise<boolean> {
    const found = await this.#visible(visibility)
      .where({ kind, provider, key })
      .first('key');
    return found !== undefined;
  }

  /** Of all sources of deployments, with what is visible of them. One statement. */
  async listKeysOfDeployments(
    visibility: VisibilityFilter,
  ): Promise<{ provider: string; key: string }[]> {
    return this.#visible(visibility)
      .where({ kind: 'deployments' })
      .orderBy(['provider', 'key'])
      .select('provider', 'key');
  }

  /** By {@link keyOfBinding}: so few of each that their number does not matter. */
  async entitiesOf(
    bindings: BindingId[],
    visibility: VisibilityFilter,
  ): Promise<Map<string, EntitiesOfBinding>> {
    const found = new Map<string, EntitiesOfBinding>();
    for (const chunk of chunksFor(this.#knex, bindings, 3)) {
      for (const row of await this.#entityRows(chunk, visibility)) {
        const key = keyOfBinding({
          kind: row.kind as BindingId['kind'],
          provider: row.provider,
          key: row.binding_key,
        });
        const known = found.get(key) ?? { count: 0, shown: [] };
        known.count = Number(row.total);
        known.shown.push({
          entityRef: row.entity_ref,
          title: row.title ?? row.name,
        });
        found.set(key, known);
      }
    }
    return found;
  }

  /** What is stored of bindings of deployments. */
  async groupRuns(
    bindings: { provider: string; key: string }[],
  ): Promise<RunGroup[]> {
    const found: RunGroup[] = [];
    for (const chunk of chunksFor(this.#knex, bindings, 2)) {
      const rows: {
        provider: string;
        binding_key: string;
        environment: string;
        pipeline: string | null;
        ref: string | null;
        count: number | string;
      }[] = await this.#knex('deployment')
        .whereIn(
          ['provider', 'binding_key'],
          chunk.map(({ provider, key }) => [provider, key]),
        )
        .groupBy(...RUN)
        .select(...RUN)
        .count({ count: '*' });
      found.push(
        ...rows.map(row => ({
          provider: row.provider,
          bindingKey: row.binding_key,
          environment: row.environment,
          pipeline: row.pipeline ?? undefined,
          ref: row.ref,
          count: Number(row.count),
        })),
      );
    }
    return found;
  }

  #matching({ visibility, sources, ages, state, provider }: BindingQuery) {
    const query = this.#visible(visibility).whereIn(
      ['kind', 'provider'],
      sources.map(source => [source.kind, source.provider]),
    );
    if (state !== undefined) {
      query.whereRaw(BINDING_STATES[state], { ...ages });
    }
    if (provider !== undefined) {
      query.where({ provider });
    }
    return query;
  }

  /** Bindings that an entity has which the filter lets through. */
  #visible(visibility: VisibilityFilter) {
    return this.#knex<BindingRow>('source_binding')
      .whereNull('gone_at')
      .whereExists(
        applyVisibility(
          this.#knex('source_binding_entity as link')
            .join('entity', 'entity.id', 'link.entity_id')
            .whereNull('entity.orphaned_at')
            .whereRaw('link.kind = source_binding.kind')
            .whereRaw('link.provider = source_binding.provider')
            .whereRaw('link.binding_key = source_binding.key')
            .select(this.#knex.raw('1')),
          visibility,
        ),
      );
  }

  async #entityRows(
    bindings: BindingId[],
    visibility: VisibilityFilter,
  ): Promise<EntityRow[]> {
    const of = 'partition by link.kind, link.provider, link.binding_key';
    const numbered = applyVisibility(
      this.#knex('source_binding_entity as link')
        .join('entity', 'entity.id', 'link.entity_id')
        .whereNull('entity.orphaned_at')
        .whereIn(
          ['link.kind', 'link.provider', 'link.binding_key'],
          bindings.map(({ kind, provider, key }) => [kind, provider, key]),
        )
        .select(
          'link.kind',
          'link.provider',
          'link.binding_key',
          'entity.entity_ref',
          'entity.name',
          'entity.title',
          this.#knex.raw(`count(*) over (${of}) as total`),
          this.#knex.raw(
            `row_number() over (${of} order by entity.entity_ref) as place`,
          ),
        ),
      visibility,
    );
    return this.#knex
      .from(numbered.as('numbered'))
      .where('place', '<=', MOST_SHOWN)
      .orderBy('entity_ref')
      .select();
  }
}
