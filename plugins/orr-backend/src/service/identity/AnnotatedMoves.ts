import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EntityMoveProblem,
  PREVIOUS_REF_ANNOTATION,
  previousRefOf,
  WaitingEntityMove,
  WaitingEntityMoves,
} from 'backstage-plugin-orr-common';
import {
  DatabaseEntityMoveStore,
  StoredEntityMove,
} from '../../database/DatabaseEntityMoveStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { DatabaseVisibleSetStore } from '../../database/DatabaseVisibleSetStore';
import { DatabaseWaitingMoveStore } from '../../database/DatabaseWaitingMoveStore';
import { StoredEntity } from '../../database/StoredEntity';
import { EntityMover } from './EntityMover';
import { isAnything, MoveJudging, MovePair } from './MoveJudging';

const PAGE = 200;

/** @internal */
export interface AnnotatedMovesOptions {
  entities: DatabaseEntityStore;
  entityMoves: DatabaseEntityMoveStore;
  groups: DatabaseGroupStore;
  judging: MoveJudging;
  logger: LoggerService;
  mover: EntityMover;
  readiness: DatabaseReadinessStore;
  visibleSets: DatabaseVisibleSetStore;
  waitingMoves: DatabaseWaitingMoveStore;
}

/** An entity that names an earlier ref, and what follows from that now. */
interface Candidate {
  pair: MovePair;
  written: string;
  problems: EntityMoveProblem[];
  bothInReviewOf: string[];
}

/**
 * Follows what entities say about their earlier refs. An annotation can be written by whoever writes the entry, so it is
 * followed only between entities that have an owner in common, once for each incarnation of the entity.
 *
 * @internal
 */
export class AnnotatedMoves {
  readonly #options: AnnotatedMovesOptions;

  constructor(options: AnnotatedMovesOptions) {
    this.#options = options;
  }

  /** Carries what can be carried, after a completed sweep; answers how many. */
  async apply(now: Date, signal?: AbortSignal): Promise<number> {
    const { visibleSets, waitingMoves } = this.#options;
    const waiting: WaitingEntityMove[] = [];
    let applied = 0;
    let after: string | undefined;
    for (;;) {
      const refs = await this.#listRefs(after);
      for (const candidate of await this.#judge(refs)) {
        if (signal?.aborted) {
          return applied;
        }
        if (candidate.problems.length) {
          waiting.push(toWaiting(candidate));
        } else if (await this.#follow(candidate.pair.toRef, now)) {
          applied += 1;
        }
      }
      if (refs.length < PAGE) {
        break;
      }
      after = refs[refs.length - 1];
    }
    await waitingMoves.replace(waiting);
    if (applied) {
      await visibleSets.expire(now.toISOString());
    }
    return applied;
  }

  /** Those that could not be followed when the catalog was swept last. */
  async listWaiting(): Promise<WaitingEntityMoves> {
    const items = await this.#options.waitingMoves.list({ limit: PAGE + 1 });
    return { items: items.slice(0, PAGE), more: items.length > PAGE };
  }

  #listRefs(after: string | undefined): Promise<string[]> {
    return this.#options.entityMoves.listAnnotated(PREVIOUS_REF_ANNOTATION, {
      after,
      limit: PAGE,
    });
  }

  /** Judged anew: what was carried a moment ago may have changed what this one is about. */
  async #follow(toRef: string, now: Date): Promise<boolean> {
    const { logger, mover, readiness } = this.#options;
    const [candidate] = await this.#judge([toRef]);
    if (!candidate || candidate.problems.length) {
      return false;
    }
    try {
      await readiness.transaction(trx =>
        mover.move(trx, candidate.pair, { cause: 'annotation', now }),
      );
      return true;
    } catch (error) {
      logger.warn(
        `The history of ${candidate.pair.fromRef} could not be carried to ${toRef}`,
        error as Error,
      );
      return false;
    }
  }

  /** Without those that were followed, or have nothing to follow. */
  async #judge(toRefs: string[]): Promise<Candidate[]> {
    const { entities, entityMoves } = this.#options;
    if (!toRefs.length) {
      return [];
    }
    const followed = await entityMoves.listFollowed(toRefs);
    const named = (await entities.getByRefs(toRefs))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1))
      .flatMap(to => {
        const previous = previousRefOf(to.entity);
        return previous && !isFollowed(to, previous.ref, followed)
          ? [{ to, previous }]
          : [];
      });
    const known = new Map(
      (
        await entities.getByRefs(
          named.flatMap(({ previous }) => previous.ref ?? []),
        )
      ).map(entity => [entity.entityRef, entity]),
    );
    const candidates: Candidate[] = [];
    for (const { to, previous } of named) {
      const candidate = await this.#candidateOf(
        to,
        previous.written,
        previous.ref,
        known,
      );
      candidates.push(...(candidate ? [candidate] : []));
    }
    return candidates;
  }

  async #candidateOf(
    to: StoredEntity,
    written: string,
    fromRef: string | undefined,
    known: Map<string, StoredEntity>,
  ): Promise<Candidate | undefined> {
    const { judging } = this.#options;
    const from = fromRef === undefined ? undefined : known.get(fromRef);
    const isFromInCatalog = from !== undefined && from.orphanedAt === undefined;
    const pair: MovePair = {
      fromRef: fromRef ?? '',
      toRef: to.entityRef,
      from,
      to,
      swap: isFromInCatalog && previousRefOf(from.entity)?.ref === to.entityRef,
      isFromInCatalog,
      isToInCatalog: to.orphanedAt === undefined,
    };
    if (fromRef === undefined) {
      return { pair, written, problems: ['notARef'], bothInReviewOf: [] };
    }
    const judged = await judging.judge(pair);
    if (!judged.problems.length && !isAnything(judged.carried) && !pair.swap) {
      return undefined;
    }
    const isForeign = from && !(await this.#haveCommonOwner(from, to));
    return {
      pair,
      written,
      problems: isForeign
        ? [...judged.problems, 'otherOwners']
        : judged.problems,
      bothInReviewOf: judged.bothInReviewOf,
    };
  }

  async #haveCommonOwner(
    one: StoredEntity,
    other: StoredEntity,
  ): Promise<boolean> {
    const { groups } = this.#options;
    const above = async ({ ownerRefs }: StoredEntity) =>
      new Set(await groups.ancestorsOf(ownerRefs));
    const [aboveOne, aboveOther] = [await above(one), await above(other)];
    return (
      one.ownerRefs.some(ref => aboveOther.has(ref)) ||
      other.ownerRefs.some(ref => aboveOne.has(ref))
    );
  }
}

function toWaiting({
  pair,
  written,
  problems,
  bothInReviewOf,
}: Candidate): WaitingEntityMove {
  return {
    toRef: pair.toRef,
    fromRef: pair.fromRef || written,
    problems,
    bothInReviewOf,
  };
}

function isFollowed(
  to: StoredEntity,
  fromRef: string | undefined,
  followed: StoredEntityMove[],
): boolean {
  return followed.some(
    move =>
      (move.toRef === to.entityRef &&
        move.toUid === to.uid &&
        move.fromRef === fromRef) ||
      (move.swap &&
        move.fromRef === to.entityRef &&
        move.fromUid === to.uid &&
        move.toRef === fromRef),
  );
}
