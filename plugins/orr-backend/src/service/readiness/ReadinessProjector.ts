import { dayOf } from 'backstage-plugin-orr-common';
import { DatabaseFigureHistoryStore } from '../../database/figure/DatabaseFigureHistoryStore';
import {
  figureTallyOf,
  StandingTally,
} from '../../database/figure/figureTally';
import { DatabaseGapStore } from '../../database/gap/DatabaseGapStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { StoredReadiness } from '../../database/readinessRows';
import { Transaction } from '../../database/transaction';
import { joinNews } from '../told/joinNews';
import { LaunchNews } from '../told/LaunchNews';
import { StandingMove, standingNews } from '../told/standingNews';
import { EntityJudging, EntitySources, JudgingRules } from './EntityJudging';
import { JudgingReader } from './JudgingReader';
import { StandingChange } from './StandingChange';
import { standingEvents } from './standingEvents';

/** @internal */
export interface ReadinessProjectorOptions {
  figureHistory: DatabaseFigureHistoryStore;
  gaps: DatabaseGapStore;
  judging: JudgingReader;
  launchNews: LaunchNews;
  outbox: DatabaseOutboxStore;
  readiness: DatabaseReadinessStore;
}

/** Raised with each change of what a standing follows from, or of what is kept beside it. */
const RULES = 3;

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
    return `${RULES}:${this.#options.judging.settings}`;
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

  /** All entities were computed with what is kept of figures: from this day on these are told. */
  async keepFigures(now: Date): Promise<void> {
    const { figureHistory, judging } = this.#options;
    await figureHistory.keepFrom(dayOf(now, judging.timeZone));
  }

  async #recompute(
    trx: Transaction,
    entityIds: string[],
    now: Date,
  ): Promise<StandingChange[]> {
    const { figureHistory, gaps, judging, readiness, outbox, launchNews } =
      this.#options;
    const stored = await readiness.lock(trx, entityIds);
    // Read once the rows are locked: whoever carries newer rules here waits for this, and comes after it.
    const rules = await judging.rules(trx, now);
    const results = (await judging.sources(trx, entityIds, stored)).map(
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
    await figureHistory.record(trx, {
      tallies: talliesOf(rules, results),
      day: dayOf(now, rules.timeZone),
    });
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
}

/** What each entity adds to figures from now on. */
function talliesOf(
  { checklists }: JudgingRules,
  results: (ReturnType<EntityJudging['judge']> & { sources: EntitySources })[],
): Map<string, StandingTally> {
  const publishedIds = new Set(
    checklists
      .filter(({ document }) => document.state === 'published')
      .map(({ checklistId }) => checklistId),
  );
  return new Map(
    results.map(({ sources, headline, rows, gaps }) => [
      sources.entity.id,
      figureTallyOf({
        place: headline.programme,
        standings: rows,
        gaps,
        publishedIds,
      }),
    ]),
  );
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
