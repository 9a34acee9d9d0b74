import {
  ListedBinding,
  orrReadinessReadPermission,
  SourceBindingPage,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { BindingId, StoredBinding } from '../../database/source/bindingRows';
import { BindingState } from '../../database/source/bindingStates';
import { SourceId } from '../../database/source/entityBindings';
import {
  EntitiesOfBinding,
  keyOfBinding,
  SourceBindingModel,
} from '../../database/source/SourceBindingModel';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { ListBindingsInput } from '../SourceBindingService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { agesOf } from './bindingAges';
import { isAsked } from './isAsked';
import { SourcePollOptions } from './readSourceOptions';
import { SourceRegistry } from './SourceRegistry';

const KINDS = ['deployments', 'incidents', 'facts'] as const;
const NONE: EntitiesOfBinding = { count: 0, shown: [] };

/** What sources are asked about, as far as the caller sees entities that have it. @internal */
export class BindingList {
  readonly #clock: OrrClock;
  readonly #poll: SourcePollOptions;
  readonly #sourceBindings: SourceBindingModel;
  readonly #sources: SourceRegistry;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    clock: OrrClock;
    poll: SourcePollOptions;
    sourceBindings: SourceBindingModel;
    sources: SourceRegistry;
    visibility: EntityVisibility;
  }) {
    this.#clock = options.clock;
    this.#poll = options.poll;
    this.#sourceBindings = options.sourceBindings;
    this.#sources = options.sources;
    this.#visibility = options.visibility;
  }

  /** Three statements, however many there are. */
  async page(
    { cursor, limit, state, source }: ListBindingsInput,
    options: RequestOptions,
  ): Promise<SourceBindingPage> {
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const query = {
      visibility,
      sources: askedSources(this.#sources),
      ages: agesOf(this.#clock.now(), this.#poll),
      state,
      provider: source,
    };
    const list = { list: 'bindings', state, source };
    const after = cursor ? placeOf(parsePageCursor(cursor, list)) : undefined;
    const found = await this.#sourceBindings.list({
      ...query,
      after,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const entities = await this.#sourceBindings.entitiesOf(page, visibility);
    const last = page.at(-1);
    return {
      items: page.map(binding =>
        this.#toListed(binding, entities.get(keyOfBinding(binding)) ?? NONE),
      ),
      totalItems: await this.#sourceBindings.count(query),
      nextCursor:
        last && found.length > limit
          ? toPageCursor(
              { value: `${last.kind} ${last.provider}`, id: last.key },
              list,
            )
          : undefined,
    };
  }

  /** Whether the caller sees an entity that has it. */
  async isVisible(
    binding: BindingId,
    options: RequestOptions,
  ): Promise<boolean> {
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    return this.#sourceBindings.isVisible(binding, visibility);
  }

  #toListed(
    binding: StoredBinding & { state: BindingState },
    entities: EntitiesOfBinding,
  ): ListedBinding {
    const { kind, provider, instance, problem } = binding;
    const source = this.#sources[kind].get(provider);
    const known = source?.instances.find(({ id }) => id === instance);
    return {
      kind,
      provider,
      sourceTitle: source?.title ?? provider,
      instance: known?.title ?? instance,
      key: binding.key,
      title: binding.title,
      state: binding.state,
      coveredFrom: binding.coveredFrom,
      checkedAt: binding.checkedAt,
      syncedAt: binding.syncedAt,
      isQueued: binding.pokedAt !== undefined,
      problem: problem && {
        problem: problem.problem,
        message: problem.message,
        operatorHint: problem.operatorHint,
        since: problem.since,
        retryAt: problem.retryAt,
      },
      entities: entities.count,
      shown: entities.shown,
    };
  }
}

/** What only tells by itself is never asked, and what is not installed any more neither. */
function askedSources(registry: SourceRegistry): SourceId[] {
  return KINDS.flatMap(kind =>
    [...registry[kind].values()]
      .filter(isAsked)
      .map(({ id }) => ({ kind, provider: id })),
  );
}

function placeOf({ value, id }: { value: string; id: string }): BindingId {
  const [kind, ...provider] = value.split(' ');
  return {
    kind: kind as BindingId['kind'],
    provider: provider.join(' '),
    key: id,
  };
}
