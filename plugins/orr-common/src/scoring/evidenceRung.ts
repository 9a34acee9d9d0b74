import { Question } from '../checklist/checklistDocument';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { JudgedAnswer } from '../review/answer';
import { Fact, Rung } from '../review/disposition';
import { isCalendarDay } from '../review/isCalendarDay';
import { dayOf, daysBetween } from './dayBoundary';

interface RungInput {
  question: Pick<Question, 'evidence'>;
  /** The fact the question was judged by. */
  fact?: Fact;
  answer?: JudgedAnswer;
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

/** How well an answer is founded; past its age limit it is only said. @internal */
export function evidenceRung(input: RungInput): Rung {
  const { answer, fact } = input;
  if (fact) {
    return isInDate(dayOf(fact.at, input.timeZone), input) ? fact.rung : 'said';
  }
  if (!answer) {
    return 'said';
  }
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
