import {
  ChecklistVersion,
  orrVouchingManagePermission,
  questionsOf,
  vouches,
  VouchingItem,
  VouchingMoment,
  vouchingRange,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import {
  StoredVouching,
  toVouching,
} from '../../database/vouching/vouchingRows';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';

/** Shows what is vouched for, with what it is about and what the viewer may do. @internal */
export class VouchingView {
  readonly #checklists: DatabaseChecklistStore;
  readonly #clock: OrrClock;
  readonly #entities: DatabaseEntityStore;
  readonly #sieve: EntitySieve;
  readonly #timeZone: string;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    clock: OrrClock;
    entities: DatabaseEntityStore;
    sieve: EntitySieve;
    timeZone: string;
  }) {
    this.#checklists = options.checklists;
    this.#clock = options.clock;
    this.#entities = options.entities;
    this.#sieve = options.sieve;
    this.#timeZone = options.timeZone;
  }

  get moment(): VouchingMoment {
    return { now: this.#clock.now(), timeZone: this.#timeZone };
  }

  get range() {
    return vouchingRange(this.moment);
  }

  /** In the same order, in a number of statements that does not grow with them. */
  async show(
    vouchings: StoredVouching[],
    options: RequestOptions,
  ): Promise<VouchingItem[]> {
    if (!vouchings.length) {
      return [];
    }
    const entities = await this.#entities.getByIds([
      ...new Set(vouchings.map(({ entityId }) => entityId)),
    ]);
    const managed = new Set(await this.managed(entities, options));
    const checklists = new Map(
      (await this.#checklists.listCurrent()).map(version => [
        version.checklistId,
        version,
      ]),
    );
    return vouchings.map(vouching => {
      const entity = entities.find(({ id }) => id === vouching.entityId)!;
      return this.#item(vouching, {
        entity,
        checklist: checklists.get(vouching.checklistId),
        mayManage: managed.has(entity.id),
      });
    });
  }

  /** Ids of those as which the viewer may vouch. */
  async managed(
    entities: StoredEntity[],
    options: RequestOptions,
  ): Promise<string[]> {
    const granted = await this.#sieve.granted(
      orrVouchingManagePermission,
      entities,
      options,
    );
    return granted.map(({ id }) => id);
  }

  #item(
    stored: StoredVouching,
    about: {
      entity: StoredEntity;
      checklist?: ChecklistVersion;
      mayManage: boolean;
    },
  ): VouchingItem {
    const { entity, checklist, mayManage } = about;
    const isInForce = vouches(stored, this.moment);
    const titles = new Map(
      checklist
        ? questionsOf(checklist.document).map(({ id, title }) => [id, title])
        : [],
    );
    return {
      vouching: toVouching(stored, entity),
      checklistTitle: checklist?.document.title ?? stored.checklistId,
      questions: stored.questionIds.map(id => ({
        id,
        title: titles.get(id) ?? id,
      })),
      isInForce,
      may: {
        manage: mayManage && stored.state !== 'withdrawn',
        restore: mayManage && stored.state === 'withdrawing' && isInForce,
      },
    };
  }
}
