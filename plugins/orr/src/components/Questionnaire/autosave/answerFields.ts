import { ANSWER_LIMITS, Question } from 'backstage-plugin-orr-common';
import { AnswerDraft } from './answerDraft';

/** The parts of an answer which two people may have changed apart from each other. @internal */
export const ANSWER_FIELDS = ['statement', 'note', 'evidence'] as const;

/** @internal */
export type AnswerField = (typeof ANSWER_FIELDS)[number];

/** What of the form belongs to a field. */
function partOf(field: AnswerField, draft: AnswerDraft): Partial<AnswerDraft> {
  const { note, evidence, ...statement } = draft;
  switch (field) {
    case 'note':
      return { note };
    case 'evidence':
      return { evidence };
    default:
      return { ...statement, practice: draft.practice };
  }
}

/** What the field says, so that two sayings can be compared. */
function saidOf(field: AnswerField, draft: AnswerDraft): string {
  switch (field) {
    case 'note':
      return draft.note.trim();
    case 'evidence':
      return JSON.stringify(
        draft.evidence
          .filter(({ url, title }) => url.trim() || title.trim())
          .map(({ url, title, date }) => [url.trim(), title.trim(), date]),
      );
    default: {
      const { mode, practice } = draft;
      const answered = [
        [...draft.choices].sort(),
        practice,
        draft.value.trim(),
      ];
      const others = {
        answer: answered,
        notApplicable: [draft.reason.trim()],
        coveredElsewhere: [draft.url.trim(), draft.date],
        toBeResearched: [draft.assigneeRef.trim(), draft.researchNote.trim()],
      };
      return JSON.stringify([mode, others[mode]]);
    }
  }
}

/** The fields in which two forms say something different. @internal */
export function differingFields(a: AnswerDraft, b: AnswerDraft): AnswerField[] {
  return ANSWER_FIELDS.filter(field => saidOf(field, a) !== saidOf(field, b));
}

/** A form with one field as another has it. @internal */
export function withField(
  draft: AnswerDraft,
  field: AnswerField,
  from: AnswerDraft,
): AnswerDraft {
  return { ...draft, ...partOf(field, from) };
}

/** Whether both sayings of a field can stand together. @internal */
export function canHoldBoth(
  field: AnswerField,
  a: AnswerDraft,
  b: AnswerDraft,
  question: Question,
): boolean {
  switch (field) {
    case 'note':
      return Boolean(
        a.note.trim() &&
          b.note.trim() &&
          joined(a.note, b.note).length <= ANSWER_LIMITS.note,
      );
    case 'evidence':
      return (
        saidOf(field, a) !== '[]' &&
        saidOf(field, b) !== '[]' &&
        withBoth(a, field, b).evidence.length <= ANSWER_LIMITS.evidence
      );
    default: {
      const form = question.answer;
      return (
        form.type === 'choices' &&
        [a, b].every(
          ({ mode, choices }) =>
            mode === 'answer' &&
            choices.length > 0 &&
            !form.choices.some(
              ({ id, exclusive }) => exclusive && choices.includes(id),
            ),
        )
      );
    }
  }
}

function joined(a: string, b: string): string {
  const [first, second] = [a.trim(), b.trim()];
  if (first.includes(second)) {
    return first;
  }
  return second.includes(first) ? second : `${first}\n\n${second}`;
}

/** A form that says in one field what both say: notes one after the other, evidence and choices of both. @internal */
export function withBoth(
  draft: AnswerDraft,
  field: AnswerField,
  other: AnswerDraft,
): AnswerDraft {
  switch (field) {
    case 'note':
      return { ...draft, note: joined(other.note, draft.note) };
    case 'evidence': {
      const known = new Set(other.evidence.map(({ url }) => url.trim()));
      return {
        ...draft,
        evidence: [
          ...other.evidence,
          ...draft.evidence.filter(({ url }) => !known.has(url.trim())),
        ],
      };
    }
    default:
      return {
        ...draft,
        choices: [...new Set([...other.choices, ...draft.choices])],
      };
  }
}

/** What both have changed since the form they began from, as one; nothing where they changed the same field. @internal */
export function mergedDraft(options: {
  base: AnswerDraft;
  mine: AnswerDraft;
  theirs: AnswerDraft;
}): AnswerDraft | undefined {
  const { base, mine, theirs } = options;
  let merged = mine;
  for (const field of differingFields(mine, theirs)) {
    const byMe = differingFields(base, mine).includes(field);
    const byThem = differingFields(base, theirs).includes(field);
    if (byMe && byThem) {
      return undefined;
    }
    merged = byMe ? merged : withField(merged, field, theirs);
  }
  return merged;
}
