/** @internal */
export interface ThreadRow {
  id: string;
  review_id: string;
  question_id: string;
  covered_entity_id: string | null;
  started_by: string;
  started_at: string;
  resolved_by: string | null;
  resolved_at: string | null;
}

/** @internal */
export interface CommentRow {
  id: string;
  thread_id: string;
  position: number;
  revision: number;
  text: string;
  mentions: string;
  written_by: string;
  written_at: string;
  edited_at: string | null;
}

/** A comment as stored. @internal */
export interface StoredComment {
  id: string;
  revision: number;
  text: string;
  mentions: string[];
  writtenBy: string;
  writtenAt: string;
  editedAt?: string;
}

/** A thread as stored, with what was said in it, oldest first. @internal */
export interface StoredThread {
  id: string;
  reviewId: string;
  questionId: string;
  coveredEntityId?: string;
  startedBy: string;
  startedAt: string;
  resolved?: { by: string; at: string };
  comments: StoredComment[];
}

function toComment(row: CommentRow): StoredComment {
  return {
    id: row.id,
    revision: row.revision,
    text: row.text,
    mentions: JSON.parse(row.mentions),
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    editedAt: row.edited_at ?? undefined,
  };
}

/** @internal */
export function toThread(row: ThreadRow, comments: CommentRow[]): StoredThread {
  return {
    id: row.id,
    reviewId: row.review_id,
    questionId: row.question_id,
    coveredEntityId: row.covered_entity_id ?? undefined,
    startedBy: row.started_by,
    startedAt: row.started_at,
    ...(row.resolved_at !== null && {
      resolved: { by: row.resolved_by!, at: row.resolved_at },
    }),
    comments: comments.map(toComment),
  };
}

/** @internal */
export function toThreadRow(thread: StoredThread): ThreadRow {
  return {
    id: thread.id,
    review_id: thread.reviewId,
    question_id: thread.questionId,
    covered_entity_id: thread.coveredEntityId ?? null,
    started_by: thread.startedBy,
    started_at: thread.startedAt,
    resolved_by: thread.resolved?.by ?? null,
    resolved_at: thread.resolved?.at ?? null,
  };
}

/** @internal */
export function toCommentRow(
  comment: StoredComment,
  place: { threadId: string; position: number },
): CommentRow {
  return {
    id: comment.id,
    thread_id: place.threadId,
    position: place.position,
    revision: comment.revision,
    text: comment.text,
    mentions: JSON.stringify(comment.mentions),
    written_by: comment.writtenBy,
    written_at: comment.writtenAt,
    edited_at: comment.editedAt ?? null,
  };
}
