function merge(into, from) {
  if (typeof into !== 'object' || typeof from !== 'object') {
    return from;
  }
  const merged = { ...into };
  for (const [key, value] of Object.entries(from)) {
    merged[key] = key in into ? merge(into[key], value) : value;
  }
  return merged;
}

function insert(source, { file, how, marker, text }) {
  const lines = source.split('\n');
  const at = lines.findIndex(line => line.includes(marker));
  if (at === -1) {
    throw new Error(`There is no line with ${marker} in ${file}.`);
  }
  const block = text.trimEnd();
  return lines
    .flatMap((line, index) => {
      const isPlace =
        how === 'before every' ? line.includes(marker) : index === at;
      if (!isPlace) {
        return [line];
      }
      return how === 'instead of' ? [block] : [block, line];
    })
    .join('\n');
}

/**
 * A file after one step: JSON is merged, a marked place gets the block, and
 * whatever else there is stays, with the block behind it.
 *
 * @param {string | undefined} source the file so far, if there is one
 * @param {object} step as `readSteps` gives it
 * @returns {string}
 */
export function applyStep(source, step) {
  if (step.marker) {
    return insert(source ?? '', step);
  }
  if (source === undefined) {
    return step.text;
  }
  if (step.file.endsWith('.json')) {
    const merged = merge(JSON.parse(source), JSON.parse(step.text));
    return `${JSON.stringify(merged, undefined, 2)}\n`;
  }
  return `${source.trimEnd()}\n\n${step.text}`;
}
