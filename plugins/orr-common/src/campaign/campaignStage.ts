import { addDays } from '../scoring/dayBoundary';

/** What owners are told of a campaign by time. @internal */
export type CampaignStage = 'started' | 'near' | 'nearer' | 'past';

/** How long before the day owners are reminded, the furthest first. */
const REMINDERS: [stage: CampaignStage, days: number][] = [
  ['near', -14],
  ['nearer', -3],
  ['past', 1],
];

/**
 * What is told of a running campaign on a day. A reminder whose day had come when the campaign began is left out: that it
 * began was news enough.
 *
 * @internal
 */
export function campaignStageOn(
  today: string,
  { startsOn, dueOn }: { startsOn: string; dueOn: string },
): CampaignStage {
  const reached = REMINDERS.filter(([, days]) => {
    const on = addDays(dueOn, days);
    return startsOn < on && on <= today;
  });
  return reached.pop()?.[0] ?? 'started';
}
