import { JsonObject } from '@backstage/types';
import { Operation } from 'backstage-plugin-orr-common';

/** What of a path says which thing was meant. */
const AUDITED_PARAMS = new Set([
  'reviewId',
  'questionId',
  'threadId',
  'commentId',
  'requestId',
  'conditionId',
  'snapshotId',
  'checklistId',
  'version',
  'exemptionId',
  'dispositionId',
  'disclosureId',
  'escalationId',
  'inboxEventId',
  'topic',
  'contradictionId',
  'lessonId',
  'ruleId',
  'incidentId',
  'vouchingId',
  'viewId',
  'campaignId',
  'badgeId',
  'breakGlassId',
  'draftId',
  'proposalId',
  'importId',
]);

/** What of a body says which thing was meant; answers, notes and reasons stay out of the audit log. */
const AUDITED_BODY_FIELDS = [
  'entityRef',
  'checklistId',
  'voucherRef',
  'kind',
  'carryOver',
  'snapshotId',
  'outcome',
  'mutationId',
  'fromReviewId',
  'until',
  'type',
  'act',
  'userRef',
  'personRef',
  'substituteRef',
  'wanted',
  'fromRef',
  'toRef',
  'to',
  'phase',
  'trackerId',
  'placeId',
  'provider',
  'instance',
  'sectionId',
  'verdict',
  'validUntil',
  'unsafe',
];

/** What of a query does. */
const AUDITED_QUERY_FIELDS = [
  'entityRef',
  'voucherRef',
  'person',
  'userRef',
  'fromRef',
  'toRef',
  'from',
  'to',
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
  return {
    ...operation.audit.meta,
    ...entityRefOf(params),
    ...Object.fromEntries(
      Object.entries(params).filter(([name]) => AUDITED_PARAMS.has(name)),
    ),
  };
}

/** What a valid query adds: of which entity of a review something is asked. @internal */
export function queryMeta(query: object): JsonObject {
  return textsOf(query, AUDITED_QUERY_FIELDS);
}

/** What a valid body adds; what others have made may say anything in the same fields. @internal */
export function bodyMeta(operation: Operation, body: unknown): JsonObject {
  return operation.foreignBody
    ? {}
    : textsOf(Object(body), AUDITED_BODY_FIELDS);
}

function textsOf(fields: object, names: string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        names.includes(name) &&
        (typeof value === 'string' || typeof value === 'boolean'),
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
