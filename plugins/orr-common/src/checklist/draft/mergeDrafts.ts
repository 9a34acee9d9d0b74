import { Choice } from '../answerForm';
import { ChecklistDocument, Question, Section } from '../checklistDocument';
import { keyedById, mergeEntries, mergeOrder } from './mergeLists';
import {
  Chooser,
  isSame,
  mergeFields,
  Merging,
  Sides,
  ValueConflict,
} from './mergeValues';

/**
 * What two authors changed in different ways. The path names attributes and ids: `title`; `sections`, its id and an attribute;
 * `questions`, its id and an attribute, of a choice `questions`, its id, `answer`, `choices`, the id of the choice and an attribute.
 * A question's `section` is where it belongs. What one of them took out is undefined on that side.
 *
 * @internal
 */
export interface DraftConflict extends ValueConflict {}

type Fields = Record<string, unknown>;
type Frame = Omit<Section, 'questions'>;
type Placed = { section: string; question: Question };

/** A document with its sections and questions side by side, so that a question that moves stays the same question. */
interface Parts {
  frames: Map<string, Frame>;
  questions: Map<string, Placed>;
  /** The keys of the questions of each section, in order. */
  order: Map<string, string[]>;
}

function partsOf(document: ChecklistDocument): Parts {
  const sections = keyedById(document.sections ?? []);
  const placed: { id: string; section: string; question: Question }[] = [];
  const frames = new Map<string, Frame>();
  for (const [key, { questions = [], ...frame }] of sections) {
    frames.set(key, frame);
    for (const question of questions) {
      placed.push({ id: question.id, section: key, question });
    }
  }
  const questions = keyedById(placed);
  const order = new Map([...frames.keys()].map(key => [key, [] as string[]]));
  for (const [key, { section }] of questions) {
    order.get(section)?.push(key);
  }
  return { frames, questions, order };
}

/** The same of each side. */
function ofEach<T, TPart>(
  sides: Sides<T>,
  part: (side: T) => TPart,
): Sides<TPart> {
  return {
    base: part(sides.base),
    mine: part(sides.mine),
    theirs: part(sides.theirs),
  };
}

function mergeQuestion(
  sides: Sides<Question | undefined>,
  path: string[],
  merging: Merging,
): Question {
  const answers = ofEach(sides, one => one?.answer);
  const choices = ofEach(answers, answer =>
    keyedById(answer?.type === 'choices' ? answer.choices : []),
  );
  const mergeChoices = (at: string[]) => {
    const merged = mergeEntries(
      choices,
      at,
      merging,
      (choice, choiceAt) =>
        mergeFields(
          choice as unknown as Sides<Fields | undefined>,
          choiceAt,
          merging,
        ) as unknown as Choice,
    );
    return mergeOrder(
      ofEach(choices, keyed => [...keyed.keys()]),
      new Set(merged.keys()),
    ).map(key => merged.get(key));
  };
  const { mine, theirs } = answers;
  const bothChoices = mine?.type === 'choices' && theirs?.type === 'choices';
  return mergeFields(
    sides as unknown as Sides<Fields | undefined>,
    path,
    merging,
    bothChoices
      ? {
          answer: at =>
            mergeFields(
              answers as unknown as Sides<Fields | undefined>,
              at,
              merging,
              { choices: mergeChoices },
            ),
        }
      : {},
  ) as unknown as Question;
}

function mergePlaced(
  sides: Sides<Placed | undefined>,
  path: string[],
  merging: Merging,
): Placed {
  const { section } = mergeFields(
    ofEach(sides, one => one && { section: one.section }),
    path,
    merging,
  ) as Pick<Placed, 'section'>;
  const question = mergeQuestion(
    ofEach(sides, one => one?.question),
    path,
    merging,
  );
  return { section, question };
}

function mergeSections(
  sides: Sides<ChecklistDocument>,
  merging: Merging,
): Section[] {
  const parts = ofEach(sides, partsOf);
  const questions = mergeEntries(
    ofEach(parts, one => one.questions),
    ['questions'],
    merging,
    (one, path) => mergePlaced(one, path, merging),
  );
  const frames = mergeEntries(
    ofEach(parts, one => one.frames),
    ['sections'],
    merging,
    (one, path) =>
      mergeFields(
        one as unknown as Sides<Fields | undefined>,
        path,
        merging,
      ) as unknown as Frame,
  );
  // A section that one side took out stays for a question that the other keeps in it.
  for (const { section } of questions.values()) {
    const frame =
      parts.mine.frames.get(section) ?? parts.theirs.frames.get(section);
    if (!frames.has(section) && frame) {
      frames.set(section, frame);
    }
  }
  const order = mergeOrder(
    ofEach(parts, one => [...one.frames.keys()]),
    new Set(frames.keys()),
  );
  return order.map(key => {
    const here = [...questions].filter(([, { section }]) => section === key);
    const inOrder = mergeOrder(
      ofEach(parts, one => one.order.get(key) ?? []),
      new Set(here.map(([questionKey]) => questionKey)),
    );
    return {
      ...frames.get(key)!,
      questions: inOrder.map(question => questions.get(question)!.question),
    };
  });
}

/**
 * Puts together what two authors made of one draft, down to single attributes. Sections, questions and choices are told apart by their
 * ids, so that what one moves and the other rewords is both. Where both changed the same, `choose` says whose counts; without
 * it, or where it answers nothing, mine stands and the conflict is told.
 *
 * @internal
 */
export function mergeDrafts(
  sides: Sides<ChecklistDocument>,
  choose: Chooser = () => undefined,
): { merged: ChecklistDocument; conflicts: DraftConflict[] } {
  const { base, mine, theirs } = sides;
  if (isSame(base, theirs) || isSame(mine, theirs)) {
    return { merged: mine, conflicts: [] };
  }
  if (isSame(base, mine)) {
    return { merged: theirs, conflicts: [] };
  }
  const merging: Merging = { choose, conflicts: [] };
  const merged = mergeFields(sides as unknown as Sides<Fields>, [], merging, {
    sections: () => mergeSections(sides, merging),
  }) as unknown as ChecklistDocument;
  return { merged, conflicts: merging.conflicts };
}
