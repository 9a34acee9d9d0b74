import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  EntityMove,
  EntityMovePage,
  EntityMovePreview,
  orrEntityMovePermission,
  orrEntityMoveReadPermission,
  WaitingEntityMoves,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseEntityMoveStore } from '../../database/DatabaseEntityMoveStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseVisibleSetStore } from '../../database/DatabaseVisibleSetStore';
import { requireGranted } from '../authorization/requireGranted';
import { EntityProjector } from '../catalog/EntityProjector';
import { EntityMoveService, MoveEntityInput } from '../EntityMoveService';
import { NamedWrites } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { AnnotatedMoves } from './AnnotatedMoves';
import { EntityMover } from './EntityMover';
import { MoveJudging, MovePair } from './MoveJudging';

/** @internal */
export interface DefaultEntityMoveServiceOptions {
  annotatedMoves: AnnotatedMoves;
  auth: AuthService;
  catalog: CatalogService;
  clock: OrrClock;
  entities: DatabaseEntityStore;
  entityMoves: DatabaseEntityMoveStore;
  entityProjector: EntityProjector;
  judging: MoveJudging;
  mover: EntityMover;
  permissions: PermissionsService;
  visibleSets: DatabaseVisibleSetStore;
  writes: NamedWrites;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

const BINDING = { list: 'entity-moves' };

/** What administrators do about entities that have another ref now. @internal */
export class DefaultEntityMoveService implements EntityMoveService {
  readonly #options: DefaultEntityMoveServiceOptions;

  constructor(options: DefaultEntityMoveServiceOptions) {
    this.#options = options;
  }

  async listEntityMoves(
    { limit, cursor }: { limit: number; cursor?: string },
    options: RequestOptions,
  ): Promise<EntityMovePage> {
    await this.#requireGranted(orrEntityMoveReadPermission, options);
    const before = cursor ? parsePageCursor(cursor, BINDING) : undefined;
    const found = await this.#options.entityMoves.listPage({
      limit,
      before: before && { movedAt: before.value, id: before.id },
    });
    const items = found.slice(0, limit);
    const last = items[items.length - 1];
    return {
      items,
      nextCursor:
        found.length > items.length
          ? toPageCursor({ value: last.movedAt, id: last.id }, BINDING)
          : undefined,
    };
  }

  async listWaitingEntityMoves(
    options: RequestOptions,
  ): Promise<WaitingEntityMoves> {
    await this.#requireGranted(orrEntityMoveReadPermission, options);
    return this.#options.annotatedMoves.listWaiting();
  }

  async previewEntityMove(
    input: { fromRef: string; toRef: string; swap: boolean },
    options: RequestOptions,
  ): Promise<EntityMovePreview> {
    await this.#requireGranted(orrEntityMoveReadPermission, options);
    const pair = await this.#pairOf(input);
    return {
      fromRef: pair.fromRef,
      toRef: pair.toRef,
      swap: pair.swap,
      ...(await this.#options.judging.judge(pair)),
    };
  }

  async moveEntity(
    input: MoveEntityInput,
    options: RequestOptions,
  ): Promise<EntityMove> {
    const { mayDecide, mover, visibleSets, writes } = this.#options;
    await this.#requireGranted(orrEntityMovePermission, options);
    if (!mayDecide) {
      throw new NotAllowedError(
        'Carrying a history is refused while permissions are disabled',
      );
    }
    const moved = await writes.run(
      'moveEntity',
      input,
      options.credentials,
      async ({ userRef, now }) => {
        const pair = await this.#pairOf(input);
        return trx =>
          mover.move(trx, pair, { cause: 'admin', movedBy: userRef, now });
      },
    );
    await visibleSets.expire(moved.movedAt);
    return moved;
  }

  /** What the catalog has now, written through: it may know more than the last sweep. */
  async #pairOf(input: {
    fromRef: string;
    toRef: string;
    swap: boolean;
  }): Promise<MovePair> {
    const { auth, catalog, clock, entities, entityProjector } = this.#options;
    const [fromRef, toRef] = [input.fromRef, input.toRef].map(ref =>
      ref.toLocaleLowerCase('en-US'),
    );
    let found;
    try {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: [fromRef, toRef] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      found = items;
    } catch (error) {
      throw new ServiceUnavailableError('The catalog cannot be reached', error);
    }
    await entityProjector.writeThrough(
      await entityProjector.project(found.flatMap(entity => entity ?? [])),
      clock.now(),
    );
    const stored = await entities.getByRefs([fromRef, toRef]);
    return {
      fromRef,
      toRef,
      swap: input.swap,
      from: stored.find(({ entityRef }) => entityRef === fromRef),
      to: stored.find(({ entityRef }) => entityRef === toRef),
      isFromInCatalog: found[0] !== undefined,
      isToInCatalog: found[1] !== undefined,
    };
  }

  async #requireGranted(
    permission: BasicPermission,
    options: RequestOptions,
  ): Promise<void> {
    await requireGranted(this.#options.permissions, permission, options);
  }
}
