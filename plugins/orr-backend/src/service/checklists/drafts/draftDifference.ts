import { canonicalJson, ChecklistDocument } from 'backstage-plugin-orr-common';

type Part = Record<string, unknown> & { id?: unknown };

/** What stands in the list of another part, and is told by itself. */
const LISTS = ['sections', 'questions'];

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function byId(parts: Part[]): Map<string, Part> {
  return new Map(
    parts.map((part, index) => [String(part?.id ?? `[${index}]`), part]),
  );
}

function changedKeys(before: Part, after: Part): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(key => !LISTS.includes(key) && !same(before[key], after[key]))
    .sort();
}

function changesOf(list: string, before: Part[], after: Part[]): string[] {
  const was = byId(before);
  const is = byId(after);
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap(id => {
    const one = was.get(id);
    const other = is.get(id);
    if (one && other) {
      return changedKeys(one, other).map(key => `${list}.${id}.${key}`);
    }
    return [`${list}.${id} ${other ? 'added' : 'removed'}`];
  });
  const isMoved =
    !changes.some(change => /(added|removed)$/.test(change)) &&
    !same([...was.keys()], [...is.keys()]);
  return isMoved ? [...changes, `${list} moved`] : changes;
}

function questionsOf({ sections }: ChecklistDocument): Part[] {
  return (sections as unknown as Part[]).flatMap(
    section => (section?.questions ?? []) as Part[],
  );
}

/**
 * What of a draft is another than before, by ids and names of fields and in nobody's words. Neither needs to be complete, so that
 * this does not compare what it means, as it is compared between versions.
 *
 * @internal
 */
export function draftDifference(
  before: ChecklistDocument,
  after: ChecklistDocument,
): string[] {
  return [
    ...changedKeys(before as unknown as Part, after as unknown as Part),
    ...changesOf(
      'sections',
      before.sections as unknown as Part[],
      after.sections as unknown as Part[],
    ),
    ...changesOf('questions', questionsOf(before), questionsOf(after)),
  ];
}
