import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The unit in which a time is said best. */
function unitOf(ms: number): [unit: string, size: number] {
  if (ms >= 2 * DAY_MS) {
    return ['day', DAY_MS];
  }
  if (ms >= 2 * HOUR_MS) {
    return ['hour', HOUR_MS];
  }
  return ms >= MINUTE_MS ? ['minute', MINUTE_MS] : ['second', 1_000];
}

// Making one takes longer than all that a cell of a table does besides.
const formats = new Map<string, Intl.NumberFormat>();

function formatFor(
  locale: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** Says numbers, shares and times in the language of the app. @internal */
export function useNumberText() {
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  const format = (value: number, options: Intl.NumberFormatOptions) =>
    formatFor(locale, options).format(value);
  return {
    number: (value: number) => format(value, { maximumFractionDigits: 1 }),
    share: (value: number) =>
      format(value, { style: 'percent', maximumFractionDigits: 0 }),
    time: (ms: number) => {
      const [unit, size] = unitOf(ms);
      return format(ms / size, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: size > MINUTE_MS ? 1 : 0,
      });
    },
  };
}
