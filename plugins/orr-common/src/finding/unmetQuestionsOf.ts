import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { questionApplies } from '../checklist/applicability';
import { DecidedGap, Decision } from '../review/decision';
import { decisionOn } from '../review/decisionOn';
import { Level, RiskLevel } from '../review/disposition';
import { isSameRef } from '../review/entityRefs';
import { dayOf } from '../scoring/dayBoundary';
import { onlyInforms } from '../scoring/questionLevel';
import { StandingInput } from '../scoring/standing';
import { Disclosure } from './disclosure';
import { FindingDisposition, isInForce } from './findingDisposition';
import { governingDisposition } from './governingDisposition';
import { reaches } from '../scoring/reaches';
import { asApproved } from './standingDispositions';
import { coveringOf } from './standingGaps';
import { UnmetQuestion } from './unmetQuestion';

/** What is known of an entity under a checklist since the latest decision on it. @internal */
export interface UnmetQuestionsInput {
  /** The version that is asked now. */
  checklist: ChecklistDocument;
  /** The latest decision by a launch or periodic review. */
  decision: Pick<Decision, 'decidedAt' | 'reviewKind' | 'conditions' | 'gaps'>;
  /** What each question showed that was asked; absent where the decision is older than this is kept. */
  levels?: Record<string, Level>;
  /** What is not asked of this entity, since it is asked of new ones only. */
  sparedQuestionIds?: readonly string[];
  /** The entity that the standing is of. */
  entityRef: string;
  /** The same as the catalog has it. */
  entity: unknown;
  /** The open disclosures about the answers of the decision, as far as they are about the entity. */
  disclosures: readonly Disclosure[];
  /** All that were ever decided about the gaps of what the review was about, under its checklist. */
  dispositions: readonly FindingDisposition[];
  /** Signals that disagree with what was decided on. */
  contradictions: StandingInput['contradictions'];
  /** By which days have passed. */
  now: Date;
  /** In which days begin and end, as an IANA name. */
  timeZone: string;
}

type Stand = Pick<UnmetQuestion, 'level' | 'state' | 'since'>;

const MET = undefined;

/** The answer of its own stands before that of all. */
function gapsByQuestion({
  decision,
  entityRef,
}: UnmetQuestionsInput): Map<string, DecidedGap> {
  const gaps = decision.gaps ?? [];
  const own = gaps.filter(
    ({ coveredEntityRef }) =>
      coveredEntityRef !== undefined && isSameRef(coveredEntityRef, entityRef),
  );
  const common = gaps.filter(
    ({ coveredEntityRef }) => coveredEntityRef === undefined,
  );
  return new Map([...common, ...own].map(gap => [gap.questionId, gap]));
}

/** Older decisions tell of gaps alone. What they asked is taken from the entity, and that the rest was met. */
function levelsOf(
  input: UnmetQuestionsInput,
  gaps: Map<string, DecidedGap>,
): Record<string, Level> {
  const { checklist, decision, entity, levels, sparedQuestionIds } = input;
  return (
    levels ??
    Object.fromEntries(
      questionsOf(checklist)
        .filter(
          question =>
            question.profiles.includes(decision.reviewKind) &&
            questionApplies(question, entity) &&
            !sparedQuestionIds?.includes(question.id),
        )
        .map(({ id }) => [id, gaps.get(id)?.level ?? 'NONE']),
    )
  );
}

/** What holds of a level, by what was decided about it. */
function coveredBy(
  dispositions: FindingDisposition[],
  level: Level,
  today: string,
): Pick<Stand, 'level' | 'state'> | undefined {
  const governing = governingDisposition(dispositions, today);
  if (!governing || !isInForce(governing, today)) {
    return undefined;
  }
  return governing.type === 'mitigation'
    ? { level: governing.residualLevel!, state: 'mitigated' }
    : { level, state: 'accepted' };
}

/** As with a standing, only what the decision rested on counts, as it is today. */
function stateOfGap(
  { questionId, coveredEntityRef, level, dispositionId }: DecidedGap,
  { dispositions, timeZone, now }: UnmetQuestionsInput,
): Pick<Stand, 'level' | 'state'> {
  const lasting = dispositions.filter(
    item =>
      item.type !== 'action' &&
      item.questionId === questionId &&
      item.coveredEntityRef === coveredEntityRef,
  );
  if (dispositionId === undefined) {
    return { level, state: 'open' };
  }
  if (!lasting.some(({ id }) => id === dispositionId)) {
    return { level, state: 'action' };
  }
  return (
    coveredBy(
      lasting.flatMap(item => asApproved(item, timeZone)),
      level,
      dayOf(now, timeZone),
    ) ?? { level, state: 'open' }
  );
}

function decidedStand(
  question: Question,
  level: Level,
  { input, gap }: { input: UnmetQuestionsInput; gap?: DecidedGap },
): Stand | undefined {
  const { decision, entityRef } = input;
  const since = decision.decidedAt;
  if (level === 'NONE') {
    return MET;
  }
  if (level === 'NOT_APPLICABLE') {
    return { level, state: 'notApplicable', since };
  }
  const conditions = decisionOn(decision, entityRef).conditions.filter(
    ({ questionId }) => questionId === question.id,
  );
  if (conditions.length && conditions.every(({ metAt }) => metAt)) {
    return MET;
  }
  const stand: Pick<Stand, 'level' | 'state'> =
    level === 'UNANSWERED'
      ? { level, state: 'unanswered' }
      : stateOfGap(
          gap ?? { questionId: question.id, level: level as RiskLevel },
          input,
        );
  const isPlanned =
    conditions.length > 0 &&
    (stand.state === 'open' || stand.state === 'unanswered');
  return { ...stand, ...(isPlanned && { state: 'action' }), since };
}

function disclosedStand(
  disclosure: Disclosure,
  { dispositions, timeZone, now }: UnmetQuestionsInput,
): Stand {
  const { level, disclosedAt: since } = disclosure;
  const covered = coveredBy(
    coveringOf(disclosure, { dispositions, timeZone }),
    level,
    dayOf(now, timeZone),
  );
  return { level, state: 'disclosed', ...covered, since };
}

/** What was disclosed counts unless the decision has found as much. */
function withDisclosures(
  decided: Stand | undefined,
  disclosed: Stand[],
): Stand | undefined {
  const [greatest] = [...disclosed].sort((one, other) => {
    if (one.level === other.level) {
      return one.since < other.since ? -1 : 1;
    }
    return reaches(one.level, other.level) ? -1 : 1;
  });
  if (!greatest || decided?.state === 'unanswered') {
    return decided;
  }
  return decided && reaches(decided.level, greatest.level) ? decided : greatest;
}

/**
 * The questions of a checklist that the decision in force has not found met by an entity, each with what has become of it,
 * and those that it is not asked. What has no row here is met.
 *
 * @internal
 */
export function unmetQuestionsOf(input: UnmetQuestionsInput): UnmetQuestion[] {
  const { checklist, decision, disclosures, contradictions } = input;
  const gaps = gapsByQuestion(input);
  const levels = levelsOf(input, gaps);
  return checklist.sections.flatMap(section =>
    section.questions
      .filter(question => !onlyInforms(question))
      .flatMap((question): UnmetQuestion[] => {
        const { id: questionId, area } = question;
        const place = { questionId, sectionId: section.id, area };
        const since = decision.decidedAt;
        const level = levels[questionId];
        if (level === undefined) {
          const none = {
            level: 'NOT_APPLICABLE',
            contradicted: false,
          } as const;
          return [{ ...place, ...none, state: 'notAsked', since }];
        }
        const signal = contradictions
          .filter(one => one.questionId === questionId && !one.answeredAt)
          .sort((one, other) => (one.since < other.since ? -1 : 1))[0];
        const stand = withDisclosures(
          decidedStand(question, level, { input, gap: gaps.get(questionId) }),
          disclosures
            .filter(item => item.questionId === questionId)
            .map(item => disclosedStand(item, input)),
        );
        // A contingency that leaves no risk meets the question for as long as it holds.
        if (stand && stand.level !== 'NONE') {
          return [{ ...place, ...stand, contradicted: !!signal }];
        }
        const met = { level: 'NONE', state: 'contradicted' } as const;
        return signal
          ? [{ ...place, ...met, contradicted: true, since: signal.since }]
          : [];
      }),
  );
}
