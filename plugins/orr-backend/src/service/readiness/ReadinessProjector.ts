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
import { DatabaseGapStore } from '../../database/gap/DatabaseGapStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { StoredReadiness } from '../../database/readinessRows';
import { Transaction } from '../../database/transaction';
import { tierKeysInForce } from '../programme/tierKeysInForce';
import { joinNews } from '../told/joinNews';
import { LaunchNews } from '../told/LaunchNews';
import { StandingMove, standingNews } from '../told/standingNews';
import { EntityJudging, EntitySources, JudgingRules } from './EntityJudging';
import { levelsOfLatest } from './levelsOfLatest';
import { StandingChange } from './StandingChange';
import { standingEvents } from './standingEvents';

/** @internal */
export interface ReadinessProjectorOptions {
  entities: DatabaseEntityStore;
  checklists: DatabaseChecklistStore;
  contradictions: DatabaseContradictionStore;
  decisions: DatabaseDecisionStore;
  disclosures: DatabaseDisclosureStore;
  dispositions: DatabaseDispositionStore;
  reviews: DatabaseReviewStore;
  readiness: DatabaseReadinessStore;
  programme: DatabaseProgrammeStore;
  exemptions: DatabaseExemptionStore;
  gaps: DatabaseGapStore;
  outbox: DatabaseOutboxStore;
  launchNews: LaunchNews;
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

/** Raised with each change of what a standing follows from. */
const RULES = 2;

/**
 * Keeps the stored standings equal to what the rules say. The number of SQL statements of a call does not depend on how
 * many entities exist; of those asked for, the ones with headlines of their own take a statement each.
 *
 * @internal
 */
export class ReadinessProjector {
  readonly #options: ReadinessProjectorOptions;

  constructor(options: ReadinessProjectorOptions) {
    this.#options = options;
  }

  /** What configuration and rules add to a standing: where it differs, all are to be computed anew. */
  get settings(): string {
    const { timeZone, dueSoonDays, contradictionWindowDays } = this.#options;
    return `${RULES}:${timeZone}:${dueSoonDays}:${contradictionWindowDays}`;
  }

  /** Recomputes the standings of these entities, within the transaction of the write that moved them where given. */
  async recompute(options: {
    entityIds: string[];
    now: Date;
    trx?: Transaction;
  }): Promise<StandingChange[]> {
    const { entityIds, now, trx } = options;
    if (!entityIds.length) {
      return [];
    }
    return trx
      ? this.#recompute(trx, entityIds, now)
      : this.#options.readiness.transaction(own =>
          this.#recompute(own, entityIds, now),
        );
  }

  async #recompute(
    trx: Transaction,
    entityIds: string[],
    now: Date,
  ): Promise<StandingChange[]> {
    const { gaps, readiness, outbox, launchNews } = this.#options;
    const stored = await readiness.lock(trx, entityIds);
    // Read once the rows are locked: whoever carries newer rules here waits for this, and comes after it.
    const rules = await this.#rules(trx, now);
    const results = (await this.#sources(trx, entityIds, stored)).map(
      sources => ({
        sources,
        ...new EntityJudging(rules, sources).judge(),
      }),
    );
    const moved = results.map(({ sources, rows }) => movedOf(sources, rows));
    await readiness.save(
      trx,
      results.flatMap(({ rows }) => rows),
    );
    await gaps.replace(trx, {
      entityIds: results.map(({ sources }) => sources.entity.id),
      gaps: results.flatMap(result => result.gaps),
    });
    await readiness.recordChanges(
      trx,
      moved.flatMap(({ changed }) => changed),
    );
    await readiness.saveHeadlines(
      trx,
      new Map(
        results.map(({ sources, headline }) => [sources.entity.id, headline]),
      ),
    );
    const changes = moved.flatMap(({ told }) => told);
    const moves = results.flatMap(({ sources, rows }) =>
      movesOf(rules, sources, rows),
    );
    await outbox.add(
      trx,
      [
        ...standingEvents(changes, now),
        ...joinNews(moves.flatMap(standingNews)),
        ...(await launchNews.of(trx, moves, now)),
      ],
      now,
    );
    return changes;
  }

  async #rules(trx: Transaction, now: Date): Promise<JudgingRules> {
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

  async #sources(
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

/** What people are told of; a checklist that is not in force, and a first standing, are no news. */
function movesOf(
  { checklists }: JudgingRules,
  { entity, stored, decisions }: EntitySources,
  rows: StoredReadiness[],
): StandingMove[] {
  return rows.flatMap(after => {
    const checklist = checklists.find(
      ({ checklistId, document }) =>
        checklistId === after.checklistId && document.state === 'published',
    );
    const before = stored.find(
      ({ checklistId }) => checklistId === after.checklistId,
    );
    return checklist && before
      ? [
          {
            entity,
            checklistTitle: checklist.document.title,
            before,
            after,
            decisions: decisions.map(({ decision }) => decision),
          },
        ]
      : [];
  });
}

/** What differs from what is stored, as rows of the history and as it is told. */
function movedOf(
  { entity, stored }: EntitySources,
  rows: StoredReadiness[],
): { changed: StoredReadiness[]; told: StandingChange[] } {
  const before = new Map(stored.map(row => [row.checklistId, row]));
  const changed = rows.filter(
    row => row.sequence !== before.get(row.checklistId)?.sequence,
  );
  return {
    changed,
    told: changed.map(row => ({
      entityRef: entity.entityRef,
      checklistId: row.checklistId,
      from: before.get(row.checklistId)?.standing,
      to: row.standing,
      reasons: row.reasons,
    })),
  };
}
