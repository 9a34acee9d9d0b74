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

function compareSections(
  before: ChecklistDocument,
  after: ChecklistDocument,
): SectionDifference[] {
  const was = new Map(before.sections.map(section => [section.id, section]));
  const is = new Map(after.sections.map(section => [section.id, section]));
  const moved = movedIds([...was.keys()], [...is.keys()]);
  const questionsBySection = compareQuestions(before, after);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap(
    (sectionId): SectionDifference[] => {
      const one = was.get(sectionId);
      const other = is.get(sectionId);
      const fields = compareFields(
        sectionPart(one),
        sectionPart(other),
        SECTION_FIELDS,
      );
      const questions = questionsBySection.get(sectionId) ?? [];
      const ownChange = fields.length || moved.has(sectionId);
      if (one && other && !ownChange && !questions.length) {
        return [];
      }
      const stays = ownChange ? 'changed' : 'none';
      const isThere = other ? 'added' : 'removed';
      return [
        {
          sectionId,
          title: (other ?? one!).title,
          change: one && other ? stays : isThere,
          moved: moved.has(sectionId),
          meaning: [...fields, ...questions].some(({ meaning }) => meaning),
          fields,
          questions,
        },
      ];
    },
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
