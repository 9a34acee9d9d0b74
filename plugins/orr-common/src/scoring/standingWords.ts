import { Standing } from './standing';

/** What standings are called where nobody's language is known: in an index, in a picture. @public */
export const STANDING_WORDS: Record<Standing, string> = {
  ready: 'Ready',
  readyWithConditions: 'Ready with conditions',
  notReady: 'Not ready',
  overdue: 'Overdue',
  neverReviewed: 'Never reviewed',
  notRequired: 'Not required',
};
