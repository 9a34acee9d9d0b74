import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { BindingKind } from '../../database/source/bindingRows';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { DeploymentsMeaning, IncidentsMeaning } from './InboxMeaning';

type Meaning = DeploymentsMeaning | IncidentsMeaning;

/** What an event is about, as the catalog has it. @internal */
export interface FoundSubject {
  entityIds: string[];
  entityRefs: string[];
  /** By which it was found; absent where the event names entities. */
  bindingKey?: string;
  /** That of the binding. */
  instance?: string;
}

function kindOf(meaning: Meaning): BindingKind {
  return meaning.kind === 'incidents'
    ? meaning.boundAs ?? 'incidents'
    : 'deployments';
}

/** Finds the entities that events are about, in few statements for many events. @internal */
export class EventSubjects {
  readonly #bindings: DatabaseBindingStore;
  readonly #entities: DatabaseEntityStore;
  readonly #entityBindings: DatabaseEntityBindingStore;

  constructor(options: {
    bindings: DatabaseBindingStore;
    entities: DatabaseEntityStore;
    entityBindings: DatabaseEntityBindingStore;
  }) {
    this.#bindings = options.bindings;
    this.#entities = options.entities;
    this.#entityBindings = options.entityBindings;
  }

  /** What nothing of the catalog is about has no entry. */
  async find(meanings: Meaning[]): Promise<Map<Meaning, FoundSubject>> {
    return new Map([
      ...(await this.#byRefs(meanings)),
      ...(await this.#byBindings(meanings)),
    ]);
  }

  async #byRefs(meanings: Meaning[]): Promise<[Meaning, FoundSubject][]> {
    const refsOf = ({ about }: Meaning) =>
      'entityRefs' in about ? about.entityRefs : [];
    const refs = [...new Set(meanings.flatMap(refsOf))];
    const known = await this.#entities.getByRefs(refs);
    const ids = new Map(
      known
        .filter(({ orphanedAt }) => orphanedAt === undefined)
        .map(({ entityRef, id }) => [entityRef, id]),
    );
    return meanings.flatMap((meaning): [Meaning, FoundSubject][] => {
      const entityRefs = refsOf(meaning).filter(ref => ids.has(ref));
      const entityIds = entityRefs.map(ref => ids.get(ref)!);
      return entityIds.length ? [[meaning, { entityIds, entityRefs }]] : [];
    });
  }

  async #byBindings(meanings: Meaning[]): Promise<[Meaning, FoundSubject][]> {
    const found: [Meaning, FoundSubject][] = [];
    const groups = new Map<string, Meaning[]>();
    for (const meaning of meanings) {
      const group = `${kindOf(meaning)} ${meaning.provider}`;
      groups.set(group, [...(groups.get(group) ?? []), meaning]);
    }
    for (const ofSource of groups.values()) {
      const kind = kindOf(ofSource[0]);
      const { provider } = ofSource[0];
      const keysOf = ({ about }: Meaning) =>
        'bindingKeys' in about ? about.bindingKeys : [];
      const entities = await this.#entityBindings.listEntities(
        { kind, provider },
        ofSource.flatMap(keysOf),
      );
      const instances = await this.#instancesOf(kind, provider, [
        ...entities.keys(),
      ]);
      for (const meaning of ofSource) {
        const keys = keysOf(meaning).filter(key => entities.has(key));
        const ofKeys = new Map(
          keys.flatMap(key =>
            entities.get(key)!.map(({ id, entityRef }) => [id, entityRef]),
          ),
        );
        if (ofKeys.size) {
          found.push([
            meaning,
            {
              entityIds: [...ofKeys.keys()],
              entityRefs: [...ofKeys.values()],
              bindingKey: keys[0],
              instance: instances.get(keys[0]),
            },
          ]);
        }
      }
    }
    return found;
  }

  async #instancesOf(
    kind: BindingKind,
    provider: string,
    keys: string[],
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const key of keys) {
      const binding = await this.#bindings.get({ kind, provider, key });
      if (binding) {
        found.set(key, binding.instance);
      }
    }
    return found;
  }
}
