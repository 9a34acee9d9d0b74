import { InputError } from '@backstage/errors';
import {
  CommentThread,
  isOpenForComments,
  isSameRef,
  orrCommentCreatePermission,
  orrReviewReadPermission,
  questionsOf,
  ReviewComments,
} from 'backstage-plugin-orr-common';
import { Transaction } from '../../database/transaction';
import {
  CommentService,
  EditCommentInput,
  ReplyToThreadInput,
  SettleThreadInput,
  StartThreadInput,
} from '../CommentService';
import { NamedWrites, Writing } from '../NamedWrites';
import { RequestOptions } from '../ReviewService';
import { CommentThreads } from './CommentThreads';
import { CommentViewer, CommentViewers } from './CommentViewers';

/** Lets people talk about answers, beside them. @internal */
export class DefaultCommentService implements CommentService {
  readonly #threads: CommentThreads;
  readonly #viewers: CommentViewers;
  readonly #writes: NamedWrites;

  constructor(options: {
    commentThreads: CommentThreads;
    commentViewers: CommentViewers;
    writes: NamedWrites;
  }) {
    this.#threads = options.commentThreads;
    this.#viewers = options.commentViewers;
    this.#writes = options.writes;
  }

  async listComments(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<ReviewComments> {
    const viewer = await this.#viewers.of(
      orrReviewReadPermission,
      input,
      options,
    );
    return {
      threads: await this.#threads.list(viewer),
      mayComment:
        viewer.comment && isOpenForComments(viewer.loaded.review.state),
    };
  }

  async startThread(
    input: StartThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread> {
    return this.#write('startThread', { input, options }, viewer => {
      requireQuestion(viewer, input);
      const coveredEntityId = requireCovered(viewer, input);
      return (trx, writing) =>
        this.#threads.start(trx, {
          ...writing,
          viewer,
          input,
          coveredEntityId,
        });
    });
  }

  async replyToThread(
    input: ReplyToThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread> {
    return this.#write(
      'replyToThread',
      { input, options },
      viewer => (trx, writing) =>
        this.#threads.reply(trx, { ...writing, viewer, input }),
    );
  }

  async editComment(
    input: EditCommentInput,
    options: RequestOptions,
  ): Promise<CommentThread> {
    return this.#write(
      'editComment',
      { input, options },
      viewer => (trx, writing) =>
        this.#threads.edit(trx, { ...writing, viewer, input }),
    );
  }

  async resolveThread(
    input: SettleThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread> {
    return this.#write(
      'resolveThread',
      { input, options },
      viewer => (trx, writing) =>
        this.#threads.settle(trx, { ...writing, viewer, input }, 'resolved'),
    );
  }

  async reopenThread(
    input: SettleThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread> {
    return this.#write(
      'reopenThread',
      { input, options },
      viewer => (trx, writing) =>
        this.#threads.settle(trx, { ...writing, viewer, input }, 'open'),
    );
  }

  async #write<TInput extends { mutationId: string; reviewId: string }>(
    operation: string,
    { input, options }: { input: TInput; options: RequestOptions },
    prepare: (
      viewer: CommentViewer,
    ) => (trx: Transaction, writing: Writing) => Promise<CommentThread>,
  ): Promise<CommentThread> {
    const viewer = await this.#viewers.of(
      orrCommentCreatePermission,
      input,
      options,
    );
    return this.#writes.run(
      operation,
      input,
      options.credentials,
      async writing => {
        const work = prepare(viewer);
        return trx => work(trx, writing);
      },
    );
  }
}

function requireQuestion(
  { loaded: { review, checklist } }: CommentViewer,
  { questionId }: StartThreadInput,
): void {
  const isAsked = questionsOf(checklist.document).some(
    ({ id, profiles }) => id === questionId && profiles.includes(review.kind),
  );
  if (!isAsked) {
    throw new InputError(
      `questionId: ${questionId} is not asked in this review`,
    );
  }
}

/** The covered entity that a thread is to be about; none for the common answer. */
function requireCovered(
  { covered }: CommentViewer,
  { coveredEntityRef }: StartThreadInput,
): string | undefined {
  if (coveredEntityRef === undefined) {
    return undefined;
  }
  const found = covered.find(({ entityRef }) =>
    isSameRef(entityRef, coveredEntityRef),
  );
  if (!found) {
    throw new InputError(
      `coveredEntityRef: the review does not cover ${coveredEntityRef}`,
    );
  }
  return found.id;
}
