import type {
  ChecklistDocument,
  Question,
  Section,
} from '../checklist/checklistDocument';
import { ConversionNote } from './conversionNote';
import { keptText } from './keptKeys';
import { Lens } from './lens';
import { LENS_SCHEMA_VERSION } from './lensLimits';
import { LensProblem } from './lensProblem';
import { lensQuestionOf, unknownKeysOf } from './lensQuestionOf';
import { JsonObject, LensPath } from './LensReader';
import { LensWriter } from './LensWriter';
import { lensIdOf } from './ownIds';
import { parseLens } from './parseLens';

/** A checklist as a lens. @public */
export interface LensOfChecklist {
  /** Absent where the checklist exceeds what a lens holds; the problems say where. */
  lens?: Lens;
  /** What was lost, and what is said in another way. */
  notes: ConversionNote[];
  /** What is wrong with the lens; an error keeps the AWS Well-Architected Tool from taking it. */
  problems: LensProblem[];
}

/** What every checklist, section and question says and a lens has no place for. */
const NEVER_KEPT = {
  document: ['owner', 'state', 'kinds', 'appliesTo'],
  question: ['area', 'stakeholder', 'origin', 'effort', 'phase', 'profiles'],
};
const MAYBE_LOST = {
  document: [
    'sponsor',
    'pilotEntities',
    'cadenceMonths',
    'cadenceByTier',
    'conditionLimitDays',
    'acceptanceLimitDays',
    'disclosureGraceDays',
    'contradictions',
    'deciding',
    'reviewerGroup',
    'minutes',
    'changelog',
  ],
  section: ['description', 'signOff'],
  question: [
    'practices',
    'weight',
    'appliesTo',
    'visibleWhen',
    'evidence',
    'prefill',
    'verification',
    'fact',
    'notApplicable',
  ],
} as const;

/**
 * Writes a checklist as a lens and says exactly what that loses. What came from a lens and was not changed goes back as it came.
 *
 * @public
 */
export function lensOfChecklist(document: ChecklistDocument): LensOfChecklist {
  const writer = new LensWriter();
  noteLosses(document, writer);
  const file = lensFileOf(document, writer);
  const { lens, problems } = parseLens(JSON.stringify(file, null, 2));
  return {
    ...(lens && { lens }),
    notes: writer.notes,
    problems: problems.map(problem =>
      problem.code === 'restrictedCharacters' ||
      problem.code === 'improvementPlanMissing'
        ? { ...problem, severity: 'error' }
        : problem,
    ),
  };
}

function lensFileOf(
  document: ChecklistDocument,
  writer: LensWriter,
): JsonObject {
  const { lens } = document;
  const isOwn = !lens;
  const ids = {
    sections: new Set(document.sections.flatMap(part => part.lens?.id ?? [])),
    questions: new Set(
      document.sections.flatMap(({ questions }) =>
        questions.flatMap(part => part.lens?.id ?? []),
      ),
    ),
  };
  const pillars = document.sections.flatMap((section, index) =>
    pillarOf(section, ['sections', index], ids, writer),
  );
  return {
    schemaVersion: LENS_SCHEMA_VERSION,
    name: writer.title(
      keptText(lens, 'name', document.title),
      ['title'],
      isOwn,
    ),
    description: writer.description(
      keptText(lens, 'description', document.description),
      ['description'],
      isOwn,
    ),
    pillars: withEmptyPillars(pillars, lens?.keys?.pillars),
    ...unknownKeysOf(lens, ['name', 'description', 'pillars', 'schemaVersion']),
  };
}

function pillarOf(
  section: Section,
  path: LensPath,
  ids: Record<'sections' | 'questions', Set<string>>,
  writer: LensWriter,
): JsonObject[] {
  const questions = section.questions.flatMap((question, index) => {
    const id = question.lens?.id ?? lensIdOf(question.id, ids.questions);
    const at = [...path, 'questions', index];
    return lensQuestionOf(question, at, id, writer) ?? [];
  });
  if (!questions.length) {
    writer.lost(path, 'The section: nothing of it is left');
    return [];
  }
  const isOwn = section.questions.every(({ lens }) => !lens);
  return [
    {
      id: section.lens?.id ?? lensIdOf(section.id, ids.sections),
      name: writer.title(
        keptText(section.lens, 'name', section.title),
        [...path, 'title'],
        isOwn,
      ),
      questions,
      ...unknownKeysOf(section.lens, ['id', 'name', 'questions']),
    },
  ];
}

function withEmptyPillars(pillars: JsonObject[], kept: unknown): unknown[] {
  const all: unknown[] = [...pillars];
  if (typeof kept === 'object' && kept !== null) {
    Object.entries(kept)
      .sort(([a], [b]) => Number(a) - Number(b))
      .forEach(([index, pillar]) => all.splice(Number(index), 0, pillar));
  }
  return all;
}

function noteLosses(document: ChecklistDocument, writer: LensWriter): void {
  writer.lost(
    [],
    `A lens does not say ${NEVER_KEPT.document.join(
      ', ',
    )} of a checklist, nor ${NEVER_KEPT.question.join(
      ', ',
    )} and gate of its questions`,
  );
  noteKeys(document, MAYBE_LOST.document, [], writer);
  document.sections.forEach((section, index) => {
    const path = ['sections', index];
    noteKeys(section, MAYBE_LOST.section, path, writer);
    section.questions.forEach((question: Question, place) =>
      noteKeys(
        question,
        MAYBE_LOST.question,
        [...path, 'questions', place],
        writer,
      ),
    );
  });
}

function noteKeys<T extends object>(
  part: T,
  keys: readonly (keyof T & string)[],
  path: LensPath,
  writer: LensWriter,
): void {
  for (const key of keys) {
    if (part[key] !== undefined) {
      writer.lost([...path, key], `${key}: a lens has no place for it`);
    }
  }
}
