import { AlertRule } from './PrometheusApi';
import { fits, Selector } from './selector';

/**
 * What a rule has to do with a selector: it `names` it; its alerts have come with these labels, so that it `reaches` it; it is about
 * `others`; or it is `untold`, since the rule watches whatever series there are.
 *
 * @internal
 */
export type Concern = 'names' | 'reaches' | 'others' | 'untold';

const TEXT = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|\`[^\`]*\``;
/** Either a text, which is passed over, or what stands in braces outside of one. */
const BRACES = new RegExp(`${TEXT}|\\{((?:${TEXT}|[^{}"'\`])*)\\}`, 'gs');
const EQUALS = /\b([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"/gs;
/** A longer query is not read. */
const MOST_LENGTH = 20_000;

/** The labels that every series of one selector of a query has, for each of its selectors. */
function labelsSelectedBy(query: string): Record<string, string>[] {
  const text = query.length > MOST_LENGTH ? '' : query;
  return [...text.matchAll(BRACES)]
    .flatMap(([, inner]) => (inner === undefined ? [] : [inner]))
    .map(inner =>
      Object.fromEntries(
        [...inner.matchAll(EQUALS)].map(([, label, value]) => [label, value]),
      ),
    );
}

/** Whether labels say that something belongs elsewhere. A template of a rule says nothing yet. */
function contradict(
  labels: Readonly<Record<string, string>>,
  selector: Selector,
): boolean {
  return Object.entries(selector).some(
    ([label, value]) =>
      Object.hasOwn(labels, label) &&
      labels[label] !== value &&
      !labels[label].includes('{{'),
  );
}

/** How a rule and its alerts relate to a selector; `hasFired` says whether an alert of its name has fired with these labels. @internal */
export function concernOf(
  rule: AlertRule,
  selector: Selector,
  { hasFired }: { hasFired: boolean },
): Concern {
  const own = rule.labels ?? {};
  if (contradict(own, selector)) {
    return 'others';
  }
  const isNamed =
    fits(selector, own) ||
    labelsSelectedBy(rule.query).some(labels =>
      fits(selector, { ...labels, ...own }),
    );
  if (isNamed) {
    return 'names';
  }
  const isReached =
    hasFired || rule.alerts.some(({ labels }) => fits(selector, labels));
  return isReached ? 'reaches' : 'untold';
}

/** How many alerts of a rule fire for a selector. @internal */
export function firingAlertsOf(
  rule: AlertRule,
  selector: Selector,
  concern: Concern,
): number {
  return rule.alerts.filter(
    ({ state, labels }) =>
      state === 'firing' &&
      (concern === 'names'
        ? !contradict(labels, selector)
        : fits(selector, labels)),
  ).length;
}
