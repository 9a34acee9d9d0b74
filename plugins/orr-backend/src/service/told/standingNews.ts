import {
  Decision,
  Standing,
  StandingReasonCode,
} from 'backstage-plugin-orr-common';
import { StoredReadiness } from '../../database/readinessRows';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from './entityPath';
import { tell } from './tell';

/** A standing before and after it was computed anew. @internal */
export interface StandingMove {
  entity: StoredEntity;
  checklistTitle: string;
  before: StoredReadiness;
  after: StoredReadiness;
  decisions: Pick<Decision, 'id' | 'decidedBy' | 'conditions'>[];
}

const READY: readonly Standing[] = ['ready', 'readyWithConditions'];
/** These are told of by themselves. */
const TOLD_APART: readonly StandingReasonCode[] = [
  'conditionPastDue',
  'ownerUnresolved',
];

/**
 * What time or the catalog have done to a standing. What a person has decided is told by whoever takes the decision, and
 * what stays as it is by nobody.
 *
 * @internal
 */
export function standingNews(move: StandingMove): OutboxMessage[] {
  const { entity, before, after } = move;
  if (entity.orphanedAt || before.decisionId !== after.decisionId) {
    return [];
  }
  return [
    ...(isDueSoon(move) ? [dueSoonNews(move)] : []),
    ...(isOverdue(move) ? [overdueNews(move)] : []),
    ...missedNews(move),
    ...(isLost(move) ? [lostNews(move)] : []),
  ];
}

function isDueSoon({ before, after }: StandingMove): boolean {
  return (
    READY.includes(after.standing) &&
    after.flags.dueSoon &&
    !before.flags.dueSoon
  );
}

function isOverdue({ before, after }: StandingMove): boolean {
  const fell =
    READY.includes(before.standing) ||
    before.reasons.some(({ code }) => code === 'exempt');
  return after.standing === 'overdue' && fell;
}

function isLost({ before, after }: StandingMove): boolean {
  return (
    READY.includes(before.standing) &&
    (after.standing === 'notReady' || after.standing === 'neverReviewed') &&
    after.reasons.some(({ code }) => !TOLD_APART.includes(code))
  );
}

function nameOf({ entity }: StandingMove): string {
  return entity.title ?? entity.name;
}

function aboutStanding({ entity, after }: StandingMove): string[] {
  return [entity.id, after.checklistId];
}

function dueSoonNews(move: StandingMove): OutboxMessage {
  const { entity, after, checklistTitle } = move;
  return tell('reviewDueSoon', {
    about: aboutStanding(move),
    to: entity.ownerRefs,
    title: `${nameOf(move)}: a review is due by ${after.validUntil}`,
    description: `The decision under ${checklistTitle} holds until then. Start the next review to stay ready.`,
    link: entityPath(entity),
  });
}

function overdueNews(move: StandingMove): OutboxMessage {
  const { entity, checklistTitle } = move;
  return tell('reviewOverdue', {
    about: aboutStanding(move),
    to: entity.ownerRefs,
    title: `${nameOf(move)}: a review is overdue`,
    description: `The decision under ${checklistTitle} holds no longer. Start a review to be ready again.`,
    link: entityPath(entity),
  });
}

function lostNews(move: StandingMove): OutboxMessage {
  const { entity, checklistTitle } = move;
  return tell('standingLost', {
    about: aboutStanding(move),
    to: entity.ownerRefs,
    title: `${nameOf(move)} is not ready any more`,
    description: `Something has changed for it under ${checklistTitle}. Open it to see why.`,
    link: entityPath(entity),
  });
}

/** Conditions whose day has passed since the standing was last computed. */
function missedNews({
  entity,
  checklistTitle,
  before,
  after,
  decisions,
}: StandingMove): OutboxMessage[] {
  const decision = decisions.find(({ id }) => id === after.decisionId);
  const pastDue = ({ reasons }: StoredReadiness) =>
    reasons.filter(({ code }) => code === 'conditionPastDue');
  const known = pastDue(before).map(({ conditionId }) => conditionId);
  return pastDue(after)
    .filter(({ conditionId }) => !known.includes(conditionId))
    .flatMap(
      ({ conditionId }) =>
        decision?.conditions.find(({ id }) => id === conditionId) ?? [],
    )
    .map(condition =>
      tell('conditionMissed', {
        about: [condition.id],
        to: [condition.ownerRef, ...entity.ownerRefs, decision?.decidedBy],
        title: `${entity.title ?? entity.name}: a condition was due ${
          condition.dueOn
        }`,
        description: `It belongs to the decision under ${checklistTitle}. Until it is met, the entity is not ready.`,
        link: entityPath(entity),
      }),
    );
}
