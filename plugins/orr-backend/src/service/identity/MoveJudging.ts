import {
  CarriedHistory,
  dayOf,
  EntityMoveProblem,
  entityMoveProblems,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityMoveStore } from '../../database/DatabaseEntityMoveStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';

/** Two entities as they are known; none where nothing is known under a ref. @internal */
export interface MovePair {
  fromRef: string;
  toRef: string;
  swap: boolean;
  from?: StoredEntity;
  to?: StoredEntity;
  /** Whether the catalog has them. */
  isFromInCatalog: boolean;
  isToInCatalog: boolean;
}

/** What is in the way of a move, and what it would carry. @internal */
export interface JudgedMove {
  problems: EntityMoveProblem[];
  /** Titles of checklists. */
  bothInReviewOf: string[];
  carried: CarriedHistory;
  met: CarriedHistory;
}

const NOTHING: CarriedHistory = {
  reviews: 0,
  covered: 0,
  decisions: 0,
  exemptions: 0,
};

/** Whether there is anything in a history. @internal */
export function isAnything(history: CarriedHistory): boolean {
  const { reviews, covered, decisions, exemptions } = history;
  return reviews + covered + decisions + exemptions > 0;
}

/** Reads what decides whether a history can be carried. @internal */
export class MoveJudging {
  readonly #moves: DatabaseEntityMoveStore;
  readonly #checklists: DatabaseChecklistStore;
  readonly #clock: OrrClock;
  readonly #timeZone: string;

  constructor(options: {
    entityMoves: DatabaseEntityMoveStore;
    checklists: DatabaseChecklistStore;
    clock: OrrClock;
    timeZone: string;
  }) {
    this.#moves = options.entityMoves;
    this.#checklists = options.checklists;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
  }

  /** YYYY-MM-DD in the organisation's time zone. */
  get today(): string {
    return dayOf(this.#clock.now(), this.#timeZone);
  }

  async judge(pair: MovePair, trx?: Transaction): Promise<JudgedMove> {
    const { from, to } = pair;
    const both = from && to && from.id !== to.id;
    const shared = both
      ? await this.#moves.listShared(
          { fromId: from.id, toId: to.id, today: this.today },
          trx,
        )
      : { checklistIds: [], exemptions: false };
    return {
      problems: entityMoveProblems({
        ...pair,
        isFromKnown: from !== undefined,
        bothInReviewOf: shared.checklistIds,
        bothExempt: shared.exemptions,
      }),
      bothInReviewOf: await this.#titlesOf(shared.checklistIds, trx),
      carried: from ? await this.#moves.countHistory(from.id, trx) : NOTHING,
      met: both ? await this.#moves.countHistory(to.id, trx) : NOTHING,
    };
  }

  async #titlesOf(
    checklistIds: string[],
    trx?: Transaction,
  ): Promise<string[]> {
    if (!checklistIds.length) {
      return [];
    }
    const current = await this.#checklists.listCurrent(trx);
    return checklistIds.map(
      id =>
        current.find(({ checklistId }) => checklistId === id)?.document.title ??
        id,
    );
  }
}
