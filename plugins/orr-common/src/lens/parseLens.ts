import { Lens } from './lens';
import { LENS_LIMITS, LENS_SCHEMA_VERSION } from './lensLimits';
import { LensProblem, UnplacedProblem } from './lensProblem';
import { LensPath, LensReader } from './LensReader';
import { lintLens } from './lintLens';
import { JsonText, readJsonText } from './readJsonText';
import { readLens } from './readLensParts';

/** What came out of reading a lens. @public */
export interface ParsedLens {
  /** Absent where the file is refused. */
  lens?: Lens;
  /** In the order of the file. */
  problems: LensProblem[];
}

const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];
const LONE_SURROGATE =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Reads the text of a lens file and says all that is wrong with it, or worth knowing. Nothing of a refused file is read. A
 * question with an error needs repair: its level is worked out without what could not be read.
 *
 * @public
 */
export function parseLens(text: string): ParsedLens {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > LENS_LIMITS.bytes) {
    const message = `${bytes} bytes, but a lens has at most ${LENS_LIMITS.bytes}`;
    return refusedAsWhole('tooLarge', message);
  }
  const json = readJsonText(text);
  if (json.problem) {
    const { code, message, ...position } = json.problem;
    return refusedAsWhole(code, message, position);
  }
  const { lens, problems } = readValue(json);
  const placed = problems.map(problem => ({
    ...problem,
    ...json.locate(problem.path),
  }));
  return {
    ...(lens && { lens }),
    problems: placed.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

function refusedAsWhole(
  code: LensProblem['code'],
  message: string,
  position = { line: 1, column: 1 },
): ParsedLens {
  return {
    problems: [
      {
        code,
        severity: 'error',
        refuses: true,
        path: [],
        ...position,
        message,
      },
    ],
  };
}

function readValue({ value, duplicateKeys }: JsonText): {
  lens?: Lens;
  problems: UnplacedProblem[];
} {
  const reader = new LensReader();
  for (const path of duplicateKeys) {
    const message = `"${path.at(-1)}" stands here twice; the last one is read`;
    reader.report('warning', 'duplicateKey', path, message);
  }
  const root = reader.object(value, []);
  if (!root || !('pillars' in root || 'schemaVersion' in root)) {
    const message = 'This is no lens: it has no pillars';
    return { problems: [problemOfFile('notALens', message)] };
  }
  if (root.schemaVersion !== LENS_SCHEMA_VERSION) {
    const message = `The schemaVersion of a lens is "${LENS_SCHEMA_VERSION}"`;
    reader.refuse('wrongSchemaVersion', ['schemaVersion'], message);
  }
  refuseForbidden(root, [], reader);
  const lens = readLens(root, reader);
  if (reader.isRefused) {
    return { problems: reader.problems };
  }
  return { lens, problems: [...reader.problems, ...lintLens(lens)] };
}

function problemOfFile(
  code: LensProblem['code'],
  message: string,
): UnplacedProblem {
  return { code, severity: 'error', refuses: true, path: [], message };
}

/** Keeps out, unknown keys included, what cannot be stored or would mean something else to whoever reads it. */
function refuseForbidden(
  value: unknown,
  path: LensPath,
  reader: LensReader,
): void {
  if (reader.isRefused) {
    return;
  }
  if (typeof value === 'string' && LONE_SURROGATE.test(value)) {
    reader.refuse('brokenText', path, 'The text holds half a character');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (FORBIDDEN_KEYS.includes(key) || LONE_SURROGATE.test(key)) {
        reader.refuse('forbiddenKey', at, 'This key is not allowed');
      } else {
        refuseForbidden(entry, at, reader);
      }
    }
  }
}
