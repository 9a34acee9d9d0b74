import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  orrReadModelMaintainPermission,
  RollUpState,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseRollUpStore } from '../../database/rollUp/DatabaseRollUpStore';
import { noteChange } from '../../changeTrail';
import { requireGranted } from '../authorization/requireGranted';
import { RequestOptions } from '../ReviewService';
import { RollUpService } from '../RollUpService';
import { viewerOf } from '../viewerOf';
import { freshnessOf } from './freshnessOf';

/** @internal */
export class DefaultRollUpService implements RollUpService {
  readonly #clock: OrrClock;
  readonly #permissions: PermissionsService;
  readonly #rollUps: DatabaseRollUpStore;

  constructor(options: {
    clock: OrrClock;
    permissions: PermissionsService;
    rollUps: DatabaseRollUpStore;
  }) {
    this.#clock = options.clock;
    this.#permissions = options.permissions;
    this.#rollUps = options.rollUps;
  }

  async getRollUpState(options: RequestOptions): Promise<RollUpState> {
    await this.#requireGranted(options);
    return this.#state();
  }

  async checkRollUps(options: RequestOptions): Promise<RollUpState> {
    await this.#requireGranted(options);
    await this.#rollUps.check(this.#clock.now());
    noteChange({ action: 'rollUps.checked', facts: {} });
    return this.#state();
  }

  async rebuildRollUps(options: RequestOptions): Promise<RollUpState> {
    await this.#requireGranted(options);
    await this.#rollUps.beginRebuild({
      now: this.#clock.now(),
      userRef: viewerOf(options.credentials),
    });
    noteChange({ action: 'rollUps.rebuildBegun', facts: {} });
    return this.#state();
  }

  async #requireGranted(options: RequestOptions): Promise<void> {
    await requireGranted(
      this.#permissions,
      orrReadModelMaintainPermission,
      options,
    );
  }

  async #state(): Promise<RollUpState> {
    const state = await this.#rollUps.getState();
    return {
      freshness: freshnessOf(this.#clock.now(), state),
      keptSince: state.keptSince,
      rebuild: state.rebuild && {
        ...state.rebuild,
        total: await this.#rollUps.countEntities(),
      },
      check: state.lastCheck,
    };
  }
}
