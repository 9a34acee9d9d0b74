import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  catalogFactsOf,
  checklistApplies,
  countPrefillable,
  EntityFacts,
  KnownFact,
  orrReadinessReadPermission,
  relatedRefsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { FirstDecisionModel } from '../../database/FirstDecisionModel';
import { StoredEntity } from '../../database/StoredEntity';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess, ResolvedEntity } from '../catalog/EntityAccess';
import { SparedQuestions } from '../checklists/SparedQuestions';
import { EntityFactsService } from '../EntityFactsService';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';

/** All that facts are made of; the rest of an entity may be large. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.links',
  'metadata.annotations',
  'spec.profile',
  'relations',
];

/**
 * Reads facts from the live catalog, asked as the caller: what it hides from them is absent. It authorises by itself.
 *
 * @internal
 */
export class DefaultEntityFactsService implements EntityFactsService {
  readonly #catalog: CatalogService;
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #checklists: DatabaseChecklistStore;
  readonly #sparedQuestions: SparedQuestions;
  readonly #logger: LoggerService;

  constructor(options: {
    catalog: CatalogService;
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    checklists: DatabaseChecklistStore;
    firstDecisions: FirstDecisionModel;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#access = options.access;
    this.#authorizer = options.authorizer;
    this.#checklists = options.checklists;
    this.#sparedQuestions = new SparedQuestions(options);
    this.#logger = options.logger;
  }

  async getEntityFacts(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityFacts> {
    const resolved = await this.#access.resolve(input, options);
    const { entity } = resolved;
    const [allowed] = await this.#authorizer.authorize({
      permissions: [orrReadinessReadPermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReadinessReadPermission);
    const related = await this.#relatedTo(resolved, options);
    const facts = catalogFactsOf({
      entity: entity.entity,
      related: related ?? [],
      tier: entity.tier,
    });
    return {
      entityRef: entity.entityRef,
      facts,
      ...(related
        ? { source: 'catalog', seenAt: resolved.seenAt }
        : { source: 'stored', seenAt: entity.seenAt }),
      checklists: await this.#countsOf(entity, facts),
    };
  }

  /** The entities around it that the caller may see; nothing where the catalog could not be asked. */
  async #relatedTo(
    { entity, source }: ResolvedEntity,
    options: RequestOptions,
  ): Promise<Entity[] | undefined> {
    const entityRefs = relatedRefsOf(entity.entity);
    if (source === 'stored') {
      return undefined;
    }
    if (!entityRefs.length) {
      return [];
    }
    try {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        options,
      );
      return items.flatMap(item => item ?? []);
    } catch (error) {
      this.#logger.warn(
        `The catalog could not be asked for what is around ${entity.entityRef}`,
        error as Error,
      );
      return undefined;
    }
  }

  async #countsOf(
    stored: StoredEntity,
    facts: KnownFact[],
  ): Promise<EntityFacts['checklists']> {
    const { entity, entityRef } = stored;
    const applying = (await this.#checklists.listCurrent()).filter(
      ({ document }) => checklistApplies(document, entity, { entityRef }),
    );
    const spared = await this.#sparedQuestions.ofEntity(stored, applying);
    return applying.map(({ checklistId, document }) => ({
      checklistId,
      ...countPrefillable(document, {
        entity,
        facts,
        sparedQuestionIds: spared.get(checklistId),
      }),
    }));
  }
}
