import { PermissionsService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  canTake,
  orrAssignmentReadPermission,
  orrAssignmentUpdatePermission,
  orrReviewReadPermission,
  REASSIGNABLE_KINDS,
  Reassignment,
  ReassignmentPreview,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReassignmentStore } from '../../database/DatabaseReassignmentStore';
import { Transaction } from '../../database/transaction';
import { requireGranted } from '../authorization/requireGranted';
import { NamedWrites, Writing } from '../NamedWrites';
import { ReassignInput, ReassignmentService } from '../ReassignmentService';
import { RequestOptions } from '../ReviewService';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { reviewSignal } from '../together/reviewSignals';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { reassignedNotifications } from './reassignmentMessages';

/** One transaction gives so much; the caller comes again for the rest. */
const BATCH = 200;
/** Entities that a preview names of each kind. */
const NAMED = 20;

/** @internal */
export interface DefaultReassignmentServiceOptions {
  entities: DatabaseEntityStore;
  outbox: DatabaseOutboxStore;
  permissions: PermissionsService;
  projector: ReadinessProjector;
  reassignments: DatabaseReassignmentStore;
  visibility: EntityVisibility;
  writes: NamedWrites;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** After a re-organisation: what one had in hand goes to another. @internal */
export class DefaultReassignmentService implements ReassignmentService {
  readonly #options: DefaultReassignmentServiceOptions;

  constructor(options: DefaultReassignmentServiceOptions) {
    this.#options = options;
  }

  async previewReassignment(
    input: { fromRef: string },
    options: RequestOptions,
  ): Promise<ReassignmentPreview> {
    const { permissions, reassignments, visibility } = this.#options;
    await requireGranted(permissions, orrAssignmentReadPermission, options);
    const filter = await visibility.filterFor(
      { permission: orrReviewReadPermission },
      options,
    );
    const fromRef = lowerCase(input.fromRef);
    const kinds: ReassignmentPreview['kinds'] = [];
    const first = { fromRef, limit: NAMED };
    for (const kind of REASSIGNABLE_KINDS) {
      const count = await reassignments.count(kind, fromRef);
      kinds.push(
        kind === 'campaigns'
          ? {
              kind,
              count,
              entities: [],
              campaigns: await reassignments.listCampaigns(first),
            }
          : {
              kind,
              count,
              entities: await reassignments.listEntities(kind, {
                ...first,
                visibility: filter,
              }),
            },
      );
    }
    return { fromRef, kinds };
  }

  async reassign(
    input: ReassignInput,
    options: RequestOptions,
  ): Promise<Reassignment> {
    const { mayDecide, permissions, writes } = this.#options;
    await requireGranted(permissions, orrAssignmentUpdatePermission, options);
    if (!mayDecide) {
      throw new NotAllowedError(
        'Giving things to others is refused while permissions are disabled',
      );
    }
    const wanted = {
      ...input,
      fromRef: lowerCase(input.fromRef),
      toRef: lowerCase(input.toRef),
    };
    return writes.run('reassign', input, options.credentials, async writing => {
      await this.#requireTaker(wanted);
      return trx => this.#give(trx, wanted, writing);
    });
  }

  async #requireTaker({ fromRef, toRef, kinds }: ReassignInput): Promise<void> {
    if (fromRef === toRef) {
      throw new InputError('toRef: is the same as fromRef');
    }
    const taker = await this.#options.entities.getByRef(toRef);
    if (!taker || taker.orphanedAt !== undefined) {
      throw new InputError(`toRef: the catalog has no ${toRef}`);
    }
    const refused = kinds.filter(kind => !canTake(kind, taker.kind));
    if (refused.length) {
      throw new InputError(
        `toRef: ${toRef} cannot take over ${refused.join(', ')}`,
      );
    }
  }

  async #give(
    trx: Transaction,
    { fromRef, toRef, kinds, mutationId }: ReassignInput,
    { userRef, now }: Writing,
  ): Promise<Reassignment> {
    const { outbox, projector, reassignments } = this.#options;
    const wanted = [...new Set(kinds)];
    const { counts, reviewIds } = await reassignments.give(trx, {
      fromRef,
      toRef,
      kinds: wanted,
      limit: BATCH,
      actorRef: userRef,
      at: now.toISOString(),
    });
    // Reasons of standings name who has to meet a condition.
    await projector.recompute({
      entityIds: await reassignments.listSubjects(trx, reviewIds),
      now,
      trx,
    });
    let left = 0;
    for (const kind of wanted) {
      left += await reassignments.count(kind, fromRef, trx);
    }
    const given = wanted.map(kind => ({ kind, count: counts.get(kind) ?? 0 }));
    const reassignment = { fromRef, toRef, given, left };
    const messages = given.some(({ count }) => count > 0)
      ? [
          ...reassignedNotifications(reassignment, {
            mutationId,
            actorRef: userRef,
          }),
          ...reviewIds.map(reviewId =>
            reviewSignal('review', { reviewId, actorRef: userRef }),
          ),
        ]
      : [];
    await outbox.add(trx, messages, now);
    return reassignment;
  }
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
