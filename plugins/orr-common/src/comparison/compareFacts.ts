import { FACT_TOPICS, FactTopic } from '../checklist/factTopics';
import { canonicalJson } from '../hash/canonicalJson';
import { KnownFact } from '../known/knownFact';

/** Something that the catalog said otherwise when the later copy was frozen. @public */
export interface FactDifference {
  /** What it is about. */
  topic: FactTopic;
  /** What was known; absent where it is new. */
  before?: KnownFact;
  /** What is known; absent where it is gone. */
  after?: KnownFact;
}

function without(
  facts: readonly KnownFact[],
  others: readonly KnownFact[],
): KnownFact[] {
  const known = new Set(others.map(fact => canonicalJson({ ...fact })));
  return facts.filter(fact => !known.has(canonicalJson({ ...fact })));
}

function compareTopic(
  before: KnownFact[],
  after: KnownFact[],
): Pick<FactDifference, 'before' | 'after'>[] {
  const left = [...after];
  const take = (index: number) =>
    index < 0 ? undefined : left.splice(index, 1)[0];
  const named = before.map(fact => ({
    before: fact,
    after: take(
      fact.title === undefined
        ? -1
        : left.findIndex(({ title }) => title === fact.title),
    ),
  }));
  // What was renamed, or never had a name, goes with what is new, as far as there is any.
  const paired = named.map(pair =>
    pair.after ? pair : { ...pair, after: left.shift() },
  );
  return [...paired, ...left.map(fact => ({ after: fact }))];
}

/** What the catalog knew of the entity at one time and knows otherwise at a later one, by topic. @internal */
export function compareFacts(
  before: readonly KnownFact[],
  after: readonly KnownFact[],
): FactDifference[] {
  const gone = without(before, after);
  const come = without(after, before);
  return FACT_TOPICS.flatMap(topic => {
    const of = (facts: KnownFact[]) =>
      facts.filter(fact => fact.topic === topic);
    return compareTopic(of(gone), of(come)).map(pair => ({ topic, ...pair }));
  });
}
