import { EntityReadiness, headlineOf } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import {
  DatabaseReadinessStore,
  StandingUnder,
} from '../../database/DatabaseReadinessStore';
import { toChecklistReadiness } from '../../database/readinessRows';
import { ResolvedEntity } from '../catalog/EntityAccess';
import { toEntitySummary } from '../review/ReviewDetails';
import { RequestOptions } from '../ReviewService';
import { DecisionsInForce } from '../coverage/DecisionsInForce';
import { ReadinessProjector } from './ReadinessProjector';

/** Reads the standings of one entity. @internal */
export class EntityStandings {
  readonly #readiness: DatabaseReadinessStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #projector: ReadinessProjector;
  readonly #decisionsInForce: DecisionsInForce;
  readonly #clock: OrrClock;

  constructor(options: {
    readiness: DatabaseReadinessStore;
    decisions: DatabaseDecisionStore;
    projector: ReadinessProjector;
    decisionsInForce: DecisionsInForce;
    clock: OrrClock;
  }) {
    this.#readiness = options.readiness;
    this.#decisions = options.decisions;
    this.#projector = options.projector;
    this.#decisionsInForce = options.decisionsInForce;
    this.#clock = options.clock;
  }

  /** As they are stored, even where their time has come: nothing is written. */
  async stored(entityId: string): Promise<StandingUnder[]> {
    return this.#readiness.listUnderChecklists(entityId);
  }

  /**
   * Those under checklists in use; moved on where their time has come but the clock has not got to them yet. What is stored
   * may have been read before.
   */
  async list(
    entityId: string,
    stored?: StandingUnder[],
  ): Promise<StandingUnder[]> {
    const now = this.#clock.now();
    let standings = stored ?? (await this.stored(entityId));
    const isDue = standings.some(
      ({ readiness: { nextChangeAt } }) =>
        nextChangeAt !== undefined && nextChangeAt <= now.toISOString(),
    );
    if (isDue) {
      await this.#projector.recompute({ entityIds: [entityId], now });
      standings = await this.#readiness.listUnderChecklists(entityId);
    }
    return standings.filter(({ checklist }) => checklist.state !== 'archived');
  }

  /** The standings of an entity as the contract shows them, with the decisions in force. */
  async show(
    { entity, source, seenAt }: ResolvedEntity,
    standings: StandingUnder[],
    may: EntityReadiness['may'],
    options: RequestOptions,
  ): Promise<EntityReadiness> {
    // The conditions of a decision are part of the review, so they are for those who may read reviews.
    const inForce = may.readReviews
      ? await this.#decisionsInForce.show(
          entity,
          await this.#decisions.listByIds(
            standings.flatMap(({ readiness }) => readiness.decisionId ?? []),
          ),
          options,
        )
      : [];
    return {
      entity: toEntitySummary(entity),
      headline: headlineOf(
        standings
          .filter(({ checklist }) => checklist.state === 'published')
          .map(({ readiness }) => readiness.standing),
      ),
      checklists: standings.map(({ readiness, checklist }) =>
        toChecklistReadiness(readiness, checklist.title),
      ),
      source,
      seenAt,
      decisions: inForce,
      may,
    };
  }
}
