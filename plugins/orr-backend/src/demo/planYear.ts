import { Entity } from '@backstage/catalog-model';
import {
  cadenceMonthsOf,
  ChecklistDocument,
} from 'backstage-plugin-orr-common';
import { seededNumber } from './seededNumber';
import { CAST, CYCLE, STORIES, StoryReview, TOGETHER } from './storyLines';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_A_MONTH = 365 / 12;
const FIRST_HOUR = 8;
const WORKING_HOURS = 8;
/** In how many sittings the questions of a review are answered. */
const SITTINGS = 3;
/** How long after a decision a sample is looked at, in days. */
const SAMPLE_DAYS = 5;

/** One entity and a checklist that applies to it. @internal */
export interface DemoSubject {
  entityRef: string;
  entity: Entity;
  ownerRefs: string[];
  checklist: ChecklistDocument;
  /** Of a system: its parts that the reviews cover. */
  partRefs?: string[];
}

/** One review that the year holds. @internal */
export interface DemoReview extends DemoSubject {
  key: string;
  story: StoryReview;
}

/** What somebody does in a review. */
type DemoDeed =
  /** Answers until this share of the questions is answered. */
  | { do: 'answer'; share: number; sitting: number }
  | { do: 'meet'; which: 'all' | 'allButOne' }
  | {
      do:
        | 'start'
        | 'differ'
        | 'copy'
        | 'handOver'
        | 'submit'
        | 'withdraw'
        | 'look'
        | 'giveBack'
        | 'change'
        | 'decide'
        | 'extend'
        | 'lookAtSample';
    };

/** Something that somebody does at an instant. @internal */
export type DemoAct = { at: Date; review: DemoReview } & DemoDeed;

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

/** The sittings in which the questions are answered, from the start to the day on which that ends. */
function sittingsOf({ story }: DemoReview): [number, DemoDeed][] {
  const { startedAgo, submittedAgo, withdrawnAgo } = story;
  const endedAgo = submittedAgo ?? withdrawnAgo ?? 1;
  return Array.from({ length: SITTINGS }, (_, index): [number, DemoDeed] => {
    const part = (index + 1) / (SITTINGS + 1);
    const share = (index + 1) / SITTINGS;
    return [
      startedAgo - part * (startedAgo - endedAgo),
      {
        do: 'answer',
        sitting: index,
        share:
          submittedAgo === undefined ? share * (story.answered ?? 0) : share,
      },
    ];
  });
}

/** What is done in a review, each with how many days ago, in the order in which it happens. */
function deedsOf(review: DemoReview): [number, DemoDeed][] {
  const { story, checklist } = review;
  const { startedAgo, submittedAgo, decidedAgo } = story;
  const lastSitting = submittedAgo ?? 1;
  const certifies =
    !!checklist.deciding &&
    [
      checklist.deciding.default,
      ...Object.values(checklist.deciding.tiers ?? {}),
    ].includes('self-certified');
  const planned: [number | false | undefined, DemoDeed][] = [
    [startedAgo, { do: 'start' }],
    ...sittingsOf(review),
    [story.differs && lastSitting, { do: 'differ' }],
    [story.copies && lastSitting, { do: 'copy' }],
    [story.handsOver && lastSitting, { do: 'handOver' }],
    [story.withdrawnAgo, { do: 'withdraw' }],
    [submittedAgo, { do: 'submit' }],
    [story.givenBackAgo, { do: 'giveBack' }],
    [story.submittedAgainAgo, { do: 'change' }],
    [story.submittedAgainAgo, { do: 'submit' }],
    [story.looked && decidedAgo, { do: 'look' }],
    [decidedAgo, { do: 'decide' }],
    [
      certifies && decidedAgo && decidedAgo - SAMPLE_DAYS,
      { do: 'lookAtSample' },
    ],
    [story.partlyMetAgo, { do: 'meet', which: 'allButOne' }],
    [story.metAgo, { do: 'meet', which: 'all' }],
    [story.extendedAgo, { do: 'extend' }],
  ];
  return planned.flatMap(([daysAgo, deed]): [number, DemoDeed][] =>
    typeof daysAgo === 'number' ? [[daysAgo, deed]] : [],
  );
}

function actsOf(review: DemoReview, today: Date): DemoAct[] {
  return deedsOf(review).map(([daysAgo, deed], place) => ({
    ...deed,
    review,
    at: workingTime(
      today,
      daysAgo,
      `${review.key} ${deed.do} ${String(place)}`,
    ),
  }));
}

function reviewsOf(subject: DemoSubject, index: number): DemoReview[] {
  const { name: entityName } = subject.entity.metadata;
  const name =
    (subject.partRefs ? TOGETHER : CAST)[entityName] ??
    CYCLE[index % CYCLE.length];
  const cadence = Math.round(cadenceMonthsOf(subject.checklist) * DAYS_A_MONTH);
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
