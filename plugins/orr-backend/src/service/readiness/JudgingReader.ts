import { TierKeys } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  DatabaseDecisionStore,
  DecisionAbout,
} from '../../database/DatabaseDecisionStore';
import {
  DatabaseDisclosureStore,
  OpenDisclosure,
} from '../../database/DatabaseDisclosureStore';
import { DatabaseContradictionStore } from '../../database/drift/DatabaseContradictionStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseExemptionStore } from '../../database/DatabaseExemptionStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { StoredReadiness } from '../../database/readinessRows';
import { Transaction } from '../../database/transaction';
import { tierKeysInForce } from '../programme/tierKeysInForce';
import { EntitySources, JudgingRules } from './EntityJudging';
import { levelsOfLatest } from './levelsOfLatest';

/** @internal */
export interface JudgingReaderOptions {
  entities: DatabaseEntityStore;
  checklists: DatabaseChecklistStore;
  contradictions: DatabaseContradictionStore;
  decisions: DatabaseDecisionStore;
  disclosures: DatabaseDisclosureStore;
  dispositions: DatabaseDispositionStore;
  reviews: DatabaseReviewStore;
  programme: DatabaseProgrammeStore;
  exemptions: DatabaseExemptionStore;
  /** Where tiers are read from unless the programme says otherwise. */
  tierKeys: TierKeys;
  timeZone: string;
  dueSoonDays: number;
  /** How long a response to a contradiction is waited for. */
  contradictionWindowDays: number;
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}

/** Reads what standings follow from. The number of SQL statements does not depend on how many entities these are of. @internal */
export class JudgingReader {
  readonly #options: JudgingReaderOptions;

  constructor(options: JudgingReaderOptions) {
    this.#options = options;
  }

  /** In which days begin and end. */
  get timeZone(): string {
    return this.#options.timeZone;
  }

  /** What configuration adds to a standing. */
  get settings(): string {
    const { timeZone, dueSoonDays, contradictionWindowDays } = this.#options;
    return `${timeZone}:${dueSoonDays}:${contradictionWindowDays}`;
  }

  /** What holds of all entities. */
  async rules(trx: Transaction, now: Date): Promise<JudgingRules> {
    const { checklists, programme, tierKeys, timeZone } = this.#options;
    const { dueSoonDays, contradictionWindowDays } = this.#options;
    const document = (await programme.get(trx))?.document;
    return {
      checklists: await checklists.listCurrent(trx),
      programme: document,
      tierKeys: tierKeysInForce(document, tierKeys),
      timeZone,
      dueSoonDays,
      contradictionWindowDays,
      now,
    };
  }

  /** What decisions rest on, theirs and those of systems; none are read where none rests on any. */
  async #dispositionsOf(
    trx: Transaction,
    about: DecisionAbout[],
    disclosed: OpenDisclosure[],
  ): Promise<StoredDisposition[]> {
    const entityIds = about
      .filter(({ decision }) =>
        decision.gaps?.some(({ dispositionId }) => dispositionId),
      )
      .map(({ decision }) => decision.entityId)
      .concat(disclosed.map(({ entityId }) => entityId));
    return entityIds.length
      ? this.#options.dispositions.listApproved([...new Set(entityIds)], trx)
      : [];
  }

  /** What these follow from, but for what is stored of them. */
  async sources(
    trx: Transaction,
    entityIds: string[],
    stored: StoredReadiness[],
  ): Promise<EntitySources[]> {
    const { contradictions, entities, decisions } = this.#options;
    const { disclosures, reviews, exemptions } = this.#options;
    const about = await decisions.listByEntities(entityIds, trx);
    const decidedIds = about.map(({ decision }) => decision.entityId);
    const levels = await levelsOfLatest(trx, entityIds, about);
    const disclosed = await disclosures.listOpen([...new Set(decidedIds)], trx);
    const dispositions = groupBy(
      await this.#dispositionsOf(trx, about, disclosed),
      disposition => disposition.entityId,
    );
    const ofEntity = {
      contradictions: groupBy(
        await contradictions.listOpen(entityIds, trx),
        contradiction => contradiction.entityId,
      ),
      stored: groupBy(stored, row => row.entityId),
      decisions: groupBy(about, ({ entityId }) => entityId),
      openReviews: groupBy(
        await reviews.listOpen(entityIds, trx),
        open => open.entityId,
      ),
      exemptions: groupBy(
        await exemptions.listOpen(entityIds, trx),
        exemption => exemption.entityId,
      ),
    };
    return (await entities.getByIds(entityIds, trx)).map(entity => {
      const approved = ofEntity.exemptions
        .get(entity.id)
        ?.find(({ state }) => state === 'approved');
      const decided = ofEntity.decisions.get(entity.id) ?? [];
      return {
        entity,
        stored: ofEntity.stored.get(entity.id) ?? [],
        decisions: decided,
        contradictions: ofEntity.contradictions.get(entity.id) ?? [],
        dispositions: [
          ...new Set(decided.map(({ decision }) => decision.entityId)),
        ].flatMap(id => dispositions.get(id) ?? []),
        levels: levels.get(entity.id) ?? new Map(),
        disclosures: disclosed.filter(({ decisionId }) =>
          decided.some(({ decision }) => decision.id === decisionId),
        ),
        openReviews: (ofEntity.openReviews.get(entity.id) ?? []).map(
          ({ review }) => review,
        ),
        exemption: approved && {
          until: approved.until,
          approvedBy: approved.decidedBy!,
        },
      };
    });
  }
}
