import { Entity } from '@backstage/catalog-model';
import { ChecklistDocument, periodsOf } from 'backstage-plugin-orr-common';
import { seededNumber } from './seededNumber';
import { CAST, CYCLE, STORIES, StoryReview } from './storyLines';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_A_MONTH = 365 / 12;
const FIRST_HOUR = 8;
const WORKING_HOURS = 8;
/** In how many sittings the questions of a review are answered. */
const SITTINGS = 3;

/** One entity and a checklist that applies to it. @internal */
export interface DemoSubject {
  entityRef: string;
  entity: Entity;
  ownerRefs: string[];
  checklist: ChecklistDocument;
}

/** One review that the year holds. @internal */
export interface DemoReview extends DemoSubject {
  key: string;
  story: StoryReview;
}

/** Something that somebody does at an instant. @internal */
export type DemoAct = { at: Date; review: DemoReview } & (
  | { do: 'start' }
  /** Answers until this share of the questions is answered. */
  | { do: 'answer'; share: number; sitting: number }
  | { do: 'submit' }
  | { do: 'decide' }
);

/** An instant in working hours, so many days before today; never on a weekend, and never ahead of today. */
function workingTime(today: Date, daysAgo: number, seed: string): Date {
  const day = new Date(today.getTime() - Math.max(1, daysAgo) * DAY_MS);
  const weekday = day.getUTCDay();
  const backToFriday = { 0: 2, 6: 1 }[weekday] ?? 0;
  const minutes = seededNumber(seed) * WORKING_HOURS * 60;
  day.setUTCDate(day.getUTCDate() - backToFriday);
  day.setUTCHours(FIRST_HOUR, minutes, 0, 0);
  return day;
}

function actsOf(review: DemoReview, today: Date): DemoAct[] {
  const { key, story } = review;
  const { startedAgo, submittedAgo, decidedAgo } = story;
  const at = (daysAgo: number, act: string) =>
    workingTime(today, daysAgo, `${key} ${act}`);
  const endedAgo = submittedAgo ?? 1;
  const sittings = Array.from({ length: SITTINGS }, (_, index): DemoAct => {
    const part = (index + 1) / (SITTINGS + 1);
    const share = (index + 1) / SITTINGS;
    return {
      do: 'answer',
      review,
      sitting: index,
      share: submittedAgo === undefined ? share * (story.answered ?? 0) : share,
      at: at(
        startedAgo - part * (startedAgo - endedAgo),
        `answer ${String(index)}`,
      ),
    };
  });
  return [
    { do: 'start', review, at: at(startedAgo, 'start') },
    ...sittings,
    ...(submittedAgo === undefined
      ? []
      : [{ do: 'submit' as const, review, at: at(submittedAgo, 'submit') }]),
    ...(decidedAgo === undefined
      ? []
      : [{ do: 'decide' as const, review, at: at(decidedAgo, 'decide') }]),
  ];
}

function reviewsOf(subject: DemoSubject, index: number): DemoReview[] {
  const name =
    CAST[subject.entity.metadata.name] ?? CYCLE[index % CYCLE.length];
  const cadence = Math.round(
    periodsOf(subject.checklist).cadenceMonths * DAYS_A_MONTH,
  );
  return STORIES[name](cadence)
    .filter(story => subject.checklist.kinds.includes(story.kind))
    .map((story, part) => ({
      ...subject,
      story,
      key: `${subject.entityRef} ${subject.checklist.id} ${String(part)}`,
    }));
}

/** What everybody does in a year that ends today, in the order in which it happens. @internal */
export function planYear(subjects: DemoSubject[], today: Date): DemoAct[] {
  const order = ({ entityRef, checklist }: DemoSubject) =>
    `${checklist.id} ${entityRef}`;
  const sorted = [...subjects].sort((one, other) =>
    order(one) < order(other) ? -1 : 1,
  );
  const acts = sorted.flatMap((subject, index) =>
    reviewsOf(subject, index).flatMap(review => {
      const own = actsOf(review, today);
      // Of one review nothing happens before what it follows from, whatever the hours of a day say.
      return own.map((act, place) => ({
        ...act,
        at: new Date(
          Math.max(...own.slice(0, place + 1).map(({ at }) => at.getTime())),
        ),
      }));
    }),
  );
  // A stable sort keeps the acts of one review in their order where they fall on the same instant.
  return acts.sort((one, other) => one.at.getTime() - other.at.getTime());
}
