import { ChecklistDocument, questionsOf } from 'backstage-plugin-orr-common';

const LONGEST = 60;

/** What stands for an id until a title says what it should be. */
const PROVISIONAL = /^(?:section|question|choice)-\d+$/;

/** Whether an id only stands in for the one that the title will give. @internal */
export function isProvisional(id: string): boolean {
  return PROVISIONAL.test(id);
}

/** The words of a title as an id, whole words only; empty where it has no letters that ids take. */
function wordsOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLocaleLowerCase('en-US')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let id = '';
  for (const word of words) {
    const longer = id ? `${id}-${word}` : word;
    if (longer.length > LONGEST && id) {
      break;
    }
    id = longer.slice(0, LONGEST);
  }
  return /^[a-z]/.test(id) || !id ? id : `n-${id}`;
}

/** The first of id, id-2, id-3 that nothing has yet. @internal */
export function unusedId(id: string, taken: ReadonlySet<string>): string {
  let unused = id;
  for (let place = 2; taken.has(unused); place++) {
    unused = `${id}-${place}`;
  }
  return unused;
}

/** An id that says what a title says, and that nothing has yet; undefined where the title says too little. @internal */
export function proposedId(
  title: string,
  taken: ReadonlySet<string> = new Set(),
): string | undefined {
  const words = wordsOf(title);
  return words.length < 3 ? undefined : unusedId(words, taken);
}

/** An id that stands in until there is a title. @internal */
export function provisionalId(
  kind: 'section' | 'question' | 'choice',
  taken: ReadonlySet<string>,
): string {
  let number = taken.size + 1;
  while (taken.has(`${kind}-${number}`)) {
    number += 1;
  }
  return `${kind}-${number}`;
}

/** @internal */
export function questionIdsOf(document: ChecklistDocument): Set<string> {
  return new Set(questionsOf(document).map(({ id }) => id));
}

/** @internal */
export function sectionIdsOf(document: ChecklistDocument): Set<string> {
  return new Set(document.sections.map(({ id }) => id));
}
