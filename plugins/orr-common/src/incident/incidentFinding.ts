/** Whether the question that should have caught an incident would have helped, had it been answered well. @public */
export const WOULD_HAVE_HELPED = ['yes', 'partly', 'no', 'notAsked'] as const;

/** One of {@link WOULD_HAVE_HELPED}; `notAsked` where no review asked it before the incident. @public */
export type WouldHaveHelped = (typeof WOULD_HAVE_HELPED)[number];

/** What somebody says in hindsight about one incident of one entity. @internal */
export interface FindingDraft {
  /** The checklist of the question; absent where no question is named. */
  checklistId?: string;
  /** The question that should have caught it; absent where there is none. */
  questionId?: string;
  /** Without a question: `notAsked` where one is missing, `no` where none could have helped. */
  wouldHaveHelped: WouldHaveHelped;
  /** In their own words. */
  note?: string;
}

/** What is known of an incident when somebody looks back at it. @internal */
export interface LookedBackIncident {
  /** ISO instant; absent while it is open. */
  resolvedAt?: string;
  /** The questions that may be named, by checklist. */
  questionIds: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What forbids a finding: the field, and what is wrong with it. @internal */
export interface FindingProblem {
  /** Whether the incident is not ready for it, or what was said does not fit. */
  kind: 'state' | 'input';
  /** For people; of what does not fit, beginning with the field. */
  text: string;
}

/** Why a finding cannot be kept; undefined where it can. @internal */
export function findingProblem(
  { checklistId, questionId, wouldHaveHelped, note }: FindingDraft,
  { resolvedAt, questionIds }: LookedBackIncident,
): FindingProblem | undefined {
  const input = (text: string) => ({ kind: 'input' as const, text });
  if (resolvedAt === undefined) {
    return {
      kind: 'state',
      text: 'The incident is still open; it is looked back at once it is resolved',
    };
  }
  if (questionId !== undefined && checklistId === undefined) {
    return input('checklistId: is needed with questionId');
  }
  if (questionId === undefined && checklistId !== undefined) {
    return input('questionId: is needed with checklistId');
  }
  if (checklistId !== undefined && !questionIds.has(checklistId)) {
    return input('checklistId: is not a checklist of this entity');
  }
  if (
    questionId !== undefined &&
    !questionIds.get(checklistId!)!.has(questionId)
  ) {
    return input('questionId: is not a question of this checklist');
  }
  if (questionId !== undefined) {
    return undefined;
  }
  if (wouldHaveHelped === 'yes' || wouldHaveHelped === 'partly') {
    return input(
      'wouldHaveHelped: is no or notAsked where no question is named, for nothing asked about it',
    );
  }
  return wouldHaveHelped === 'notAsked' && !note
    ? input('note: is needed where a question is missing: what it should ask')
    : undefined;
}
