import { ChecklistDocument, Section } from '../checklistDocument';
import { periodsOf } from '../checklistDefaults';
import {
  ChecklistDifferences,
  QuestionDifference,
  SectionDifference,
} from './checklistDifferences';
import { ComparedPart, compareFields } from './compareFields';
import { compareQuestions } from './compareQuestions';
import { CHECKLIST_FIELDS, SECTION_FIELDS } from './fieldKinds';
import { movedIds } from './movedIds';

function partOf(document: ChecklistDocument): ComparedPart {
  const {
    schemaVersion: _schemaVersion,
    id: _id,
    state: _state,
    changelog: _changelog,
    sections: _sections,
    ...content
  } = document;
  return {
    content,
    defaults: {
      cadenceMonths: 12,
      ...periodsOf({} as ChecklistDocument),
      contradictions: 'flag',
      'deciding.default': 'peer',
      'deciding.sampleOneIn': 10,
    },
  };
}

function sectionPart(section?: Section): ComparedPart {
  const {
    id: _id,
    questions: _questions,
    ...content
  } = section ?? ({} as Partial<Section>);
  return { content };
}

/** A section of two versions, of which one may lack it. */
interface SectionPair {
  was?: Section;
  is?: Section;
  isMoved: boolean;
  questions: QuestionDifference[];
}

function sectionDifference({
  was,
  is,
  isMoved,
  questions,
}: SectionPair): SectionDifference[] {
  const fields = compareFields(
    sectionPart(was),
    sectionPart(is),
    SECTION_FIELDS,
  );
  const ownChange = fields.length > 0 || isMoved;
  if (was && is && !ownChange && !questions.length) {
    return [];
  }
  const { id, title } = (is ?? was)!;
  const stays = ownChange ? 'changed' : 'none';
  const isThere = is ? 'added' : 'removed';
  return [
    {
      sectionId: id,
      title,
      change: was && is ? stays : isThere,
      moved: isMoved,
      meaning: [...fields, ...questions].some(({ meaning }) => meaning),
      fields,
      questions,
    },
  ];
}

function compareSections(
  before: ChecklistDocument,
  after: ChecklistDocument,
): SectionDifference[] {
  const was = new Map(before.sections.map(section => [section.id, section]));
  const is = new Map(after.sections.map(section => [section.id, section]));
  const moved = movedIds([...was.keys()], [...is.keys()]);
  const questions = compareQuestions(before, after);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap(id =>
    sectionDifference({
      was: was.get(id),
      is: is.get(id),
      isMoved: moved.has(id),
      questions: questions.get(id) ?? [],
    }),
  );
}

function countsOf(
  questions: QuestionDifference[],
): ChecklistDifferences['counts'] {
  const count = (is: (question: QuestionDifference) => boolean) =>
    questions.filter(is).length;
  const stays = ({ change }: QuestionDifference) => change === 'changed';
  return {
    added: count(({ change }) => change === 'added'),
    removed: count(({ change }) => change === 'removed'),
    changed: count(question => stays(question) && question.meaning),
    reworded: count(
      question =>
        stays(question) &&
        !question.meaning &&
        question.fields.length + question.choices.length > 0,
    ),
    moved: count(({ moved }) => moved !== undefined),
  };
}

/**
 * How two versions of a checklist differ, by the ids of sections, questions and choices; empty just where their content
 * hashes are equal. State and changelog are about the document and no content of a version.
 *
 * @public
 */
export function compareChecklists(
  before: ChecklistDocument,
  after: ChecklistDocument,
): ChecklistDifferences {
  const fields = compareFields(partOf(before), partOf(after), CHECKLIST_FIELDS);
  const sections = compareSections(before, after);
  return {
    meaning: [...fields, ...sections].some(({ meaning }) => meaning),
    counts: countsOf(sections.flatMap(({ questions }) => questions)),
    fields,
    sections,
  };
}
