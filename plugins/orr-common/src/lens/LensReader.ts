import { isSafeUrl } from '../checklist/isSafeUrl';
import { ProblemSeverity } from '../checklist/checklistProblem';
import { LensExtensions } from './lens';
import { LENS_ID, LENS_LIMITS, restrictedCharactersIn } from './lensLimits';
import { LensProblemCode, UnplacedProblem } from './lensProblem';

/** A place in a lens. @internal */
export type LensPath = (string | number)[];
/** An object of the file. @internal */
export type JsonObject = Record<string, unknown>;

/** What a text has to keep to. @internal */
export interface TextRule {
  max: number;
  /** Whether it may be left out or empty. */
  optional?: boolean;
  /** Whether only the plain characters of names are allowed. */
  plain?: boolean;
}

/** Reads single values of a lens and collects what is wrong with them. @internal */
export class LensReader {
  readonly problems: UnplacedProblem[] = [];

  get isRefused(): boolean {
    return this.problems.some(({ refuses }) => refuses);
  }

  report(
    severity: ProblemSeverity,
    code: LensProblemCode,
    path: LensPath,
    message: string,
  ): void {
    this.problems.push({ severity, code, path, message });
  }

  /** Reports what makes the whole file unreadable. */
  refuse(code: LensProblemCode, path: LensPath, message: string): void {
    this.problems.push({
      severity: 'error',
      code,
      refuses: true,
      path,
      message,
    });
  }

  object(value: unknown, path: LensPath): JsonObject | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as JsonObject;
    }
    this.#wrongType(value, path, 'an object');
    return undefined;
  }

  /** The entries of a list, as far as the limit goes. */
  list(
    value: unknown,
    path: LensPath,
    limit: { min: number; max: number; code: LensProblemCode },
  ): unknown[] {
    if (!Array.isArray(value)) {
      this.#wrongType(value, path, 'a list');
      return [];
    }
    if (value.length < limit.min) {
      this.refuse('missingKey', path, 'The list is empty');
    }
    if (value.length > limit.max) {
      const message = `${value.length} entries, but a lens holds at most ${limit.max} here`;
      this.refuse(limit.code, path, message);
    }
    return value.slice(0, limit.max);
  }

  text(value: unknown, path: LensPath, rule: TextRule): string | undefined {
    if (rule.optional && (value === undefined || value === null)) {
      return undefined;
    }
    if (typeof value !== 'string') {
      this.#wrongType(value, path, 'a text');
      return undefined;
    }
    if (!rule.optional && !value.trim()) {
      this.refuse('emptyText', path, 'The text is empty');
    }
    if (value.length > rule.max) {
      const message = `${value.length} characters, but a lens holds at most ${rule.max} here`;
      this.refuse('textTooLong', path, message);
    }
    const restricted = rule.plain ? restrictedCharactersIn(value) : [];
    if (restricted.length) {
      const message = `The format does not take ${wordsFor(restricted)} here`;
      this.report('warning', 'restrictedCharacters', path, message);
    }
    return value;
  }

  id(
    value: unknown,
    path: LensPath,
    rule: {
      taken: Set<string>;
      code: LensProblemCode;
      warnWhenLong?: boolean;
    },
  ): string {
    if (typeof value !== 'string') {
      this.#wrongType(value, path, 'a text');
      return '';
    }
    if (!LENS_ID.test(value)) {
      const message = 'An id has 3 to 128 letters, digits and _';
      this.refuse('invalidId', path, message);
    } else if (rule.taken.has(value)) {
      this.refuse(rule.code, path, `"${value}" is there twice`);
    }
    rule.taken.add(value);
    if (rule.warnWhenLong && value.length > LENS_LIMITS.idEverywhere) {
      const message = `${value.length} characters; some of the tools take at most ${LENS_LIMITS.idEverywhere}`;
      this.report('warning', 'longId', path, message);
    }
    return value;
  }

  /** An address that may become a link, else nothing. */
  url(value: unknown, path: LensPath): string | undefined {
    if (value === undefined || value === null || value === '') {
      return undefined;
    }
    if (typeof value === 'string' && isSafeUrl(value.trim())) {
      return value.trim();
    }
    const message = 'Left out: this is no http or https address';
    this.report('error', 'unsafeUrl', path, message);
    return undefined;
  }

  #wrongType(value: unknown, path: LensPath, expected: string): void {
    if (value === undefined) {
      this.refuse('missingKey', path, `Missing: it has to be ${expected}`);
    } else {
      this.refuse('wrongType', path, `It has to be ${expected}`);
    }
  }
}

function wordsFor(characters: string[]): string {
  const shown = characters.slice(0, 10).map(character => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase();
    return /[\p{C}\p{Z}]/u.test(character) ? `U+${code}` : character;
  });
  return shown.join(' ') + (characters.length > shown.length ? ' …' : '');
}

/** The keys of an object that the format does not know, unless there are none. @internal */
export function extensionsOf(
  object: JsonObject,
  known: readonly string[],
): { extensions?: LensExtensions } {
  const unknown = Object.entries(object).filter(
    ([key]) => !known.includes(key),
  );
  return unknown.length ? { extensions: Object.fromEntries(unknown) } : {};
}
