import { canonicalJson } from '../../hash/canonicalJson';
import { gateOf, weightOf } from '../checklistDefaults';
import { ChecklistDocument, Question, Section } from '../checklistDocument';
import { QuestionDifference } from './checklistDifferences';
import { compareChoices } from './compareChoices';
import { ComparedPart, compareFields } from './compareFields';
import { QUESTION_FIELDS } from './fieldKinds';
import { movedIds } from './movedIds';

/** A question and the section that it is in. */
interface Placed {
  question: Question;
  section: Section;
}

function partOf(placed?: Placed): ComparedPart {
  if (!placed) {
    return { content: {} };
  }
  const { id: _id, answer, ...content } = placed.question;
  const { choices: _choices, ...form } =
    answer.type === 'choices' ? answer : { ...answer, choices: undefined };
  return { content: { ...content, answer: form } };
}

/** With what holds where the question does not say it, so that a gate that follows from the risk is told too. */
function partWithDefaults(placed: Placed): ComparedPart {
  return {
    ...partOf(placed),
    defaults: {
      gate: gateOf(placed.question),
      weight: weightOf(placed.question),
      'evidence.rule': 'optional',
      verification: 'attested',
      notApplicable: 'allowed',
    },
  };
}

function placedOf({
  sections,
}: Pick<ChecklistDocument, 'sections'>): Map<string, Placed> {
  return new Map(
    sections.flatMap(section =>
      section.questions.map(question => [question.id, { question, section }]),
    ),
  );
}

/** Those whose place within their section differs. */
function movedWithin(
  before: Pick<ChecklistDocument, 'sections'>,
  after: Pick<ChecklistDocument, 'sections'>,
): Set<string> {
  const idsOf = ({ questions }: Section) => questions.map(({ id }) => id);
  return new Set(
    after.sections.flatMap(section => {
      const was = before.sections.find(({ id }) => id === section.id);
      return was ? [...movedIds(idsOf(was), idsOf(section))] : [];
    }),
  );
}

function presence(
  question: Placed,
  change: 'added' | 'removed',
): QuestionDifference {
  const sides: [Placed?, Placed?] =
    change === 'added' ? [undefined, question] : [question, undefined];
  const [was, is] = sides;
  return {
    questionId: question.question.id,
    title: question.question.title,
    change,
    risk: question.question.risk,
    gate: gateOf(question.question),
    meaning: true,
    fields: compareFields(partOf(was), partOf(is), QUESTION_FIELDS),
    choices: compareChoices(was?.question, is?.question),
  };
}

/** Whoever signs a section off signs for all that is in it. */
function othersSign(was: Placed, is: Placed): boolean {
  return (
    was.section.id !== is.section.id &&
    canonicalJson(was.section.signOff ?? null) !==
      canonicalJson(is.section.signOff ?? null)
  );
}

function changeOf(
  was: Placed,
  is: Placed,
  isMovedWithin: boolean,
): QuestionDifference | undefined {
  const fields = compareFields(
    partWithDefaults(was),
    partWithDefaults(is),
    QUESTION_FIELDS,
  );
  const choices = compareChoices(was.question, is.question);
  const elsewhere = was.section.id !== is.section.id;
  if (!elsewhere && !isMovedWithin && !fields.length && !choices.length) {
    return undefined;
  }
  const within = isMovedWithin ? ('withinSection' as const) : undefined;
  return {
    questionId: is.question.id,
    title: is.question.title,
    change: 'changed',
    moved: elsewhere ? 'toSection' : within,
    fromSection: elsewhere
      ? { sectionId: was.section.id, title: was.section.title }
      : undefined,
    risk: is.question.risk,
    gate: gateOf(is.question),
    meaning:
      othersSign(was, is) || [...fields, ...choices].some(part => part.meaning),
    fields,
    choices,
  };
}

/** How the questions differ, by the section in which they are now, or were where they are gone. @internal */
export function compareQuestions(
  before: Pick<ChecklistDocument, 'sections'>,
  after: Pick<ChecklistDocument, 'sections'>,
): Map<string, QuestionDifference[]> {
  const was = placedOf(before);
  const is = placedOf(after);
  const moved = movedWithin(before, after);
  const differences = new Map<string, QuestionDifference[]>();
  for (const id of new Set([...is.keys(), ...was.keys()])) {
    const one = was.get(id);
    const other = is.get(id);
    const difference =
      one && other
        ? changeOf(one, other, moved.has(id))
        : presence((other ?? one)!, other ? 'added' : 'removed');
    const sectionId = (other ?? one)!.section.id;
    if (difference) {
      differences.set(sectionId, [
        ...(differences.get(sectionId) ?? []),
        difference,
      ]);
    }
  }
  return differences;
}
