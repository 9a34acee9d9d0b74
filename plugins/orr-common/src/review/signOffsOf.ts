import { questionApplies } from '../checklist/applicability';
import {
  ChecklistDocument,
  ReviewKind,
  Section,
} from '../checklist/checklistDocument';
import { canonicalJson } from '../hash/canonicalJson';
import { sha256Hex } from '../hash/sha256';
import { Answer, AnswerException } from './answer';
import { comparableAnswer, saysNothing } from './compareAnswers';
import { isSameRef } from './entityRefs';
import { SectionSignOff, SignOffSection, SignOffState } from './sectionSignOff';

/** What was submitted, with what is said of single covered entities. @internal */
export interface SubmittedAnswers {
  /** Those of the review. */
  answers: readonly Answer[];
  /** Those of covered entities that differ. */
  exceptions?: readonly AnswerException[];
}

/** A sign-off with the hash of the answers that it was given on. @internal */
export type HashedSignOff = SectionSignOff & { sectionHash: string };

/** Why somebody may not sign a section off: the checklist does not name them, or they have answered in it. @internal */
export type SignOffRefusal = 'notNamed' | 'hasAnswered';

function answersIn(
  section: Pick<Section, 'questions'>,
  { answers, exceptions = [] }: SubmittedAnswers,
): Answer[] {
  const ids = new Set(section.questions.map(({ id }) => id));
  return [...answers, ...exceptions].filter(
    answer => ids.has(answer.questionId) && !saysNothing(answer),
  );
}

/**
 * The hash of what a section says: statements, notes and evidence, not who gave them or when. SHA-256 in hexadecimal
 * digits.
 *
 * @internal
 */
export function sectionHashOf(
  section: Pick<Section, 'questions'>,
  submitted: SubmittedAnswers,
): string {
  const said = answersIn(section, submitted).map(answer =>
    canonicalJson({
      questionId: answer.questionId,
      entityRef: answer.entityRef ?? null,
      ...comparableAnswer(answer),
    }),
  );
  return sha256Hex(canonicalJson(said.sort()));
}

/**
 * The sections of a review that somebody is to sign off: those of which at least one question is asked, on the occasion
 * and of one of the entities.
 *
 * @internal
 */
export function sectionsToSignOff(asked: {
  checklist: Pick<ChecklistDocument, 'sections'>;
  kind: ReviewKind;
  entities: readonly {
    entity?: unknown;
    sparedQuestionIds?: readonly string[];
  }[];
}): (Section & Required<Pick<Section, 'signOff'>>)[] {
  const { checklist, kind, entities } = asked;
  return checklist.sections.flatMap(section =>
    section.signOff &&
    section.questions.some(
      question =>
        question.profiles.includes(kind) &&
        entities.some(
          ({ entity, sparedQuestionIds }) =>
            questionApplies(question, entity) &&
            !sparedQuestionIds?.includes(question.id),
        ),
    )
      ? [{ ...section, signOff: section.signOff }]
      : [],
  );
}

/**
 * How each section that is to be signed off stands on what was submitted last. Of each person the latest counts; an
 * objection that holds outweighs the signature of another.
 *
 * @internal
 */
export function signOffsOf(
  submitted: SubmittedAnswers & Parameters<typeof sectionsToSignOff>[0],
  /** In the order in which they were given. */
  given: readonly HashedSignOff[],
): SignOffSection[] {
  return sectionsToSignOff(submitted).map(section => {
    const { id, signOff } = section;
    const hash = sectionHashOf(section, submitted);
    const signOffs = latestOfEach(
      given.filter(({ sectionId }) => sectionId === id),
    ).map(({ sectionHash, ...said }) => ({
      ...said,
      holds: sectionHash === hash,
    }));
    return {
      sectionId: id,
      by: signOff.by,
      required: signOff.required ?? false,
      state: stateOf(signOffs),
      signOffs,
    };
  });
}

function latestOfEach(given: HashedSignOff[]): HashedSignOff[] {
  return [...given]
    .reverse()
    .filter(
      ({ signedBy }, index, all) =>
        all.findIndex(other => isSameRef(other.signedBy, signedBy)) === index,
    );
}

function stateOf(signOffs: SignOffSection['signOffs']): SignOffState {
  const holding = signOffs.filter(({ holds }) => holds);
  if (holding.some(({ verdict }) => verdict === 'objected')) {
    return 'objected';
  }
  if (holding.length) {
    return 'signed';
  }
  return signOffs.length ? 'outdated' : 'waiting';
}

/** The sections that keep a go from being decided: required, and not signed on what was submitted. @internal */
export function unsignedSections(
  sections: readonly SignOffSection[],
): SignOffSection[] {
  return sections.filter(
    ({ required, state }) => required && state !== 'signed',
  );
}

/** Who answered in a section: nobody of them signs it off. @internal */
export function answererRefsOf(
  section: Pick<Section, 'questions'>,
  submitted: SubmittedAnswers,
): string[] {
  return [
    ...new Set(
      answersIn(section, submitted).map(({ answeredBy }) => answeredBy),
    ),
  ];
}

/** For whom of those that the checklist names a person signs a section off, or why they may not. @internal */
export function maySignOff(request: {
  section: Pick<Section, 'questions' | 'signOff'>;
  submitted: SubmittedAnswers;
  userRef: string;
  groupRefs: readonly string[];
}): { forRef: string } | { refusal: SignOffRefusal } {
  const { section, submitted, userRef, groupRefs } = request;
  const own = [userRef, ...groupRefs];
  const forRef = section.signOff?.by.find(ref =>
    own.some(other => isSameRef(ref, other)),
  );
  if (forRef === undefined) {
    return { refusal: 'notNamed' };
  }
  return answererRefsOf(section, submitted).some(ref => isSameRef(ref, userRef))
    ? { refusal: 'hasAnswered' }
    : { forRef };
}
