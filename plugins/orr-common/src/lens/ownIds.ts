const OWN_ID = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const SHORTEST = 3;
const LONGEST = 128;

/** The nearest id that checklists allow and that is not taken, which it then is. @internal */
export function ownIdOf(
  text: string,
  taken: Set<string>,
  fallback: string,
): string {
  const base = OWN_ID.test(text)
    ? text
    : text
        .toLowerCase()
        .replace(/[^a-z0-9_]+/g, '-')
        .replace(/([-_])[-_]+/g, '$1')
        .replace(/^[-_]+|[-_]+$/g, '');
  const begun = /^[a-z]/.test(base) ? base : `${fallback}-${base}`;
  const long =
    begun.length < SHORTEST ? `${fallback}-${begun}` : begun.slice(0, LONGEST);
  return uniqueId(long.replace(/[-_]+$/, ''), taken, '-');
}

/** The nearest id that lenses allow and that is not taken, which it then is. @internal */
export function lensIdOf(id: string, taken: Set<string>): string {
  return uniqueId(withLensCharacters(id), taken, '_');
}

/** The same for a choice: the ending of its id makes it "None of these". @internal */
export function lensChoiceIdOf(
  { id, exclusive }: { id: string; exclusive?: boolean },
  taken: Set<string>,
): string {
  const ending = exclusive ? '_no' : '';
  const stem = withLensCharacters(id).replace(/_no$/, exclusive ? '' : '_not');
  return uniqueId(stem.slice(0, LONGEST - ending.length), taken, '_', ending);
}

function withLensCharacters(id: string): string {
  return id.replace(/[^A-Za-z0-9_]/g, '_');
}

function uniqueId(
  stem: string,
  taken: Set<string>,
  joint: string,
  ending = '',
): string {
  let id = stem + ending;
  for (let count = 2; taken.has(id); count += 1) {
    const suffix = `${joint}${count}${ending}`;
    id = stem.slice(0, LONGEST - suffix.length) + suffix;
  }
  taken.add(id);
  return id;
}

/** Writes other ids into a condition and leaves all else as it stands. @internal */
export function renameChoices(
  condition: string,
  names: ReadonlyMap<string, string>,
): string {
  return condition.trim() === 'default'
    ? condition
    : condition.replace(
        /[A-Za-z0-9_][A-Za-z0-9_-]*/g,
        id => names.get(id) ?? id,
      );
}
