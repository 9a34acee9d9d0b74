import {
  ChecklistDocument,
  Question,
  Section,
} from '../checklist/checklistDocument';
import { gateOf } from '../checklist/checklistDefaults';
import { canonicalJson } from '../hash/canonicalJson';
import { KnownFact } from '../known/knownFact';
import { Answer, AnswerException } from '../review/answer';
import { compareAnswers } from '../review/compareAnswers';
import { Level, Rung } from '../review/disposition';
import { CoverageJudgement } from '../scoring/judgeCoverage';
import { choiceTitlesOf } from './choiceTitlesOf';
import { compareFacts, FactDifference } from './compareFacts';

/** A part in which a question and its answer can differ. @public */
export const COMPARED_PARTS = [
  'asked',
  'wording',
  'weight',
  'level',
  'accepted',
  'statement',
  'note',
  'evidence',
  'exceptions',
] as const;

/** One of {@link COMPARED_PARTS}. @public */
export type ComparedPart = (typeof COMPARED_PARTS)[number];

/** A frozen copy with what it is a copy of, as judged then. @internal */
export interface ComparableSnapshot {
  /** The version that was answered. */
  checklist: ChecklistDocument;
  /** As of when it was frozen. */
  judgement: CoverageJudgement;
  /** Those that all share. */
  answers: readonly Answer[];
  /** Of single covered entities. */
  exceptions?: readonly AnswerException[];
  /** What the catalog said; absent from copies that are older than that. */
  facts?: readonly KnownFact[];
}

/** One question as it was asked and answered at one time. @internal */
export interface ComparedAnswer {
  /** As it was worded then. */
  title: string;
  /** As it was worded then. */
  guidance: string;
  /** When it is unmet. */
  risk: Question['risk'];
  /** What it does to a decision while it is open. */
  gate: ReturnType<typeof gateOf>;
  /** Absent where the answer only informs. */
  level?: Level;
  /** What the answer is founded on; only where it shows no risk. */
  rung?: Rung;
  /** Whether its risk is accepted. */
  accepted: boolean;
  /** What the ticked choices are called. */
  choices?: string[];
  /** Of a number or a duration. */
  unit?: string;
  /** What all share. */
  answer?: Answer;
  /** Of single covered entities. */
  exceptions?: { choices?: string[]; answer: AnswerException }[];
}

/** One question of two frozen copies. @internal */
export interface ComparedQuestion {
  /** The question. */
  questionId: string;
  /** Whether both asked it; else whether the checklist or the answers before it made the difference. */
  asked: 'both' | 'added' | 'removed' | 'nowAsked' | 'noLongerAsked';
  /** In what it differs; empty where it is the same. */
  parts: ComparedPart[];
  /** Absent where it was not asked. */
  before?: ComparedAnswer;
  /** Absent where it is not asked. */
  after?: ComparedAnswer;
}

/** A section with all that either copy asked. @internal */
export interface ComparedSection {
  /** The section. */
  id: string;
  /** As the later checklist calls it, if it has it. */
  title: string;
  /** All that either asked. */
  questions: ComparedQuestion[];
}

/** How two frozen copies differ. @internal */
export interface ComparisonResult {
  /** In the order of the later checklist. */
  sections: ComparedSection[];
  /** What the catalog said otherwise. */
  facts: FactDifference[];
}

interface Side {
  sections: readonly Section[];
  questions: ReadonlyMap<string, Question>;
  asked: ReadonlyMap<string, ComparedAnswer>;
}

function exceptionsOn(
  { exceptions = [] }: ComparableSnapshot,
  question: Question,
): ComparedAnswer['exceptions'] {
  const found = exceptions.filter(
    ({ questionId, statement }) =>
      questionId === question.id && statement !== null,
  );
  return found.length
    ? found.map(answer => ({
        choices: choiceTitlesOf(question, answer.statement),
        answer,
      }))
    : undefined;
}

function sideOf(snapshot: ComparableSnapshot): Side {
  const { sections } = snapshot.checklist;
  const questions = new Map(
    sections.flatMap(section =>
      section.questions.map(question => [question.id, question] as const),
    ),
  );
  const answers = new Map(
    snapshot.answers.map(answer => [answer.questionId, answer]),
  );
  const asked = snapshot.judgement.questions.flatMap(judged => {
    const question = questions.get(judged.questionId);
    if (!judged.counted || !question) {
      return [];
    }
    const answer = answers.get(question.id);
    const side: ComparedAnswer = {
      title: question.title,
      guidance: question.guidance,
      risk: question.risk,
      gate: gateOf(question),
      level: judged.level,
      rung: judged.rung,
      accepted: judged.accepted,
      choices: choiceTitlesOf(question, answer?.statement),
      unit: 'unit' in question.answer ? question.answer.unit : undefined,
      answer,
      exceptions: exceptionsOn(snapshot, question),
    };
    return [[question.id, side] as const];
  });
  return { sections, questions, asked: new Map(asked) };
}

/** What exceptions say, whoever gave them and when. */
function exceptionText({ exceptions = [] }: ComparedAnswer): string {
  return canonicalJson(
    exceptions
      .map(({ answer: { entityRef, statement, note, evidence } }) =>
        canonicalJson({
          entityRef,
          statement,
          note: note ?? '',
          evidence: evidence.map(item => canonicalJson({ ...item })).sort(),
        }),
      )
      .sort(),
  );
}

function partsOf(
  before: ComparedAnswer,
  after: ComparedAnswer,
): ComparedPart[] {
  const [difference] = compareAnswers(
    before.answer ? [before.answer] : [],
    after.answer ? [after.answer] : [],
  );
  const differs: Record<ComparedPart, boolean> = {
    asked: false,
    wording: before.title !== after.title || before.guidance !== after.guidance,
    weight: before.risk !== after.risk || before.gate !== after.gate,
    level: before.level !== after.level,
    accepted: before.accepted !== after.accepted,
    statement: difference?.parts.includes('statement') ?? false,
    note: difference?.parts.includes('note') ?? false,
    evidence: difference?.parts.includes('evidence') ?? false,
    exceptions: exceptionText(before) !== exceptionText(after),
  };
  return COMPARED_PARTS.filter(part => differs[part]);
}

function compareQuestion(id: string, from: Side, to: Side): ComparedQuestion[] {
  const before = from.asked.get(id);
  const after = to.asked.get(id);
  if (before && after) {
    const parts = partsOf(before, after);
    return [{ questionId: id, asked: 'both', parts, before, after }];
  }
  if (after) {
    const asked = from.questions.has(id) ? 'nowAsked' : 'added';
    return [{ questionId: id, asked, parts: ['asked'], after }];
  }
  if (before) {
    const asked = to.questions.has(id) ? 'noLongerAsked' : 'removed';
    return [{ questionId: id, asked, parts: ['asked'], before }];
  }
  return [];
}

/** Where each question stands: in the later checklist, else in the earlier one, which then adds to a section of that id. */
function placesOf(from: Side, to: Side) {
  const places = new Map(
    to.sections.map(({ id, title, questions }) => [
      id,
      { id, title, questionIds: questions.map(question => question.id) },
    ]),
  );
  for (const { id, title, questions } of from.sections) {
    const gone = questions
      .filter(question => !to.questions.has(question.id))
      .map(question => question.id);
    const place = places.get(id) ?? { id, title, questionIds: [] };
    places.set(id, { ...place, questionIds: [...place.questionIds, ...gone] });
  }
  return [...places.values()];
}

/**
 * Puts two frozen copies of one checklist side by side, question by question. Who answered and when is no difference: an
 * answer that was only confirmed again is the same.
 *
 * @internal
 */
export function compareSnapshots(
  before: ComparableSnapshot,
  after: ComparableSnapshot,
): ComparisonResult {
  const from = sideOf(before);
  const to = sideOf(after);
  return {
    sections: placesOf(from, to)
      .map(({ id, title, questionIds }) => ({
        id,
        title,
        questions: questionIds.flatMap(questionId =>
          compareQuestion(questionId, from, to),
        ),
      }))
      .filter(({ questions }) => questions.length > 0),
    // Of copies that are older than their facts it is not known what differs.
    facts:
      before.facts && after.facts
        ? compareFacts(before.facts, after.facts)
        : [],
  };
}
