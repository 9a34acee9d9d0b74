import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Answer,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewUpdatePermission,
  ReviewDetail,
  Snapshot,
} from 'backstage-plugin-orr-common';
import {
  AuthorizedOn,
  ResourceAuthorizer,
} from '../authorization/ResourceAuthorizer';

/**
 * Any of these shows the notes: who answers has to see them, or would save over what they cannot read, and who decides
 * judges by them.
 */
const NOTE_READERS = [
  orrReviewNoteReadPermission,
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
];

/** Keeps what is written beside answers from readers whom policy shows the answers alone. @internal */
export class KeptNotes {
  readonly #authorizer: ResourceAuthorizer;

  constructor(options: { authorizer: ResourceAuthorizer }) {
    this.#authorizer = options.authorizer;
  }

  /** The answers as the caller may see them. */
  async show<TAnswer extends Answer>(
    answers: TAnswer[],
    on: AuthorizedOn,
    options: { credentials: BackstageCredentials },
  ): Promise<TAnswer[]> {
    return answers.map(await this.viewOf(answers, on, options));
  }

  /** The frozen copy as the caller may see it. */
  async showFrozen(
    snapshot: Snapshot,
    on: AuthorizedOn,
    options: { credentials: BackstageCredentials },
  ): Promise<Snapshot> {
    const all = [...snapshot.answers, ...(snapshot.exceptions ?? [])];
    const asSeen = await this.viewOf(all, on, options);
    return {
      ...snapshot,
      answers: snapshot.answers.map(asSeen),
      exceptions: snapshot.exceptions?.map(asSeen),
    };
  }

  /** How the caller sees each of these answers. Policy is asked once, and only where there is a note. */
  async viewOf(
    answers: Answer[],
    on: AuthorizedOn,
    options: { credentials: BackstageCredentials },
  ): Promise<<TAnswer extends Answer>(answer: TAnswer) => TAnswer> {
    return !answers.some(hasNote) || (await this.#mayRead(on, options))
      ? answer => answer
      : withoutNote;
  }

  async #mayRead(
    { entity, review }: AuthorizedOn,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<boolean> {
    const granted = await this.#authorizer.authorize({
      permissions: NOTE_READERS,
      entity,
      review,
      credentials,
    });
    return granted.some(Boolean);
  }
}

/** Whether something is written beside it. @internal */
export function hasNote({ note, statement }: Answer): boolean {
  return (
    Boolean(note) ||
    (statement?.kind === 'toBeResearched' && Boolean(statement.note))
  );
}

/** The answer without what is written beside it; that there is something is told. @internal */
export function withoutNote<TAnswer extends Answer>(answer: TAnswer): TAnswer {
  if (!hasNote(answer)) {
    return answer;
  }
  const { note: _note, statement, ...rest } = answer;
  return {
    ...(rest as TAnswer),
    statement:
      statement?.kind === 'toBeResearched'
        ? { kind: statement.kind, assigneeRef: statement.assigneeRef }
        : statement,
    isNoteKept: true,
  };
}

function frozenWithoutNotes(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    answers: snapshot.answers.map(withoutNote),
    exceptions: snapshot.exceptions?.map(withoutNote),
  };
}

/** The review without any note. @internal */
export function detailWithoutNotes(detail: ReviewDetail): ReviewDetail {
  return {
    ...detail,
    answers: detail.answers.map(withoutNote),
    exceptions: detail.exceptions.map(withoutNote),
    snapshot: detail.snapshot && frozenWithoutNotes(detail.snapshot),
  };
}
