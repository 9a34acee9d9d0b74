import { ChecklistVersion } from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { RestingEntity } from '../../database/vouching/VouchingImpactModel';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from '../told/entityPath';
import { Occasion } from '../told/occasions';
import { tell } from '../told/tell';

/** A vouching with what is needed to speak of it. @internal */
export interface SpokenVouching {
  vouching: StoredVouching;
  /** What vouches. */
  entity: StoredEntity;
  checklist?: ChecklistVersion;
}

const nameOf = ({ title, name }: { title?: string; name: string }) =>
  title ?? name;

/** Tells the owners of what rests on it, each of theirs, and the reviewers of the checklist. */
function toThoseConcerned(
  { vouching, entity, checklist }: SpokenVouching,
  resting: { entity: RestingEntity; ownerRefs: string[] }[],
  news: {
    occasion: Occasion;
    actorRef?: string;
    title: string;
    advice: string;
  },
): OutboxMessage[] {
  const { occasion, actorRef, title, advice } = news;
  const reviewers = checklist?.document.reviewerGroup;
  return [
    ...resting
      .filter(({ ownerRefs }) => ownerRefs.length)
      .map(({ entity: concerned, ownerRefs }) =>
        tell(occasion, {
          about: [vouching.id, concerned.id],
          to: ownerRefs,
          actorRef,
          title: `${nameOf(concerned)}: ${nameOf(entity)} ${title}`,
          description: advice,
          link: entityPath(concerned),
        }),
      ),
    ...(reviewers && resting.length
      ? [
          tell(occasion, {
            about: [vouching.id],
            to: [reviewers],
            actorRef,
            title: `${nameOf(entity)} ${title}`,
            description: `${checklist.document.title}: answers of entities that are built on it rest on that.`,
            link: entityPath(entity),
          }),
        ]
      : []),
  ];
}

/** Tells that it is withdrawn, at once or after its grace. @internal */
export function vouchingWithdrawnMessages(
  about: SpokenVouching,
  resting: { entity: RestingEntity; ownerRefs: string[] }[],
  endsOn: string,
): OutboxMessage[] {
  const { by, unsafe } = about.vouching.withdrawal!;
  return toThoseConcerned(about, resting, {
    occasion: 'vouchingWithdrawn',
    actorRef: by,
    title: unsafe
      ? 'does not vouch any more, relying on it is not safe'
      : `stops vouching on ${endsOn}`,
    advice: 'Answer what it vouched for yourselves, on its tab.',
  });
}

/** Tells that the withdrawal was taken back. @internal */
export function vouchingRestoredMessages(
  about: SpokenVouching,
  resting: { entity: RestingEntity; ownerRefs: string[] }[],
  actorRef: string,
): OutboxMessage[] {
  return toThoseConcerned(about, resting, {
    occasion: 'vouchingRestored',
    actorRef,
    title: 'goes on vouching',
    advice: 'Its withdrawal was taken back. There is nothing to do.',
  });
}

/** Tells who owns what vouches that it runs out. @internal */
export function vouchingRunsOutMessages({
  vouching,
  entity,
}: SpokenVouching): OutboxMessage[] {
  return [
    tell('vouchingRunsOut', {
      about: [vouching.id],
      to: entity.ownerRefs,
      otherwiseProgrammeOwner: true,
      title: `${nameOf(entity)}: what it vouches for runs out`,
      description: `Its last day is ${vouching.validUntil}. Say on its tab whether it still holds.`,
      link: entityPath(entity),
    }),
  ];
}
