import { OPEN_STATES, OpenCounts } from 'backstage-plugin-orr-common';

/** Questions that are alike. */
interface AlikeQuestions {
  level: string;
  state: string;
  contradicted: boolean;
  count: number;
}

const OPEN: ReadonlySet<string> = new Set(OPEN_STATES);

function sum(counted: AlikeQuestions[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

/** Adds up what is open, and what is told beside it. @internal */
export function openCountsOf(counted: AlikeQuestions[]): {
  open: OpenCounts;
  openTotal: number;
  accepted: number;
  contradicted: number;
  notApplicable: number;
  notAsked: number;
} {
  const open = counted.filter(({ state }) => OPEN.has(state));
  const at = (level: string) => sum(open.filter(one => one.level === level));
  const inState = (state: string) =>
    sum(counted.filter(one => one.state === state));
  return {
    open: {
      high: at('HIGH'),
      unanswered: at('UNANSWERED'),
      medium: at('MEDIUM'),
      low: at('LOW'),
    },
    openTotal: sum(open),
    accepted: inState('accepted'),
    contradicted: sum(counted.filter(one => one.contradicted)),
    notApplicable: inState('notApplicable'),
    notAsked: inState('notAsked'),
  };
}
