import { NotAllowedError } from '@backstage/errors';
import {
  checklistApplies,
  ChecklistVersion,
  CoverablePart,
  givesStandings,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  SystemCoverage,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredReadiness } from '../../database/readinessRows';
import { StoredEntity } from '../../database/StoredEntity';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { CoverageService } from '../CoverageService';
import { toEntitySummary } from '../review/ReviewDetails';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';

/** More parts than a person chooses from. */
const MAX_PARTS = 200;

/** The parts of a system as the caller may see them, with what is known of each. */
interface KnownParts {
  parts: StoredEntity[];
  startable: StoredEntity[];
  /** Standings of those parts whose readiness the caller may read. */
  standings: StoredReadiness[];
  taken: { entityId: string; checklistId: string }[];
}

function applies({ document }: ChecklistVersion, part: StoredEntity): boolean {
  return checklistApplies(document, part.entity, { entityRef: part.entityRef });
}

/** @internal */
export interface DefaultCoverageServiceOptions {
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  sieve: EntitySieve;
  entities: DatabaseEntityStore;
  checklists: DatabaseChecklistStore;
  coverage: DatabaseCoverageStore;
  readiness: DatabaseReadinessStore;
  reviews: DatabaseReviewStore;
}

/** Tells which parts of a system one review could cover. It authorises by itself, as what is hidden is just absent. @internal */
export class DefaultCoverageService implements CoverageService {
  readonly #options: DefaultCoverageServiceOptions;

  constructor(options: DefaultCoverageServiceOptions) {
    this.#options = options;
  }

  async getSystemCoverage(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<SystemCoverage> {
    const { access, authorizer, checklists, reviews } = this.#options;
    const { entity } = await access.resolve(input, options);
    const [read, createReview] = await authorizer.authorize({
      permissions: [orrReadinessReadPermission, orrReviewCreatePermission],
      entity,
      ...options,
    });
    if (!read) {
      throw new NotAllowedError(
        `You lack the permission ${orrReadinessReadPermission.name} here`,
      );
    }
    if (entity.kind !== 'system') {
      return { checklists: [], may: { createReview } };
    }
    const current = (await checklists.listCurrent()).filter(({ document }) =>
      givesStandings(document),
    );
    const known = await this.#knownParts(entity, current, options);
    const open = await reviews.listOpenOwn(entity.id);
    return {
      checklists: current
        .filter(checklist => known.parts.some(part => applies(checklist, part)))
        .map(checklist => ({
          checklistId: checklist.checklistId,
          checklistTitle: checklist.document.title,
          kinds: checklist.document.kinds,
          openReviewId: open.find(
            ({ checklistId }) => checklistId === checklist.checklistId,
          )?.id,
          parts: known.parts.map(part => toPart(part, checklist, known)),
        })),
      may: { createReview },
    };
  }

  async #knownParts(
    system: StoredEntity,
    current: ChecklistVersion[],
    options: RequestOptions,
  ): Promise<KnownParts> {
    const { entities, sieve, coverage, readiness } = this.#options;
    const parts = await sieve.shown(
      await entities.listBySystem(system.entityRef, { limit: MAX_PARTS }),
      options,
    );
    const readable = await sieve.granted(
      orrReadinessReadPermission,
      parts,
      options,
    );
    return {
      parts,
      startable: await sieve.granted(orrReviewCreatePermission, parts, options),
      standings: await readiness.listByEntities(readable.map(({ id }) => id)),
      taken: await coverage.listInReview({
        entityIds: parts.map(({ id }) => id),
        checklistIds: current.map(({ checklistId }) => checklistId),
      }),
    };
  }
}

function toPart(
  part: StoredEntity,
  checklist: ChecklistVersion,
  { startable, standings, taken }: KnownParts,
): CoverablePart {
  const { checklistId } = checklist;
  const isThis = (row: { entityId: string; checklistId: string }) =>
    row.entityId === part.id && row.checklistId === checklistId;
  const refusalOf = (): CoverablePart['refusal'] => {
    if (!applies(checklist, part)) {
      return 'doesNotApply';
    }
    if (taken.some(isThis)) {
      return 'inReview';
    }
    return startable.includes(part) ? undefined : 'permission';
  };
  const refusal = refusalOf();
  return {
    entity: toEntitySummary(part),
    standing: standings.find(isThis)?.standing,
    ...(refusal && { refusal }),
  };
}
