/** What a new version means for one entity. @public */
export interface ImpactedEntity {
  /** Full ref. */
  entityRef: string;
  /** What people call it, where that is not its name. */
  title?: string;
  /** Full refs of the groups and people that own it. */
  ownerRefs: readonly string[];
  /** Whether it is required now. */
  askedNow: boolean;
  /** Whether it is required afterwards. */
  askedAfter: boolean;
  /** Whether a review is running. */
  inReview: boolean;
  /** Where it stands now, and on which version that was decided. */
  decided?: { standing: string; version: number };
  /** The first day after which the rules of the new version make it overdue. */
  dueOn?: string;
  /** Its headline before and afterwards, where that is worse as soon as the version is published. */
  worse?: { from: string; to: string };
  /** Whether a question applies to it that the version is to ask of new entities only. */
  newOnly?: boolean;
}

/** What publishing a version does. @public */
export interface RolloutImpact {
  /** Of how many it is required afterwards, and how many come and go by that. */
  entities: { asked: number; newlyAsked: number; noLongerAsked: number };
  /** To whom questions apply that are to be asked of new entities only; absent where there is none. */
  newOnly?: { asked: number; spared: number; deciding: number };
  /** Running reviews. */
  openReviews: number;
  /** Whose headline is worse as soon as it is published, the first of them by name; absent where there is none. */
  fallingAtOnce?: {
    entities: number;
    first: {
      entityRef: string;
      title?: string;
      ownerRef?: string;
      from: string;
      to: string;
    }[];
  };
  /** How many are overdue after each day, YYYY-MM-DD. */
  falling: { date: string; entities: number }[];
  /** Of whom it is asked; those with most that fall first. */
  owners: { ownerRef?: string; entities: number; falling: number }[];
  /** Whose standing falls first, as far as they are listed. */
  firstFalling: {
    entityRef: string;
    title?: string;
    ownerRef?: string;
    standing: string;
    decidedVersion: number;
    date: string;
  }[];
}

const FIRST = 100;
const HOLDING = ['ready', 'readyWithConditions'];

type FirstFalling = RolloutImpact['firstFalling'][number];

/** Adds up what a new version means for entities; whoever stands well and is bound by a day falls on it unless reviewed by then. @public */
export function rolloutImpact(
  entities: readonly ImpactedEntity[],
): RolloutImpact {
  const asked = entities.filter(({ askedAfter }) => askedAfter);
  const falling = asked
    .flatMap(entity => fallOf(entity) ?? [])
    .sort((a, b) => order(a.date, b.date) || order(a.entityRef, b.entityRef));
  return {
    entities: {
      asked: asked.length,
      newlyAsked: asked.filter(({ askedNow }) => !askedNow).length,
      noLongerAsked: entities.filter(
        ({ askedNow, askedAfter }) => askedNow && !askedAfter,
      ).length,
    },
    ...newOnlyOf(asked),
    ...fallingAtOnceOf(asked),
    openReviews: entities.filter(({ inReview }) => inReview).length,
    falling: [...countBy(falling, ({ date }) => date)].map(([date, count]) => ({
      date,
      entities: count,
    })),
    owners: ownersOf(asked),
    firstFalling: falling.slice(0, FIRST),
  };
}

function newOnlyOf(
  asked: readonly ImpactedEntity[],
): Pick<RolloutImpact, 'newOnly'> {
  const met = asked.filter(({ newOnly }) => newOnly);
  if (!met.length) {
    return {};
  }
  const fresh = met.filter(({ decided }) => !decided);
  return {
    newOnly: {
      asked: fresh.length,
      spared: met.length - fresh.length,
      deciding: fresh.filter(({ inReview }) => inReview).length,
    },
  };
}

function fallingAtOnceOf(
  asked: readonly ImpactedEntity[],
): Pick<RolloutImpact, 'fallingAtOnce'> {
  const falling = asked
    .filter(({ worse }) => worse)
    .sort((a, b) => order(a.entityRef, b.entityRef));
  return falling.length
    ? {
        fallingAtOnce: {
          entities: falling.length,
          first: falling
            .slice(0, FIRST)
            .map(entity => ({ ...namesOf(entity), ...entity.worse! })),
        },
      }
    : {};
}

function order(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

function fallOf(entity: ImpactedEntity): FirstFalling | undefined {
  const { decided, dueOn } = entity;
  if (!decided || dueOn === undefined || !HOLDING.includes(decided.standing)) {
    return undefined;
  }
  return {
    ...namesOf(entity),
    standing: decided.standing,
    decidedVersion: decided.version,
    date: dueOn,
  };
}

function namesOf({ entityRef, title, ownerRefs }: ImpactedEntity) {
  return {
    entityRef,
    ...(title !== undefined && { title }),
    ...(ownerRefs.length > 0 && { ownerRef: ownerRefs[0] }),
  };
}

function countBy<T, TKey>(
  items: readonly T[],
  keyOf: (item: T) => TKey,
): Map<TKey, number> {
  const counts = new Map<TKey, number>();
  for (const item of items) {
    counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  }
  return counts;
}

/** An entity with several owners counts for each. */
function ownersOf(asked: readonly ImpactedEntity[]): RolloutImpact['owners'] {
  const owned = asked.flatMap(entity => {
    const refs = entity.ownerRefs.length ? entity.ownerRefs : [undefined];
    const falls = !!entity.worse || !!fallOf(entity);
    return refs.map(ownerRef => ({ ownerRef, falls }));
  });
  const falls = countBy(
    owned.filter(item => item.falls),
    ({ ownerRef }) => ownerRef,
  );
  return [...countBy(owned, ({ ownerRef }) => ownerRef)]
    .map(([ownerRef, count]) => ({
      ...(ownerRef !== undefined && { ownerRef }),
      entities: count,
      falling: falls.get(ownerRef) ?? 0,
    }))
    .sort(
      (a, b) =>
        b.falling - a.falling ||
        b.entities - a.entities ||
        order(a.ownerRef ?? '', b.ownerRef ?? ''),
    );
}
