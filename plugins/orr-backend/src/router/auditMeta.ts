import { JsonObject } from '@backstage/types';
import { Operation } from 'backstage-plugin-orr-common';

/** What of a body says which thing was meant; answers, notes and reasons stay out of the audit log. */
const AUDITED_BODY_FIELDS = [
  'entityRef',
  'checklistId',
  'kind',
  'snapshotId',
  'outcome',
  'mutationId',
  'fromReviewId',
  'until',
];

function entityRefOf({
  kind,
  namespace,
  name,
}: Record<string, string>): JsonObject {
  return kind && namespace && name
    ? { entityRef: `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US') }
    : {};
}

/** What is known of a request before anything of it is read. @internal */
export function requestMeta(
  operation: Operation,
  params: Record<string, string>,
): JsonObject {
  const {
    reviewId,
    questionId,
    requestId,
    conditionId,
    snapshotId,
    checklistId,
    version,
    exemptionId,
  } = params;
  const ids = Object.entries({
    reviewId,
    questionId,
    requestId,
    conditionId,
    snapshotId,
    checklistId,
    version,
    exemptionId,
  }).filter(([, id]) => id !== undefined);
  return {
    ...operation.audit.meta,
    ...entityRefOf(params),
    ...Object.fromEntries(ids),
  };
}

/** What a valid query adds: of which entity of a review something is asked. @internal */
export function queryMeta(query: object): JsonObject {
  const { entityRef } = query as { entityRef?: unknown };
  return typeof entityRef === 'string' ? { entityRef } : {};
}

/** What a valid body adds. @internal */
export function bodyMeta(body: object): JsonObject {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) =>
        AUDITED_BODY_FIELDS.includes(name) && typeof value === 'string',
    ),
  );
}

/** What the answer to a write adds: which review was made or moved, which revision stored. @internal */
export function outputMeta(operation: Operation, output: unknown): JsonObject {
  if (operation.method === 'get') {
    return {};
  }
  const { review, programme } = output as {
    review?: { id?: string };
    programme?: { revision?: number };
  };
  return {
    ...(review?.id && { reviewId: review.id }),
    ...(programme?.revision && { revision: programme.revision }),
  };
}
