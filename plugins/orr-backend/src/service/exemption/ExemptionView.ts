import {
  dayOf,
  EntityExemption,
  Exemption,
  exemptionRange,
  exemptionRefusal,
  exemptionStateOn,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import {
  DatabaseExemptionStore,
  StoredExemption,
} from '../../database/DatabaseExemptionStore';
import { StoredEntity } from '../../database/StoredEntity';

/** Exemptions as they are shown today. @internal */
export class ExemptionView {
  readonly #exemptions: DatabaseExemptionStore;
  readonly #clock: OrrClock;
  readonly #timeZone: string;

  constructor(options: {
    exemptions: DatabaseExemptionStore;
    clock: OrrClock;
    timeZone: string;
  }) {
    this.#exemptions = options.exemptions;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
  }

  /** YYYY-MM-DD in the organisation's time zone. */
  get today(): string {
    return dayOf(this.#clock.now(), this.#timeZone);
  }

  /** By which days are judged. */
  get moment(): { now: Date; timeZone: string } {
    return { now: this.#clock.now(), timeZone: this.#timeZone };
  }

  show(
    { entityId: _, ...exemption }: StoredExemption,
    entityRef: string,
  ): Exemption {
    return {
      ...exemption,
      entityRef,
      state: exemptionStateOn(exemption, this.today),
    };
  }

  /** What there is on one entity, and what a viewer may do about it by policy and by the rules. */
  async ofEntity(
    { id, entityRef }: StoredEntity,
    viewer: {
      /** Nobody where it is no person. */
      userRef?: string;
      request: boolean;
      decide: boolean;
    },
  ): Promise<EntityExemption> {
    const { userRef } = viewer;
    const open = (await this.#exemptions.listOpen([id])).map(exemption =>
      this.show(exemption, entityRef),
    );
    const asked = open.find(({ state }) => state === 'asked');
    const approved = open.find(({ state }) => state === 'approved');
    const request = viewer.request && userRef !== undefined;
    const decide = viewer.decide && userRef !== undefined;
    const refusal = asked && userRef && exemptionRefusal(asked, userRef);
    return {
      asked,
      approved,
      range: exemptionRange(this.moment),
      may: {
        request,
        decide: decide && !!asked && !refusal,
        ...(decide && refusal && { decideRefusal: refusal }),
        end: decide && !!approved,
      },
    };
  }
}
