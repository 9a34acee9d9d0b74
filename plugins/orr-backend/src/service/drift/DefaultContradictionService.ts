import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  ContradictionItem,
  ContradictionList,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { StoredContradiction } from '../../database/drift/contradictionRows';
import { DatabaseContradictionStore } from '../../database/drift/DatabaseContradictionStore';
import { StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import {
  PolicyAnswer,
  ResourceAuthorizer,
} from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import {
  ContradictionService,
  LookAtContradictionInput,
  RespondToContradictionInput,
} from '../ContradictionService';
import { NamedWrites, Writing } from '../NamedWrites';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import {
  ContradictionScene,
  ContradictionView,
  ContradictionViewer,
} from './ContradictionView';
import { ContradictionWrites } from './ContradictionWrites';

/** @internal */
export interface DefaultContradictionServiceOptions {
  access: EntityAccess;
  auth: AuthService;
  authorizer: ResourceAuthorizer;
  contradictions: DatabaseContradictionStore;
  contradictionView: ContradictionView;
  contradictionWrites: ContradictionWrites;
  writes: NamedWrites;
  /** Whether this portal lets anybody decide. */
  mayDecide: boolean;
}

const PERMISSIONS = [
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
];

interface Opened {
  entity: StoredEntity;
  found: StoredContradiction[];
  scene: ContradictionScene;
  policy: PolicyAnswer;
}

/** Shows contradictions, and lets people respond to them and look at what was said. @internal */
export class DefaultContradictionService implements ContradictionService {
  readonly #options: DefaultContradictionServiceOptions;

  constructor(options: DefaultContradictionServiceOptions) {
    this.#options = options;
  }

  async listEntityContradictions(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<ContradictionList> {
    const { contradictionView } = this.#options;
    const opened = await this.#open(input.entityRef, options);
    const { entity, found, policy, scene } = opened;
    const [mayRead] = await policy.grants([orrReviewReadPermission], {
      entity,
    });
    requireAllowed(mayRead, orrReviewReadPermission);
    const items: ContradictionItem[] = [];
    for (const stored of found) {
      items.push(
        contradictionView.show(
          stored,
          scene,
          await this.#viewerOf(opened, stored, options),
        ),
      );
    }
    return { items };
  }

  async respondToContradiction(
    input: RespondToContradictionInput,
    options: RequestOptions,
  ): Promise<ContradictionItem> {
    const { contradictionWrites } = this.#options;
    return this.#write('respondToContradiction', input, options, {
      permission: orrReviewUpdatePermission,
      write: (trx, known) => contradictionWrites.respond(trx, known),
    });
  }

  async lookAtContradiction(
    input: LookAtContradictionInput,
    options: RequestOptions,
  ): Promise<ContradictionItem> {
    const { contradictionWrites, mayDecide } = this.#options;
    return this.#write('lookAtContradiction', input, options, {
      permission: orrReviewDecidePermission,
      isSwitchedOff: !mayDecide,
      write: (trx, known) => contradictionWrites.look(trx, known),
    });
  }

  async #write<
    TInput extends RespondToContradictionInput | LookAtContradictionInput,
  >(
    operation: string,
    input: TInput,
    options: RequestOptions,
    how: {
      permission: (typeof PERMISSIONS)[number];
      isSwitchedOff?: boolean;
      write: (
        trx: Transaction,
        known: {
          scene: ContradictionScene;
          found: StoredContradiction;
          input: TInput;
          writing: Writing;
        },
      ) => Promise<StoredContradiction>;
    },
  ): Promise<ContradictionItem> {
    const { contradictionView, writes } = this.#options;
    const { permission, isSwitchedOff, write } = how;
    const opened = await this.#open(input.entityRef, options);
    const { found, scene } = opened;
    const stored = found.find(({ id }) => id === input.contradictionId);
    const [allowed] = await this.#grants(opened, stored, [permission]);
    requireAllowed(allowed && !isSwitchedOff, permission);
    return writes.run(operation, input, options.credentials, async writing => {
      if (!stored) {
        throw new NotFoundError(`No contradiction ${input.contradictionId}`);
      }
      const viewer = await this.#viewerOf(opened, stored, options);
      return async trx =>
        contradictionView.show(
          await write(trx, { scene, found: stored, input, writing }),
          scene,
          viewer,
        );
    });
  }

  async #open(entityRef: string, options: RequestOptions): Promise<Opened> {
    const { access, authorizer, contradictions, contradictionView } =
      this.#options;
    const [{ entity }, policy] = await Promise.all([
      access.resolve({ entityRef }, options),
      authorizer.ask(PERMISSIONS, options),
    ]);
    const found = await contradictions.listOpen([entity.id]);
    const scene = await contradictionView.sceneOf(entity, found, options);
    return { entity, found, policy, scene };
  }

  /** Whoever drives a review may be let write where the owners are not, and the other way round. */
  async #grants(
    { entity, policy, scene }: Opened,
    stored: StoredContradiction | undefined,
    permissions: typeof PERMISSIONS,
  ): Promise<boolean[]> {
    const review: StoredReview | undefined =
      stored && scene.reviews.get(stored.reviewId);
    const onEntity = await policy.grants(permissions, { entity });
    if (!review || onEntity.every(Boolean)) {
      return onEntity;
    }
    const onReview = await policy.grants(permissions, { entity, review });
    return onEntity.map((granted, index) => granted || onReview[index]);
  }

  async #viewerOf(
    opened: Opened,
    stored: StoredContradiction,
    { credentials }: RequestOptions,
  ): Promise<ContradictionViewer> {
    const { auth, mayDecide } = this.#options;
    const [, update, decide, notes] = await this.#grants(
      opened,
      stored,
      PERMISSIONS,
    );
    return {
      userRef: auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef
        : undefined,
      mayRespond: update,
      mayLook: decide && mayDecide,
      readsNotes: update || decide || notes,
    };
  }
}
