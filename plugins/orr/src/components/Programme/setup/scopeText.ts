import {
  ProgrammeDocument,
  programmeDocumentSchema,
  validateProgramme,
} from 'backstage-plugin-orr-common';
import { parse, stringify } from 'yaml';

type Scope = ProgrammeDocument['scope'];

/** A scope that was written out, or what is wrong with it. @internal */
export type ReadScope = { scope: Scope } | { problem: string };

/** A scope as somebody would write it. @internal */
export function textOfScope(scope: Scope): string {
  return scope === undefined ? '' : stringify(scope);
}

function parsed(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: parse(text) };
  } catch (error) {
    // The lines after the first show where, for a terminal.
    return { problem: String((error as Error).message).split('\n')[0] };
  }
}

/** Reads a scope from YAML, of which JSON is a part; nothing written is no scope. @internal */
export function readScope(text: string): ReadScope {
  const read = parsed(text);
  if ('problem' in read) {
    return read;
  }
  if (read.value === null || read.value === undefined) {
    return { scope: undefined };
  }
  const checked = programmeDocumentSchema.safeParse({ scope: read.value });
  if (!checked.success) {
    return { problem: checked.error.issues[0].message };
  }
  const [problem] = validateProgramme(checked.data);
  return problem ? { problem: problem.message } : { scope: checked.data.scope };
}
