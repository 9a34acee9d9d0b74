import { Entity } from '@backstage/catalog-model';
import { orrReadinessReadPermission } from 'backstage-plugin-orr-common';
import {
  ProgrammeCoverageModel,
  ScannedEntity,
} from '../../database/ProgrammeCoverageModel';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** Entities that are read at a time: few statements, and never the whole catalog in memory. */
const PAGE = 2_000;

/** An entity as filters look at it. @internal */
export interface SeenEntity extends Omit<ScannedEntity, 'entityJson'> {
  entity: Entity;
}

/** Walks all entities that a caller sees, for what only the filters themselves can tell. @internal */
export class EntityScan {
  readonly #model: ProgrammeCoverageModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    programmeCoverage: ProgrammeCoverageModel;
    visibility: EntityVisibility;
  }) {
    this.#model = options.programmeCoverage;
    this.#visibility = options.visibility;
  }

  async *entities(options: RequestOptions): AsyncIterable<SeenEntity> {
    const visibility = await this.#visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    let afterId: string | undefined;
    for (;;) {
      const page = await this.#model.scan({ visibility, limit: PAGE, afterId });
      for (const { entityJson, ...rest } of page) {
        yield { ...rest, entity: JSON.parse(entityJson) };
      }
      if (page.length < PAGE) {
        return;
      }
      afterId = page[page.length - 1].id;
    }
  }
}
