import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  Erasure,
  HistoryVerification,
  orrHistoryErasePermission,
  orrHistoryPersonReadPermission,
  orrHistoryVerifyPermission,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseErasure } from '../../database/DatabaseErasure';
import { HistoryCareService } from '../HistoryCareService';
import { NamedWrites } from '../NamedWrites';
import { RequestOptions } from '../ReviewService';
import { requireGranted } from '../authorization/requireGranted';
import { ChainWalk } from './ChainWalk';

/** @internal */
export interface DefaultHistoryCareServiceOptions {
  chainWalk: ChainWalk;
  clock: OrrClock;
  erasure: DatabaseErasure;
  permissions: PermissionsService;
  writes: NamedWrites;
}

/** @internal */
export class DefaultHistoryCareService implements HistoryCareService {
  readonly #options: DefaultHistoryCareServiceOptions;

  constructor(options: DefaultHistoryCareServiceOptions) {
    this.#options = options;
  }

  async verifyHistory(options: RequestOptions): Promise<HistoryVerification> {
    const { chainWalk, clock, permissions } = this.#options;
    await requireGranted(permissions, orrHistoryVerifyPermission, options);
    return chainWalk.verifyAll(clock.now());
  }

  async previewErasure(
    input: { userRef: string },
    options: RequestOptions,
  ): Promise<Erasure> {
    const { erasure, permissions } = this.#options;
    await requireGranted(permissions, orrHistoryPersonReadPermission, options);
    return erasure.count(lowerCase(input.userRef));
  }

  async eraseContent(
    input: { mutationId: string; userRef: string },
    options: RequestOptions,
  ): Promise<Erasure> {
    const { erasure, permissions, writes } = this.#options;
    await requireGranted(permissions, orrHistoryErasePermission, options);
    return writes.run(
      'eraseContent',
      input,
      options.credentials,
      async ({ userRef: actorRef, now }) =>
        trx =>
          erasure.erase(trx, {
            userRef: lowerCase(input.userRef),
            actorRef,
            now,
          }),
    );
  }
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
