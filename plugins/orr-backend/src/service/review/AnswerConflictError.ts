import { ConflictError } from '@backstage/errors';
import { Answer } from 'backstage-plugin-orr-common';

/** The answer was changed meanwhile; carries what it is now, so that nothing has to be fetched to compare. @internal */
export class AnswerConflictError extends ConflictError {
  readonly current: Answer | null;

  constructor(questionId: string, current?: Answer) {
    super(
      current
        ? `The answer to ${questionId} was changed by ${current.answeredBy}; it is at revision ${current.revision}`
        : `The answer to ${questionId} does not exist yet; its revision is 0`,
    );
    this.current = current ?? null;
  }
}
