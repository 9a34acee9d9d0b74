import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
} from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';

/** The group that owns an entity together with its owner. */
const CO_OWNER_ANNOTATION = 'meridian.example.org/co-owner';

/**
 * Lets two teams share an entity, as organisations do whose catalog is fed by rules of their own.
 *
 * @internal
 */
export class CoOwnerProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'CoOwnerProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: unknown,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const coOwner = entity.metadata.annotations?.[CO_OWNER_ANNOTATION];
    if (coOwner) {
      const source = getCompoundEntityRef(entity);
      const target = parseEntityRef(coOwner, {
        defaultKind: 'group',
        defaultNamespace: source.namespace,
      });
      emit(
        processingResult.relation({ source, type: RELATION_OWNED_BY, target }),
      );
      emit(
        processingResult.relation({
          source: target,
          type: RELATION_OWNER_OF,
          target: source,
        }),
      );
    }
    return entity;
  }
}
