import {
  ChecklistDocument,
  Question,
  Section,
} from 'backstage-plugin-orr-common';
import {
  provisionalId,
  questionIdsOf,
  sectionIdsOf,
  unusedId,
} from './draftIds';
import { newQuestion } from './openedDraft';
import { withRulesOfTiers } from './choiceEdits';

/** A document after something was added, and the id of that. @internal */
export interface Added {
  document: ChecklistDocument;
  id: string;
}

/** Sections and questions that nothing happens to stay the very same objects, so that their rows need not be drawn again. */
function mapSections(
  document: ChecklistDocument,
  change: (section: Section) => Section,
): ChecklistDocument {
  return { ...document, sections: document.sections.map(change) };
}

function withQuestions(
  document: ChecklistDocument,
  sectionId: string,
  change: (questions: Question[]) => Question[],
): ChecklistDocument {
  return mapSections(document, section =>
    section.id === sectionId
      ? { ...section, questions: change(section.questions) }
      : section,
  );
}

/** A copy of a list with something at a place of it. */
function inserted<T>(list: readonly T[], index: number, ...items: T[]): T[] {
  return [...list.slice(0, index), ...items, ...list.slice(index)];
}

/** @internal */
export function sectionOf(
  document: ChecklistDocument,
  questionId: string,
): Section | undefined {
  return document.sections.find(({ questions }) =>
    questions.some(({ id }) => id === questionId),
  );
}

/** @internal */
export function questionOf(
  document: ChecklistDocument,
  questionId: string,
): Question | undefined {
  return sectionOf(document, questionId)?.questions.find(
    ({ id }) => id === questionId,
  );
}

/** @internal */
export function changeSection(
  document: ChecklistDocument,
  sectionId: string,
  change: Partial<Section>,
): ChecklistDocument {
  return mapSections(document, section =>
    section.id === sectionId ? { ...section, ...change } : section,
  );
}

/** Rules that followed from the tiers go on following from them. @internal */
export function changeQuestion(
  document: ChecklistDocument,
  questionId: string,
  change: Partial<Question>,
): ChecklistDocument {
  const section = sectionOf(document, questionId);
  return section
    ? withQuestions(document, section.id, questions =>
        questions.map(question =>
          question.id === questionId
            ? withRulesOfTiers(question, { ...question, ...change })
            : question,
        ),
      )
    : document;
}

/** @internal */
export function addSection(document: ChecklistDocument, after?: string): Added {
  const id = provisionalId('section', sectionIdsOf(document));
  const place = document.sections.findIndex(section => section.id === after);
  const sections = inserted(
    document.sections,
    place < 0 ? document.sections.length : place + 1,
    { id, title: '', questions: [] },
  );
  return { document: { ...document, sections }, id };
}

/** @internal */
export function addQuestion(
  document: ChecklistDocument,
  sectionId: string,
  after?: string,
): Added {
  const id = provisionalId('question', questionIdsOf(document));
  return {
    id,
    document: mapSections(document, section => {
      if (section.id !== sectionId) {
        return section;
      }
      const place = section.questions.findIndex(one => one.id === after);
      const questions = inserted(
        section.questions,
        place < 0 ? section.questions.length : place + 1,
        newQuestion(id, document, section),
      );
      return { ...section, questions };
    }),
  };
}

/** Questions from elsewhere at the end of a section, each with an id of its own here. @internal */
export function addQuestions(
  document: ChecklistDocument,
  sectionId: string,
  questions: readonly Question[],
): ChecklistDocument {
  const taken = questionIdsOf(document);
  const added = questions.map(question => {
    const id = unusedId(question.id, taken);
    taken.add(id);
    const profiles = question.profiles.filter(one =>
      document.kinds.includes(one),
    );
    return {
      ...question,
      id,
      profiles: profiles.length ? profiles : document.kinds,
    };
  });
  return withQuestions(document, sectionId, there => [...there, ...added]);
}

/** @internal */
export function duplicateQuestion(
  document: ChecklistDocument,
  questionId: string,
): Added {
  const section = sectionOf(document, questionId)!;
  const place = section.questions.findIndex(({ id }) => id === questionId);
  const id = unusedId(questionId, questionIdsOf(document));
  return {
    id,
    document: withQuestions(document, section.id, questions =>
      inserted(questions, place + 1, { ...questions[place], id }),
    ),
  };
}

/** @internal */
export function removeQuestion(
  document: ChecklistDocument,
  questionId: string,
): ChecklistDocument {
  return mapSections(document, section =>
    section.questions.some(({ id }) => id === questionId)
      ? {
          ...section,
          questions: section.questions.filter(({ id }) => id !== questionId),
        }
      : section,
  );
}

/** @internal */
export function removeSection(
  document: ChecklistDocument,
  sectionId: string,
): ChecklistDocument {
  return {
    ...document,
    sections: document.sections.filter(({ id }) => id !== sectionId),
  };
}

/** Puts a question at a place of a section, counted without the question itself. @internal */
export function moveQuestion(
  document: ChecklistDocument,
  questionId: string,
  to: { sectionId: string; index: number },
): ChecklistDocument {
  const question = questionOf(document, questionId);
  return question
    ? withQuestions(
        removeQuestion(document, questionId),
        to.sectionId,
        questions => inserted(questions, to.index, question),
      )
    : document;
}

/** One place up or down; past the first or last one into the section beside. @internal */
export function shiftQuestion(
  document: ChecklistDocument,
  questionId: string,
  by: -1 | 1,
): ChecklistDocument {
  const section = sectionOf(document, questionId);
  if (!section) {
    return document;
  }
  const index = section.questions.findIndex(({ id }) => id === questionId) + by;
  if (index >= 0 && index < section.questions.length) {
    return moveQuestion(document, questionId, {
      sectionId: section.id,
      index,
    });
  }
  const beside = document.sections[document.sections.indexOf(section) + by];
  return beside
    ? moveQuestion(document, questionId, {
        sectionId: beside.id,
        index: by > 0 ? 0 : beside.questions.length,
      })
    : document;
}

/** Puts a section at a place, counted without the section itself. @internal */
export function moveSection(
  document: ChecklistDocument,
  sectionId: string,
  index: number,
): ChecklistDocument {
  const section = document.sections.find(({ id }) => id === sectionId);
  const others = document.sections.filter(({ id }) => id !== sectionId);
  return section && index >= 0 && index <= others.length
    ? { ...document, sections: inserted(others, index, section) }
    : document;
}

/** Gives a question another id, where other questions hang on it too. @internal */
export function renameQuestion(
  document: ChecklistDocument,
  questionId: string,
  newId: string,
): ChecklistDocument {
  return mapSections(document, section => {
    const questions = section.questions.map(question => {
      const { visibleWhen } = question;
      const renamed =
        visibleWhen?.question === questionId
          ? { ...question, visibleWhen: { ...visibleWhen, question: newId } }
          : question;
      return question.id === questionId ? { ...renamed, id: newId } : renamed;
    });
    return questions.some((one, index) => one !== section.questions[index])
      ? { ...section, questions }
      : section;
  });
}
