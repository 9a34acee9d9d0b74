import { Entity } from '@backstage/catalog-model';
import {
  BindingPreview,
  fitsPattern,
  linkRulesOf,
  orrReadinessReadPermission,
  PreviewBindingsBody,
  SourceProbe,
} from 'backstage-plugin-orr-common';
import {
  Source,
  SourceBinding,
  SourceBindResult,
} from 'backstage-plugin-orr-node';
import { BindingId, BindingKind } from '../../database/source/bindingRows';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import {
  EntitiesOfBinding,
  keyOfBinding,
  SourceBindingModel,
} from '../../database/source/SourceBindingModel';
import { StoredEntity } from '../../database/StoredEntity';
import { EntityAccess } from '../catalog/EntityAccess';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { RulesInForce } from './RulesInForce';
import { SourceProbes } from './SourceProbes';
import { SourceRegistry } from './SourceRegistry';
import { SourceRules, toDrafts } from './sourceRules';

type TriedSource = BindingPreview['sources'][number];
type TriedBinding = TriedSource['bindings'][number];

interface Tried {
  kind: BindingKind;
  source: Source;
  result: SourceBindResult;
}

interface Known {
  entity: StoredEntity;
  rules: SourceRules;
  stored: Set<string>;
  shared: Map<string, EntitiesOfBinding>;
  probes: Map<string, SourceProbe>;
}

const KINDS = ['deployments', 'incidents', 'facts'] as const;

/** Tries how an entity would be bound at each source by what it says now, without writing anything. @internal */
export class BindingTrial {
  readonly #access: EntityAccess;
  readonly #bindings: DatabaseBindingStore;
  readonly #rulesInForce: RulesInForce;
  readonly #sourceBindings: SourceBindingModel;
  readonly #sourceProbes: SourceProbes;
  readonly #sources: SourceRegistry;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    access: EntityAccess;
    bindings: DatabaseBindingStore;
    rulesInForce: RulesInForce;
    sourceBindings: SourceBindingModel;
    sourceProbes: SourceProbes;
    sources: SourceRegistry;
    visibility: EntityVisibility;
  }) {
    this.#access = options.access;
    this.#bindings = options.bindings;
    this.#rulesInForce = options.rulesInForce;
    this.#sourceBindings = options.sourceBindings;
    this.#sourceProbes = options.sourceProbes;
    this.#sources = options.sources;
    this.#visibility = options.visibility;
  }

  async run(
    { entityRef, probe }: PreviewBindingsBody,
    options: RequestOptions,
  ): Promise<BindingPreview> {
    const { entity } = await this.#access.resolve({ entityRef }, options);
    const tried = KINDS.flatMap(kind =>
      [...this.#sources[kind].values()].map(
        (source): Tried => ({
          kind,
          source,
          result: resultOf(source, entity.entity),
        }),
      ),
    );
    const known = await this.#knownOf(entity, tried, options);
    if (probe) {
      known.probes = await this.#probe(tried);
    }
    return {
      entityRef: entity.entityRef,
      title: entity.title ?? entity.name,
      sources: tried.map(item => describe(item, known)),
    };
  }

  /** Three statements, however many sources there are. */
  async #knownOf(
    entity: StoredEntity,
    tried: Tried[],
    options: RequestOptions,
  ): Promise<Known> {
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const stored = await this.#bindings.listOfEntities([entity.id]);
    return {
      entity,
      rules: await this.#rulesInForce.read(),
      stored: new Set((stored.get(entity.id) ?? []).map(keyOfBinding)),
      shared: await this.#sourceBindings.entitiesOf(
        tried.flatMap(item => boundOf(item).map(of => idOf(item, of))),
        visibility,
      ),
      probes: new Map(),
    };
  }

  /** Each instance once, beside each other. */
  async #probe(tried: Tried[]): Promise<Map<string, SourceProbe>> {
    const asked = new Map(
      tried.flatMap(item =>
        boundOf(item).map(binding => [
          instanceKey(item, binding),
          {
            kind: item.kind,
            provider: item.source.id,
            instance: binding.instance,
          },
        ]),
      ),
    );
    return new Map(
      await Promise.all(
        [...asked].map(
          async ([key, instance]) =>
            [key, await this.#sourceProbes.probe(instance)] as const,
        ),
      ),
    );
  }
}

function resultOf(source: Source, entity: Entity): SourceBindResult {
  try {
    return source.bind(entity);
  } catch {
    return {
      status: 'invalid',
      annotation: '',
      reason: 'The portal could not read what it says.',
    };
  }
}

/** What names a host that is not configured is never asked. */
function boundOf({ source, result }: Tried): SourceBinding[] {
  return result.status === 'bound'
    ? result.bindings.filter(({ instance }) =>
        source.instances.some(({ id }) => id === instance),
      )
    : [];
}

function idOf({ kind, source }: Tried, { key }: SourceBinding): BindingId {
  return { kind, provider: source.id, key };
}

function instanceKey({ kind, source }: Tried, { instance }: SourceBinding) {
  return [kind, source.id, instance].join('\u0000');
}

function describe(tried: Tried, known: Known): TriedSource {
  const { kind, source, result } = tried;
  return {
    kind,
    provider: source.id,
    title: source.title,
    status: result.status,
    annotations: annotationsOf(tried, known.entity.entity),
    reason: result.status === 'invalid' ? result.reason : undefined,
    wouldNeed: result.status === 'unbound' ? result.wouldNeed : [],
    bindings: boundOf(tried).map(of => describeBinding(tried, of, known)),
  };
}

function describeBinding(
  tried: Tried,
  binding: SourceBinding,
  known: Known,
): TriedBinding {
  const id = keyOfBinding(idOf(tried, binding));
  const instance = tried.source.instances.find(
    item => item.id === binding.instance,
  )!;
  const isKnown = known.stored.has(id);
  const sharing = known.shared.get(id)?.count ?? 0;
  return {
    key: binding.key,
    title: binding.title,
    instance: instance.id,
    instanceTitle: instance.title,
    host: instance.host,
    isKnown,
    sharedWith: isKnown ? Math.max(0, sharing - 1) : sharing,
    rules: tried.kind === 'deployments' ? rulesOf(tried, binding, known) : [],
    probe: known.probes.get(instanceKey(tried, binding)),
  };
}

function rulesOf(
  { source }: Tried,
  { key }: SourceBinding,
  { entity, rules }: Known,
): TriedBinding['rules'] {
  const fits = (rule: { provider?: string; bindingKey?: string }) =>
    (!rule.provider || rule.provider === source.id) &&
    (!rule.bindingKey || fitsPattern(rule.bindingKey, key));
  const { entityRef } = entity;
  return toDrafts({
    environments: rules.environments.filter(fits),
    deploys: rules.deploys.filter(fits),
    links: linkRulesOf({ bindingKey: key, entityRef }, rules.links),
  });
}

/** Those without which the source would make something else of the entity. */
function annotationsOf({ source, result }: Tried, entity: Entity): string[] {
  if ('annotation' in result) {
    return result.annotation ? [result.annotation] : [];
  }
  if (result.status !== 'bound') {
    return [];
  }
  const { annotations = {} } = entity.metadata;
  const made = JSON.stringify(result);
  return Object.keys(annotations)
    .filter(name => {
      const { [name]: _, ...others } = annotations;
      const without = {
        ...entity,
        metadata: { ...entity.metadata, annotations: others },
      };
      return JSON.stringify(resultOf(source, without)) !== made;
    })
    .sort();
}
