import { formatPath } from '../../exchange/FileProblem';
import type { FactDefinition } from '../../facts/fact';
import {
  ChecklistDocument,
  checklistDocumentSchema,
} from '../checklistDocument';
import { ChecklistProblem, ChecklistProblemCode } from '../checklistProblem';
import { lintChecklist } from '../lintChecklist';
import { draftIssues } from './draftIssue';
import { isNestedWithin } from './nesting';

/** What kind of problem a checklist has that is being written. @public */
export type DraftProblemCode = ChecklistProblemCode | 'incomplete';

/** Something that keeps a draft from being published, or that is worth knowing, with the question that it is about. @public */
export interface DraftProblem extends Omit<ChecklistProblem, 'code'> {
  /** What kind of problem it is. */
  code: DraftProblemCode;
  /** Absent where the problem is outside any section, or the section has no id yet. */
  sectionId?: string;
  /** Absent where the problem is outside any question, or the question has no id yet. */
  questionId?: string;
}

/** What no checklist may hold, written or not. @public */
export interface DraftRefusal {
  /** Such as `sections[0].questions[2].risk`; empty for the document as a whole. */
  path: string;
  /** What is wrong, in words for authors. */
  message: string;
}

/** A draft, and all there is to say about it. @public */
export interface CheckedDraft {
  /** Where everything is there that a checklist needs; it may still have errors. */
  document?: ChecklistDocument;
  /** What keeps it from being published, or is worth knowing. */
  problems: DraftProblem[];
  /** A draft with one of these is not kept. */
  refusals: DraftRefusal[];
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Checks a checklist that is being written. What is merely not there yet, or half typed, is a problem and keeps it from being
 * published; what could never be part of a checklist is a refusal. A document that is complete is linted too.
 *
 * @public
 */
export function checkDraft(
  value: unknown,
  options: {
    /** All facts that are provided; absent where that is not known. */
    facts?: readonly Pick<FactDefinition, 'id' | 'type'>[];
  } = {},
): CheckedDraft {
  if (!isNestedWithin(value)) {
    return refused('', 'is nested too deeply');
  }
  const forbidden = forbiddenKey(value, []);
  if (forbidden) {
    return refused(formatPath(forbidden), 'is a key that is not allowed');
  }
  const parsed = checklistDocumentSchema.safeParse(value);
  if (parsed.success) {
    const problems = lintChecklist(parsed.data, options);
    return {
      document: parsed.data,
      problems: problems.map(problem => placed(value, problem)),
      refusals: [],
    };
  }
  const issues = parsed.error.issues.flatMap(issue =>
    draftIssues(issue, value),
  );
  return {
    problems: oncePerPlace(
      issues
        .filter(({ isRefused }) => !isRefused)
        .map(({ path, message }) =>
          placed(value, {
            path: path.map(key =>
              typeof key === 'number' ? key : String(key),
            ),
            code: 'incomplete',
            message,
            severity: 'error',
          }),
        ),
    ),
    refusals: issues
      .filter(({ isRefused }) => isRefused)
      .map(({ path, message }) => ({ path: formatPath(path), message })),
  };
}

function refused(path: string, message: string): CheckedDraft {
  return { problems: [], refusals: [{ path, message }] };
}

/** The first key of an object that would mean something else to whoever reads it. */
function forbiddenKey(
  value: unknown,
  path: (string | number)[],
): (string | number)[] | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const found = FORBIDDEN_KEYS.has(key) ? at : forbiddenKey(inner, at);
    if (found) {
      return found;
    }
  }
  return undefined;
}

type Draft = {
  sections?: ({
    id?: unknown;
    questions?: ({ id?: unknown } | null)[];
  } | null)[];
};

function placed(
  value: unknown,
  problem: Omit<ChecklistProblem, 'code'> & { code: DraftProblemCode },
): DraftProblem {
  const [root, place, list, index] = problem.path;
  const section =
    root === 'sections'
      ? (value as Draft).sections?.[Number(place)]
      : undefined;
  const question =
    list === 'questions' ? section?.questions?.[Number(index)] : undefined;
  const sectionId = idOf(section);
  const questionId = idOf(question);
  return {
    ...problem,
    ...(sectionId && { sectionId }),
    ...(questionId && { questionId }),
  };
}

function idOf(part: { id?: unknown } | null | undefined): string | undefined {
  const id = part?.id;
  return typeof id === 'string' && id ? id : undefined;
}

/** A text that is too short and not of its form is one thing to write. */
function oncePerPlace(problems: DraftProblem[]): DraftProblem[] {
  const places = new Set<string>();
  return problems.filter(({ path }) => {
    const place = formatPath(path);
    const isNew = !places.has(place);
    places.add(place);
    return isNew;
  });
}
