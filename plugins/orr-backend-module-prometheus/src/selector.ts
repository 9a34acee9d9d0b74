/** Label matchers, by the names of their labels in order: `{ service: 'checkout' }` stands for `service="checkout"`. @internal */
export type Selector = Readonly<Record<string, string>>;

/** What an annotation says: a selector, or why it is none. @internal */
export type ParsedSelector = { selector: Selector } | { reason: string };

const MOST_MATCHERS = 10;
const SHOWN = 60;
/** A text without quotes, backslashes or anything that is not shown: nothing in it can end it in a query. */
const VALUE = '[^"\\\\\\p{C}]{1,200}';
const MATCHER = new RegExp(
  `^\\s*(?<label>[a-zA-Z_][a-zA-Z0-9_]{0,99})\\s*=\\s*"(?<value>${VALUE})"\\s*`,
  'u',
);
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]{0,99}$/;

/** Cuts what somebody wrote to what fits into a sentence. @internal */
export function shown(text: string): string {
  const plain = text.replace(/\p{C}/gu, ' ');
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}

/** Whether a label may be named in a selector: those of Prometheus itself may not. @internal */
export function isLabel(name: string): boolean {
  return LABEL.test(name) && !name.startsWith('__') && name !== 'alertstate';
}

const WHOLE_VALUE = new RegExp(`^${VALUE}$`, 'u');

/** Whether a selector can ask for that value of a label. @internal */
export function isValue(text: string): boolean {
  return WHOLE_VALUE.test(text);
}

/** Reads `service="checkout", env="prod"`, with or without braces around it. Only `=` is understood. @internal */
export function parseSelector(text: string): ParsedSelector {
  const trimmed = text.trim();
  let rest = /^\{.*\}$/u.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  const found: Record<string, string> = Object.create(null);
  for (let count = 1; ; count += 1) {
    const match = MATCHER.exec(rest);
    if (!match || count > MOST_MATCHERS) {
      return {
        reason: `is not like \`service="checkout"\`, with up to ${MOST_MATCHERS} labels and commas between them: got \`${shown(
          trimmed,
        )}\``,
      };
    }
    const { label, value } = match.groups!;
    if (!isLabel(label)) {
      return { reason: `may not name the label \`${shown(label)}\`` };
    }
    if (label in found) {
      return { reason: `names the label \`${shown(label)}\` twice` };
    }
    found[label] = value;
    rest = rest.slice(match[0].length);
    if (rest === '') {
      return { selector: inOrder(found) };
    }
    // Without a comma nothing after it can be a matcher.
    rest = rest.startsWith(',') ? rest.slice(1) : '"';
  }
}

/** The same selector with its labels in order, so that the same is always written alike. @internal */
export function inOrder(labels: Record<string, string>): Selector {
  return Object.fromEntries(
    Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** As PromQL and Alertmanager have it, without braces. Its values need no escapes, for they hold nothing to be escaped. @internal */
export function matchersOf(selector: Selector): string[] {
  return Object.entries(selector).map(
    ([label, value]) => `${label}="${value}"`,
  );
}

/** One text for one selector. @internal */
export function formatSelector(selector: Selector): string {
  return matchersOf(selector).join(',');
}

/** Whether labels are what a selector asks for. @internal */
export function fits(
  selector: Selector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(
    ([label, value]) => Object.hasOwn(labels, label) && labels[label] === value,
  );
}
