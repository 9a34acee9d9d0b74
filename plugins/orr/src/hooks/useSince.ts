import { addDays, isCalendarDay } from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { useToday } from './useToday';

/** The parameter that names the day compared with. @internal */
export const SINCE_PARAM = 'since';

const DEFAULT_DAYS = 30;

/** The day that figures are compared with, kept in the URL where somebody has chosen it. @internal */
export function useSince(): {
  since: string;
  setSince: (day: string) => void;
} {
  const [params, setParams] = useSearchParams();
  const named = params.get(SINCE_PARAM);
  const today = useToday();
  return {
    since:
      named && isCalendarDay(named) && named < today
        ? named
        : addDays(today, -DEFAULT_DAYS),
    setSince: day => {
      const next = new URLSearchParams(params);
      if (isCalendarDay(day) && day < today) {
        next.set(SINCE_PARAM, day);
      } else {
        next.delete(SINCE_PARAM);
      }
      setParams(next, { replace: true });
    },
  };
}
