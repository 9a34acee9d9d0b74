import { TierSource } from './programmeDocument';

/** How many entities carry a value. @public */
export interface CountedValue {
  /** As the catalog has it. */
  value: string;
  /** How many entities carry it. */
  count: number;
}

/** A label or annotation that looks like a tier, with its values, those that most carry first. @public */
export interface TierCandidate {
  /** What to set as the tier source. */
  source: TierSource;
  /** How many entities carry it with any value. */
  count: number;
  /** Its values. */
  values: CountedValue[];
}

/** More values than an order of tiers has. */
const MAX_VALUES = 12;
const MAX_CANDIDATES = 12;

const TELLING_KEY =
  /tier|critical|class|level|importance|severity|priority|grade|impact/i;
const TELLING_VALUE =
  /^(?:(?:tier|level|class|t|l|p|c|s|sev)?[-_ ]?(?:[0-9]|i{1,3}|iv|[a-d])|gold|silver|bronze|platinum|(?:very[-_ ]?|mission[-_ ]?|business[-_ ]?)?(?:critical|high|medium|low)|none|important|standard|core)$/i;

function keyOf(source: TierSource): string {
  return 'label' in source ? source.label : source.annotation;
}

/** What speaks for it: what it is called, or what all of its values look like. */
function looksLikeTier({ source, values }: TierCandidate): boolean {
  return (
    values.length > 0 &&
    values.length <= MAX_VALUES &&
    (TELLING_KEY.test(keyOf(source).replace(/^.*\//, '')) ||
      values.every(({ value }) => TELLING_VALUE.test(value)))
  );
}

/** Counts the values of labels and annotations, entity by entity, and tells which look like tiers. @internal */
export class TierCandidates {
  readonly #counts = {
    label: new Map<string, Map<string, number>>(),
    annotation: new Map<string, Map<string, number>>(),
  };

  /** Counts what an entity carries. */
  add(metadata: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  }): void {
    this.#addAll('label', metadata.labels);
    this.#addAll('annotation', metadata.annotations);
  }

  /** Those that most entities carry first. */
  list(): TierCandidate[] {
    return (['label', 'annotation'] as const)
      .flatMap(kind =>
        [...this.#counts[kind]].map(([key, counts]) =>
          toCandidate({ [kind]: key } as TierSource, counts),
        ),
      )
      .filter(looksLikeTier)
      .sort(
        (one, other) =>
          other.count - one.count ||
          Number(keyOf(one.source) > keyOf(other.source)) -
            Number(keyOf(one.source) < keyOf(other.source)),
      )
      .slice(0, MAX_CANDIDATES);
  }

  #addAll(
    kind: 'label' | 'annotation',
    values: Record<string, string> = {},
  ): void {
    for (const [key, value] of Object.entries(values)) {
      const counts = this.#counts[kind].get(key) ?? new Map<string, number>();
      this.#counts[kind].set(key, counts);
      // One more tells that there are too many.
      if (counts.has(value) || counts.size <= MAX_VALUES) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
}

function toCandidate(
  source: TierSource,
  counts: Map<string, number>,
): TierCandidate {
  const values = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort(
      (one, other) =>
        other.count - one.count ||
        Number(one.value > other.value) - Number(one.value < other.value),
    );
  return {
    source,
    count: values.reduce((sum, { count }) => sum + count, 0),
    values,
  };
}
