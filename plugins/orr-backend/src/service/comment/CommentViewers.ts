import { AuthService } from '@backstage/backend-plugin-api';
import {
  CommentThread,
  isOpenForComments,
  mayEditComment,
  maySettleThread,
  orrCommentCreatePermission,
  orrReviewDecidePermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { StoredThread } from '../../database/commentRows';
import { StoredEntity } from '../../database/StoredEntity';
import { CoverageView } from '../coverage/CoverageView';
import { OrrReviewPermission, ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';

/** Somebody who looks at the conversation of a review: what they see of it and may do there. @internal */
export interface CommentViewer {
  loaded: LoadedReview;
  /** Empty for who is no person; they write nothing. */
  userRef: string;
  comment: boolean;
  update: boolean;
  decide: boolean;
  /** The covered entities that they see. */
  covered: StoredEntity[];
}

/** Knows who looks at a conversation. @internal */
export class CommentViewers {
  readonly #auth: AuthService;
  readonly #access: ReviewAccess;
  readonly #coverage: CoverageView;

  constructor(options: {
    auth: AuthService;
    reviewAccess: ReviewAccess;
    coverageView: CoverageView;
  }) {
    this.#auth = options.auth;
    this.#access = options.reviewAccess;
    this.#coverage = options.coverageView;
  }

  /** Throws where the caller does not see the review or lacks the permission on it. */
  async of(
    permission: OrrReviewPermission,
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<CommentViewer> {
    const besides = [
      orrCommentCreatePermission,
      orrReviewUpdatePermission,
      orrReviewDecidePermission,
    ];
    const opened = await this.#access.open(
      permission,
      { ...input, besides },
      options,
    );
    const { loaded } = opened;
    const covered = await this.#coverage.shown(loaded, options);
    const { credentials } = options;
    const isPerson = this.#auth.isPrincipal(credentials, 'user');
    const [comment, update, decide] = opened.besides.map(
      granted => granted && isPerson,
    );
    const userRef = isPerson ? credentials.principal.userEntityRef : '';
    return { loaded, userRef, comment, update, decide, covered };
  }
}

/** Whether somebody sees what a thread is about. @internal */
export function seesThread(
  { covered }: CommentViewer,
  { coveredEntityId }: StoredThread,
): boolean {
  return (
    coveredEntityId === undefined ||
    covered.some(({ id }) => id === coveredEntityId)
  );
}

/** A thread as the contract shows it to somebody who sees what it is about. @internal */
export function showThread(
  viewer: CommentViewer,
  thread: StoredThread,
): CommentThread {
  const { reviewId: _, coveredEntityId, comments, ...rest } = thread;
  const isOpen = isOpenForComments(viewer.loaded.review.state);
  const about = viewer.covered.find(({ id }) => id === coveredEntityId);
  return {
    ...rest,
    ...(about && { coveredEntityRef: about.entityRef }),
    comments: comments.map(comment => ({
      ...comment,
      mayEdit: isOpen && mayEditComment(comment, viewer),
    })),
    maySettle: isOpen && maySettleThread(thread, viewer),
  };
}
