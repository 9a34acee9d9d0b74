import { randomUUID } from 'node:crypto';
import { AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  EntityIncident,
  EntityIncidentPage,
  findingProblem,
  IncidentHindsight,
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  questionsOf,
} from 'backstage-plugin-orr-common';
import {
  EntityIncidentModel,
  FoundIncident,
} from '../../database/incident/EntityIncidentModel';
import { StoredEntity } from '../../database/StoredEntity';
import {
  PolicyAnswer,
  ResourceAuthorizer,
} from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { KnownEntityAccess } from '../catalog/KnownEntityAccess';
import {
  IncidentService,
  ListEntityIncidentsInput,
  RecordIncidentFindingInput,
} from '../IncidentService';
import { NamedWrites } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { FindingWrites, NamedInHindsight } from './FindingWrites';
import { ChecklistBefore, HindsightView } from './HindsightView';
import { IncidentView } from './IncidentView';

/** @internal */
export interface DefaultIncidentServiceOptions {
  access: EntityAccess;
  auth: AuthService;
  authorizer: ResourceAuthorizer;
  entityIncidents: EntityIncidentModel;
  findingWrites: FindingWrites;
  hindsight: HindsightView;
  incidentView: IncidentView;
  knownAccess: KnownEntityAccess;
  writes: NamedWrites;
}

const PERMISSIONS = [orrReviewReadPermission, orrReviewUpdatePermission];

/** Shows incidents and keeps which questions should have caught them. No standing follows from it. @internal */
export class DefaultIncidentService implements IncidentService {
  readonly #options: DefaultIncidentServiceOptions;

  constructor(options: DefaultIncidentServiceOptions) {
    this.#options = options;
  }

  async listEntityIncidents(
    input: ListEntityIncidentsInput,
    options: RequestOptions,
  ): Promise<EntityIncidentPage> {
    const { entityIncidents, incidentView, knownAccess } = this.#options;
    const [entity, policy] = await Promise.all([
      knownAccess.require(orrReadinessReadPermission, input, options),
      this.#options.authorizer.ask(PERMISSIONS, options),
    ]);
    const { readReviews, lookBack } = await this.#rights(
      entity,
      policy,
      options,
    );
    const binding = { list: 'incidents', entityId: entity.id };
    const after = input.cursor
      ? toPlace(parsePageCursor(input.cursor, binding))
      : undefined;
    const found = await entityIncidents.listPage({
      entityId: entity.id,
      limit: input.limit,
      after,
    });
    const page = found.slice(0, input.limit);
    return {
      items: await incidentView.show(entity.id, page, {
        withFindings: readReviews,
      }),
      totalItems: await entityIncidents.count(entity.id),
      nextCursor:
        found.length > page.length
          ? toPageCursor(positionOf(page[page.length - 1]), binding)
          : undefined,
      may: { lookBack, readFindings: readReviews },
    };
  }

  async getIncidentHindsight(
    input: { entityRef: string; incidentId: string },
    options: RequestOptions,
  ): Promise<IncidentHindsight> {
    const { hindsight, incidentView } = this.#options;
    const { entity, readReviews, lookBack } = await this.#open(input, options);
    requireAllowed(readReviews, orrReviewReadPermission);
    const found = await this.#find(entity, input.incidentId);
    const before = await hindsight.of(entity, found.openedAt, options);
    const [incident] = await incidentView.show(entity.id, [found], {
      withFindings: true,
    });
    return {
      incident,
      checklists: await hindsight.show(entity, before, options),
      may: { lookBack: lookBack && incident.resolvedAt !== undefined },
    };
  }

  async recordIncidentFinding(
    input: RecordIncidentFindingInput,
    options: RequestOptions,
  ): Promise<EntityIncident> {
    const { findingWrites, hindsight, incidentView, writes } = this.#options;
    const { entity, readReviews, update } = await this.#open(input, options);
    requireAllowed(update, orrReviewUpdatePermission);
    return writes.run(
      'recordIncidentFinding',
      input,
      options.credentials,
      async writing => {
        const incident = await this.#find(entity, input.incidentId);
        const before = await hindsight.of(entity, incident.openedAt, options);
        const named = namedIn(before, input, incident);
        const id = randomUUID();
        const [shown] = await incidentView.show(entity.id, [incident], {
          withFindings: false,
        });
        return async trx => {
          const finding = await findingWrites.put(trx, {
            id,
            entity,
            incident,
            input,
            named,
            writing,
          });
          return readReviews ? { ...shown, finding } : shown;
        };
      },
    );
  }

  async #open(input: { entityRef: string }, options: RequestOptions) {
    const { access, authorizer } = this.#options;
    const [{ entity }, policy] = await Promise.all([
      access.resolve(input, options),
      authorizer.ask(PERMISSIONS, options),
    ]);
    return { entity, ...(await this.#rights(entity, policy, options)) };
  }

  async #rights(
    entity: StoredEntity,
    policy: PolicyAnswer,
    { credentials }: RequestOptions,
  ) {
    const [readReviews, update] = await policy.grants(PERMISSIONS, { entity });
    const isPerson = this.#options.auth.isPrincipal(credentials, 'user');
    return { readReviews, update, lookBack: update && isPerson };
  }

  async #find(
    { id, entityRef }: StoredEntity,
    incidentId: string,
  ): Promise<FoundIncident> {
    const found = await this.#options.entityIncidents.get(id, incidentId);
    if (!found) {
      throw new NotFoundError(`No incident ${incidentId} of ${entityRef}`);
    }
    return found;
  }
}

/** Throws where it cannot be said of this incident. */
function namedIn(
  before: ChecklistBefore[],
  input: RecordIncidentFindingInput,
  { resolvedAt }: FoundIncident,
): NamedInHindsight | undefined {
  const named = before.map(({ current, answered }) => {
    const versions = [answered?.checklist, current].filter(
      version => version !== undefined,
    );
    return {
      checklistId: versions[0].checklistId,
      reviewId: answered?.decision.reviewId,
      questions: versions.flatMap(({ document }) => questionsOf(document)),
    };
  });
  const problem = findingProblem(input, {
    resolvedAt,
    questionIds: new Map(
      named.map(({ checklistId, questions }) => [
        checklistId,
        new Set(questions.map(({ id }) => id)),
      ]),
    ),
  });
  if (problem) {
    throw problem.kind === 'state'
      ? new ConflictError(problem.text)
      : new InputError(problem.text);
  }
  const checklist = named.find(one => one.checklistId === input.checklistId);
  const question = checklist?.questions.find(
    ({ id }) => id === input.questionId,
  );
  return (
    question && {
      checklistId: checklist!.checklistId,
      reviewId: checklist!.reviewId,
      questionId: question.id,
      questionTitle: question.title,
    }
  );
}

function positionOf({ resolvedAt, openedAt, id }: FoundIncident) {
  return { value: `${resolvedAt ? 'closed' : 'open'} ${openedAt}`, id };
}

function toPlace({ value, id }: { value: string; id: string }) {
  const [state, openedAt] = value.split(' ');
  return { isOpen: state === 'open', openedAt: openedAt ?? '', id };
}
