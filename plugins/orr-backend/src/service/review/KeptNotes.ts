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

  /** The answers as the caller may see them. Policy is asked only where there is a note. */
  async show<TAnswer extends Answer>(
    answers: TAnswer[],
    on: AuthorizedOn,
    options: { credentials: BackstageCredentials },
  ): Promise<TAnswer[]> {
    return !answers.some(hasNote) || (await this.mayRead(on, options))
      ? answers
      : answers.map(withoutNote);
  }

  /** The frozen copy as the caller may see it. */
  async showFrozen(
    snapshot: Snapshot,
    on: AuthorizedOn,
    options: { credentials: BackstageCredentials },
  ): Promise<Snapshot> {
    return (await this.mayRead(on, options))
      ? snapshot
      : frozenWithoutNotes(snapshot);
  }

  async mayRead(
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

function hasNote({ note, statement }: Answer): boolean {
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
