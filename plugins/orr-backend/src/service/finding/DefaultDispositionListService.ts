import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  DispositionList,
  DispositionPage,
  EscalationItem,
  orrReviewReadPermission,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import {
  DatabaseEscalationStore,
  StoredEscalation,
} from '../../database/DatabaseEscalationStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { StoredEntity } from '../../database/StoredEntity';
import { PersonGroups } from '../authorization/PersonGroups';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { CoverageView } from '../coverage/CoverageView';
import {
  DispositionExportQuery,
  DispositionListQuery,
  DispositionListService,
} from '../DispositionService';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { EscalationView } from '../escalation/EscalationView';
import { ReviewDetails } from '../review/ReviewDetails';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { DispositionItems } from './DispositionItems';
import { DispositionRegister } from './DispositionRegister';
import { FINDING_PERMISSIONS, toFindingGrants } from './DispositionAccess';
import { FindingPerson } from './findingRights';
import { isDisposable } from './DispositionWrites';

/** @internal */
export interface DefaultDispositionListServiceOptions {
  auth: AuthService;
  access: EntityAccess;
  authorizer: ResourceAuthorizer;
  coverageView: CoverageView;
  details: ReviewDetails;
  entities: DatabaseEntityStore;
  dispositions: DatabaseDispositionStore;
  escalations: DatabaseEscalationStore;
  escalationView: EscalationView;
  dispositionItems: DispositionItems;
  dispositionRegister: DispositionRegister;
  personGroups: PersonGroups;
  reviewAccess: ReviewAccess;
  sieve: EntitySieve;
  mayDecide: boolean;
}

interface QuestionOfReview {
  reviewId: string;
  questionId: string;
}

/** Shows what was decided about gaps. It authorises by itself: of what is hidden, nothing is told. @internal */
export class DefaultDispositionListService implements DispositionListService {
  readonly #options: DefaultDispositionListServiceOptions;

  constructor(options: DefaultDispositionListServiceOptions) {
    this.#options = options;
  }

  async listReviewDispositions(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<DispositionList> {
    const { reviewAccess, dispositions, coverageView, dispositionItems } =
      this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      { ...input, besides: FINDING_PERMISSIONS },
      options,
    );
    const shownRefs = await coverageView.shownRefs(loaded, options);
    const found = (await dispositions.listUnder(loaded.review)).filter(
      ({ coveredEntityRef }) =>
        coveredEntityRef === undefined || shownRefs.has(coveredEntityRef),
    );
    const person = await this.#personOf(options.credentials);
    const granted = this.#granted(besides);
    return {
      items: await dispositionItems.of(found, {
        person,
        grantsOf: async () => granted,
      }),
      may: {
        propose:
          person !== undefined &&
          granted.update &&
          isDisposable(loaded.review.state),
      },
    };
  }

  async listEntityDispositions(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<DispositionList> {
    const { access, authorizer, dispositions, escalations } = this.#options;
    const { dispositionItems, details } = this.#options;
    const permissions = [orrReviewReadPermission, ...FINDING_PERMISSIONS];
    const [{ entity }, policy] = await Promise.all([
      access.resolve(input, options),
      authorizer.ask(permissions, options),
    ]);
    const [allowed] = await policy.grants([orrReviewReadPermission], {
      entity,
    });
    requireAllowed(allowed, orrReviewReadPermission);
    const [found, escalated] = await this.#shownOf(
      entity,
      [
        await dispositions.listOfEntity(entity.id),
        await escalations.listOpenOfEntity(entity.id),
      ],
      options,
    );
    const reviews = await details.loadAll([
      ...new Set([...found, ...escalated].map(({ reviewId }) => reviewId)),
    ]);
    // Who stands behind an entity is read once for all of its reviews.
    const people = new Map(
      [...reviews.values()].map(({ entity: about }) => [
        about.id,
        authorizer.peopleBehind(about),
      ]),
    );
    const items = await dispositionItems.of(found, {
      person: await this.#personOf(options.credentials),
      grantsOf: async reviewId => {
        const loaded = reviews.get(reviewId)!;
        return this.#granted(
          await policy.grants(FINDING_PERMISSIONS, {
            ...loaded,
            people: people.get(loaded.entity.id),
          }),
        );
      },
    });
    const titleOf = ({ reviewId, questionId }: QuestionOfReview) =>
      questionsOf(reviews.get(reviewId)!.checklist.document).find(
        ({ id }) => id === questionId,
      )?.title;
    return {
      items: items.map(item => ({
        ...item,
        questionTitle: titleOf(item.disposition),
      })),
      ...(escalated.length && {
        escalations: await this.#escalationItems(escalated, {
          reviews,
          titleOf,
          credentials: options.credentials,
        }),
      }),
      // A gap is one of a review: it is disposed of there.
      may: { propose: false },
    };
  }

  async #escalationItems(
    escalated: StoredEscalation[],
    known: {
      reviews: Map<string, LoadedReview>;
      titleOf: (question: QuestionOfReview) => string | undefined;
      credentials: BackstageCredentials;
    },
  ): Promise<EscalationItem[]> {
    const { escalationView } = this.#options;
    const { reviews, titleOf, credentials } = known;
    const viewer = await escalationView.viewerOf(credentials);
    return escalated.map(stored => ({
      ...escalationView.show(stored, {
        state: reviews.get(stored.reviewId)!.review.state,
        viewer,
      }),
      questionTitle: titleOf(stored),
    }));
  }

  async listDispositions(
    query: DispositionListQuery,
    options: RequestOptions,
  ): Promise<DispositionPage> {
    return this.#options.dispositionRegister.list(query, options);
  }

  async exportDispositions(
    query: DispositionExportQuery,
    options: RequestOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#options.dispositionRegister.exportCsv(query, options);
  }

  /** Of systems and covered entities, those that the caller sees and whose reviews they may read. */
  async #shownOf(
    entity: StoredEntity,
    all: [StoredDisposition[], StoredEscalation[]],
    options: RequestOptions,
  ): Promise<[StoredDisposition[], StoredEscalation[]]> {
    const { sieve, entities } = this.#options;
    const others = new Set(
      all
        .flat()
        .flatMap(({ entityId, coveredEntityId }) => [entityId, coveredEntityId])
        .filter(id => id !== undefined && id !== entity.id) as string[],
    );
    if (!others.size) {
      return all;
    }
    const shown = await sieve.shown(
      await entities.getByIds([...others]),
      options,
    );
    const granted = await sieve.granted(
      orrReviewReadPermission,
      shown,
      options,
    );
    const seen = new Set([entity.id, ...shown.map(({ id }) => id)]);
    const readable = new Set([entity.id, ...granted.map(({ id }) => id)]);
    const isShown = ({
      entityId,
      coveredEntityId,
    }: StoredDisposition | StoredEscalation) =>
      readable.has(entityId) &&
      (coveredEntityId === undefined || seen.has(coveredEntityId));
    const [found, escalated] = all;
    return [found.filter(isShown), escalated.filter(isShown)];
  }

  #granted(besides: boolean[]) {
    const granted = toFindingGrants(besides);
    const { mayDecide } = this.#options;
    return {
      update: granted.update,
      decide: granted.decide && mayDecide,
      accept: granted.accept && mayDecide,
      acceptHigh: granted.acceptHigh && mayDecide,
    };
  }

  async #personOf(
    credentials: BackstageCredentials,
  ): Promise<FindingPerson | undefined> {
    const { auth, personGroups } = this.#options;
    return auth.isPrincipal(credentials, 'user')
      ? personGroups.of(credentials)
      : undefined;
  }
}
