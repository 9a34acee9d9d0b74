import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ChecklistDocument,
  checklistApplies,
} from 'backstage-plugin-orr-common';
import { DemoSubject } from './planYear';
import { TOGETHER } from './storyLines';

function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}

function applies(checklist: ChecklistDocument, entity: Entity): boolean {
  return checklistApplies(checklist, entity, {
    entityRef: stringifyEntityRef(entity),
  });
}

/** The systems whose parts share a review under a checklist, by the refs of the parts. */
function sharingOf(
  entities: Entity[],
  checklist: ChecklistDocument,
): Map<Entity, Entity[]> {
  const systems = entities.filter(
    ({ kind, metadata }) => kind === 'System' && TOGETHER[metadata.name],
  );
  return new Map(
    systems
      .map((system): [Entity, Entity[]] => [
        system,
        entities.filter(
          entity =>
            targetsOf(entity, RELATION_PART_OF).includes(
              stringifyEntityRef(system),
            ) && applies(checklist, entity),
        ),
      ])
      // A single part has nothing to share with.
      .filter(([, parts]) => parts.length > 1),
  );
}

/** What the year tells of: each entity with each checklist that applies to it, or its system where the parts share a review. @internal */
export function demoSubjects(
  entities: Entity[],
  checklists: ChecklistDocument[],
): DemoSubject[] {
  return checklists.flatMap(checklist => {
    const sharing = sharingOf(entities, checklist);
    const shared = new Set([...sharing.values()].flat());
    const subjectOf = (entity: Entity): DemoSubject => ({
      entityRef: stringifyEntityRef(entity),
      entity,
      ownerRefs: targetsOf(entity, RELATION_OWNED_BY),
      checklist,
    });
    return [
      ...entities
        .filter(entity => applies(checklist, entity) && !shared.has(entity))
        .map(subjectOf),
      ...[...sharing].map(([system, parts]) => ({
        ...subjectOf(system),
        ownerRefs: [
          ...new Set(
            [system, ...parts].flatMap(entity =>
              targetsOf(entity, RELATION_OWNED_BY),
            ),
          ),
        ],
        partRefs: parts.map(part => stringifyEntityRef(part)),
      })),
    ];
  });
}
