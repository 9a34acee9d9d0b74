import {
  belongsByRules,
  linkRulesOf,
  LinkRule,
  SourceRulePreview,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import {
  RunGroup,
  SourceBindingModel,
} from '../../database/source/SourceBindingModel';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';

interface Change {
  before: LinkRule[];
  after: LinkRule[];
}

/** Tries rules about what of something shared belongs to an entity. @internal */
export class LinkRuleTrial {
  readonly #bindings: DatabaseBindingStore;
  readonly #entities: DatabaseEntityStore;
  readonly #sourceBindings: SourceBindingModel;
  readonly #visibleEntities: VisibleEntityModel;

  constructor(options: {
    bindings: DatabaseBindingStore;
    entities: DatabaseEntityStore;
    sourceBindings: SourceBindingModel;
    visibleEntities: VisibleEntityModel;
  }) {
    this.#bindings = options.bindings;
    this.#entities = options.entities;
    this.#sourceBindings = options.sourceBindings;
    this.#visibleEntities = options.visibleEntities;
  }

  /** Of the entities that the rules are about, those that the filter lets through, by their refs. Four statements. */
  async run(
    entityRefs: string[],
    rules: Change,
    visibility: VisibilityFilter,
  ): Promise<SourceRulePreview['links']> {
    const refs = entityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
    const known = (await this.#entities.getByRefs([...new Set(refs)])).filter(
      ({ orphanedAt }) => orphanedAt === undefined,
    );
    const passing = await this.#visibleEntities.listPassing(
      known.map(({ id }) => id),
      visibility,
    );
    const shown = known
      .filter(({ id }) => passing.has(id))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
    const bound = await this.#bindings.listOfEntities(
      shown.map(({ id }) => id),
    );
    const keysOf = ({ id }: StoredEntity) =>
      (bound.get(id) ?? []).filter(({ kind }) => kind === 'deployments');
    const groups = await this.#sourceBindings.groupRuns(shown.flatMap(keysOf));
    return shown.flatMap(entity => {
      const has = new Set(
        keysOf(entity).map(({ provider, key }) => `${provider} ${key}`),
      );
      const moved = movedOf(
        groups.filter(({ provider, bindingKey }) =>
          has.has(`${provider} ${bindingKey}`),
        ),
        entity.entityRef,
        rules,
      );
      return moved.gains || moved.losses
        ? [
            {
              entityRef: entity.entityRef,
              title: entity.title ?? entity.name,
              ...moved,
            },
          ]
        : [];
    });
  }
}

function movedOf(
  groups: RunGroup[],
  entityRef: string,
  { before, after }: Change,
): { gains: number; losses: number } {
  const moved = { gains: 0, losses: 0 };
  for (const { bindingKey, count, ...record } of groups) {
    const about = { bindingKey, entityRef };
    const had = belongsByRules(record, linkRulesOf(about, before));
    const gets = belongsByRules(record, linkRulesOf(about, after));
    moved.gains += gets && !had ? count : 0;
    moved.losses += had && !gets ? count : 0;
  }
  return moved;
}
