import { Question } from '../checklist/checklistDocument';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { JudgedAnswer } from '../review/answer';
import { Fact, Rung, RUNGS } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { dayOf, daysBetween } from './dayBoundary';

interface RungInput {
  question: Pick<Question, 'evidence'>;
  /** The fact the question was judged by. */
  fact?: Fact;
  answer?: JudgedAnswer;
  /** A fact that says the same as the answer of a person. */
  confirming?: Fact;
  /** Someone other than the answerer looked at the answer, or confirmed it. */
  lookedAt: boolean;
  /** YYYY-MM-DD, in the time zone. */
  today: string;
  timeZone: string;
}

function isInDate(
  day: string,
  input: Pick<RungInput, 'question' | 'today'>,
): boolean {
  if (!isCalendarDay(day)) {
    return false;
  }
  const age = daysBetween(day, input.today);
  return age >= 0 && age <= (input.question.evidence?.maxAgeDays ?? Infinity);
}

/** Whether an answer holds a link that counts: safe, not dated ahead, and within the age limit. @internal */
export function hasEvidenceInDate(
  input: Pick<RungInput, 'question' | 'answer' | 'today'>,
): boolean {
  return !!input.answer?.evidence.some(
    item => isSafeUrl(item.url) && isInDate(item.date, input),
  );
}

/**
 * How well an answer is founded; past its age limit it is only said. A fact that says the same as a person founds the answer
 * as well as it founds itself.
 *
 * @internal
 */
export function evidenceRung(input: RungInput): Rung {
  const { answer, fact, confirming } = input;
  if (fact) {
    return factRung(fact, input);
  }
  if (!answer) {
    return 'said';
  }
  const rungs = [
    answerRung(answer, input),
    confirming ? factRung(confirming, input) : 'said',
  ];
  return RUNGS.findLast(rung => rungs.includes(rung))!;
}

function factRung(fact: Fact, input: RungInput): Rung {
  return isInDate(dayOf(fact.at, input.timeZone), input) ? fact.rung : 'said';
}

function answerRung(answer: JudgedAnswer, input: RungInput): Rung {
  const { statement } = answer;
  const linked =
    hasEvidenceInDate(input) ||
    (statement?.kind === 'coveredElsewhere' && isInDate(statement.date, input));
  if (!input.lookedAt) {
    return linked ? 'linked' : 'said';
  }
  // A look is no younger than the links it was taken at, nor than an answer without links.
  const undated =
    answer.evidence.length === 0 && statement?.kind !== 'coveredElsewhere';
  return linked ||
    (undated && isInDate(dayOf(answer.answeredAt, input.timeZone), input))
    ? 'lookedAt'
    : 'said';
}
