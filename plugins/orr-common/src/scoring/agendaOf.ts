import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { gateOf, questionsOf } from '../checklist/checklistDefaults';
import { sha256Hex } from '../hash/sha256';
import { isUnaffirmed } from '../review/affirmation';
import { Answer, AnswerException } from '../review/answer';
import { Level, RUNGS } from '../review/disposition';
import { shareMinutes } from './shareMinutes';
import { QuestionJudgement } from './reviewJudgement';

/** How long a conversation about a submitted review lasts. @public */
export const AGENDA_MINUTES = 45;

/** Why an answer is worth talking about, what matters most first. @public */
export const AGENDA_KINDS = [
  'newRisk',
  'notApplicable',
  'unaffirmed',
  'sample',
] as const;

/** One of {@link AGENDA_KINDS}. @public */
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** One answer to talk about. @public */
export interface AgendaItem {
  /** The question it answers. */
  questionId: string;
  /** The first reason to talk about it. */
  kind: AgendaKind;
  /** Every other reason. */
  also: AgendaKind[];
  /** How long it is suggested to take; 0 where the time does not reach that far. */
  minutes: number;
  /** What it shows. */
  level?: Level;
  /** Of a new risk: what it showed in the last decided review; absent where it was not asked or not decided then. */
  earlierLevel?: Level;
}

/** What an agenda is made of: frozen answers, as judged when they were frozen. @public */
export interface AgendaInput {
  /** The version that was answered. */
  checklist: Pick<ChecklistDocument, 'sections'>;
  /** The questions as judged without looks and confirmations, so that the agenda is the same for everybody. */
  questions: readonly Pick<
    QuestionJudgement,
    'questionId' | 'counted' | 'level' | 'satisfied' | 'rung'
  >[];
  /** The answers that all share. */
  answers: readonly Answer[];
  /** The answers of single covered entities. */
  exceptions?: readonly AnswerException[];
  /** What the questions showed in the last decided review under the checklist; absent where none was decided. */
  earlierLevels?: ReadonlyMap<string, Level>;
  /** The hash of the submission, which chooses the sample. */
  contentHash: string;
}

type Judged = AgendaInput['questions'][number];
type Draft = Omit<AgendaItem, 'minutes'>;

interface Asked {
  question: Question;
  judged: Judged;
  kinds: AgendaKind[];
}

const RISKS: readonly (Level | undefined)[] = ['LOW', 'MEDIUM', 'HIGH'];

/** A gap of high or medium risk that was none then, or a lesser one. */
function isNewRisk({ level }: Judged, earlier: Level | undefined): boolean {
  return (
    (level === 'HIGH' || level === 'MEDIUM') &&
    RISKS.indexOf(level) > RISKS.indexOf(earlier)
  );
}

function kindsOf(
  question: Question,
  judged: Judged,
  input: AgendaInput,
): AgendaKind[] {
  const given = [...input.answers, ...(input.exceptions ?? [])].filter(
    ({ questionId }) => questionId === question.id,
  );
  const isBlocking = gateOf(question) === 'blocking';
  const holds: Record<Exclude<AgendaKind, 'sample'>, boolean> = {
    newRisk: isNewRisk(judged, input.earlierLevels?.get(question.id)),
    notApplicable:
      isBlocking &&
      given.some(({ statement }) => statement?.kind === 'notApplicable'),
    unaffirmed: given.some(isUnaffirmed),
  };
  return AGENDA_KINDS.filter(kind => kind !== 'sample' && holds[kind]);
}

const WANTED: Record<AgendaKind, number> = {
  newRisk: 5,
  notApplicable: 4,
  unaffirmed: 2,
  sample: 6,
};
const WANTED_FOR_HIGH = 8;

function wantedMinutes({ kind, level }: Draft): number {
  return kind === 'newRisk' && level === 'HIGH'
    ? WANTED_FOR_HIGH
    : WANTED[kind];
}

/**
 * One answer that shows no risk on a question that could show a high one: of those that are founded least, the one that comes
 * first by the hash of the submission with its id. Nobody chooses it, and everybody who asks gets the same.
 */
function sampleOf(asked: Asked[], contentHash: string): Draft | undefined {
  const rungOf = ({ judged }: Asked) => RUNGS.indexOf(judged.rung ?? 'said');
  const calm = asked.filter(
    ({ question, judged }) => question.risk === 'high' && judged.satisfied,
  );
  const weakest = Math.min(...calm.map(rungOf));
  const [first] = calm
    .filter(item => rungOf(item) === weakest)
    .map(({ question: { id }, judged: { level } }) => ({
      place: sha256Hex(`${contentHash} ${id}`),
      item: { questionId: id, kind: 'sample' as const, also: [], level },
    }))
    .sort((one, other) => (one.place < other.place ? -1 : 1));
  return first?.item;
}

/** In the order of the kinds, and within them high risks first. */
function inOrder(items: Draft[]): Draft[] {
  const placeOf = ({ kind, level }: Draft) =>
    AGENDA_KINDS.indexOf(kind) * 2 + (level === 'HIGH' ? 0 : 1);
  return [...items].sort((one, other) => placeOf(one) - placeOf(other));
}

function askedOf(input: AgendaInput): Asked[] {
  const judgedBy = new Map(
    input.questions.map(judged => [judged.questionId, judged]),
  );
  return questionsOf(input.checklist).flatMap(question => {
    const judged = judgedBy.get(question.id);
    return judged?.counted
      ? [{ question, judged, kinds: kindsOf(question, judged, input) }]
      : [];
  });
}

function reasoned(asked: Asked[], { earlierLevels }: AgendaInput): Draft[] {
  return asked.flatMap(({ question: { id }, judged, kinds }) => {
    const [kind, ...also] = kinds;
    const earlierLevel =
      kind === 'newRisk' ? earlierLevels?.get(id) : undefined;
    return kind
      ? [{ questionId: id, kind, also, level: judged.level, earlierLevel }]
      : [];
  });
}

/**
 * What to talk about when a submitted review is gone through together: new risks, what is said not to apply, what was carried
 * over and never affirmed, and one sample of what is said to be well. Each answer comes once, and the minutes come to 45 at most.
 *
 * @public
 */
export function agendaOf(input: AgendaInput): AgendaItem[] {
  const asked = askedOf(input);
  const sample = sampleOf(
    asked.filter(({ kinds }) => kinds.length === 0),
    input.contentHash,
  );
  const items = inOrder([
    ...reasoned(asked, input),
    ...(sample ? [sample] : []),
  ]);
  const minutes = shareMinutes(items.map(wantedMinutes), {
    most: AGENDA_MINUTES,
    // However much there is to talk about, the sample is talked about.
    kept: sample && items.indexOf(sample),
  });
  return items.map((item, index) => ({ ...item, minutes: minutes[index] }));
}
