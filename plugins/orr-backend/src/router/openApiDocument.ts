import {
  answerSchema,
  checklistReadinessSchema,
  checklistSummarySchema,
  checklistVersionSchema,
  createReviewBodySchema,
  decideReviewBodySchema,
  decisionSchema,
  entityReadinessSchema,
  entitySummarySchema,
  errorSchema,
  Operation,
  operations,
  readinessFacetsSchema,
  readinessPageSchema,
  readinessRowSchema,
  reviewDetailSchema,
  reviewPageSchema,
  reviewSummarySchema,
  saveAnswerBodySchema,
  snapshotSchema,
  standingReasonSchema,
  standingSchema,
  submitReviewBodySchema,
} from 'backstage-plugin-orr-common';
import { z } from 'zod';
import {
  createDocument,
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
  ZodOpenApiResponseObject,
} from 'zod-openapi';

type OpenApiDocument = ReturnType<typeof createDocument>;

/** Schemas that others refer to by name instead of repeating them. */
const SCHEMAS = {
  Answer: answerSchema,
  ChecklistReadiness: checklistReadinessSchema,
  ChecklistSummary: checklistSummarySchema,
  ChecklistVersion: checklistVersionSchema,
  CreateReview: createReviewBodySchema,
  DecideReview: decideReviewBodySchema,
  Decision: decisionSchema,
  EntityReadiness: entityReadinessSchema,
  EntitySummary: entitySummarySchema,
  Error: errorSchema,
  ReadinessFacets: readinessFacetsSchema,
  ReadinessPage: readinessPageSchema,
  ReadinessRow: readinessRowSchema,
  Review: reviewDetailSchema,
  ReviewPage: reviewPageSchema,
  ReviewSummary: reviewSummarySchema,
  SaveAnswer: saveAnswerBodySchema,
  Snapshot: snapshotSchema,
  Standing: standingSchema,
  StandingReason: standingReasonSchema,
  SubmitReview: submitReviewBodySchema,
};

function refusal(id: string, description: string): ZodOpenApiResponseObject {
  return {
    id,
    description,
    content: { 'application/json': { schema: errorSchema } },
  };
}

const REFUSALS = {
  400: refusal(
    'BadRequest',
    'The input does not fit; the message names each field',
  ),
  401: refusal('Unauthenticated', 'No credentials, or none that are valid'),
  403: refusal('Forbidden', 'The caller may not do this'),
  404: refusal('NotFound', 'Does not exist, or is hidden from the caller'),
  503: refusal(
    'Unavailable',
    'Something that is needed for the answer is out of reach; try again',
  ),
};
const NOT_MODIFIED: ZodOpenApiResponseObject = {
  description: 'Nothing is different from the answer with that ETag',
};
const CONFLICT = refusal(
  'Conflict',
  'Was changed meanwhile; a refused answer comes with the current one in error.current',
);

const BAD_GATEWAY = refusal(
  'BadGateway',
  'A system that is asked on behalf of the caller refused or answered something else; why is in error.problem',
);

const REVALIDATION = z.object({
  'if-none-match': z
    .string()
    .optional()
    .describe('The ETag of an earlier answer'),
});

const IDEMPOTENCY = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'The same in every attempt of one call: within a day it is answered as the first was, and a 409 where something else is sent under it',
    ),
});

function tagOf({ permission }: Operation): string {
  return 'none' in permission ? 'contract' : permission.name.split('.')[1];
}

function permissionNote({ permission }: Operation): string {
  return 'none' in permission
    ? `Needs no permission: ${permission.none}.`
    : `Needs the permission ${permission.name}.`;
}

function describeOperation(
  operationId: string,
  operation: Operation,
): ZodOpenApiOperationObject {
  const { body, method, params, produces, query, response, status, summary } =
    operation;
  const { asksOthers, foreignBody, revalidates, takesIdempotencyKey } =
    operation;
  const bodyTypes = ['application/json', ...(foreignBody?.contentTypes ?? [])];
  return {
    operationId,
    summary,
    description: permissionNote(operation),
    tags: [tagOf(operation)],
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(takesIdempotencyKey && { header: IDEMPOTENCY }),
      ...(revalidates && { header: REVALIDATION }),
    },
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          bodyTypes.map(type => [type, { schema: body }]),
        ),
      },
    }),
    responses: {
      [`${status}`]: {
        description: 'Done',
        content: { [produces ?? 'application/json']: { schema: response } },
      },
      ...(revalidates && { 304: NOT_MODIFIED }),
      ...REFUSALS,
      ...(method !== 'get' && { 409: CONFLICT }),
      ...(asksOthers && { 502: BAD_GATEWAY }),
    },
  };
}

/** The path of an operation as OpenAPI writes it. @internal */
export function openApiPathOf({ path }: Operation): string {
  return path.replace(/:([a-zA-Z]+)/g, '{$1}');
}

function describePaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, operation] of Object.entries<Operation>(
    operations,
  )) {
    const path = openApiPathOf(operation);
    paths[path] = {
      ...paths[path],
      [operation.method]: describeOperation(operationId, operation),
    };
  }
  return paths;
}

/** The contract as an OpenAPI 3.1 document, made from the same table as the router and the client. @internal */
export function createOpenApiDocument(): OpenApiDocument {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Operational Readiness',
      version: '1',
      description:
        'Operational readiness reviews of the entities of the catalog, and the standings they give.',
    },
    servers: [{ url: '/api/orr' }],
    security: [{ bearer: [] }],
    tags: [...new Set(Object.values<Operation>(operations).map(tagOf))].map(
      name => ({ name }),
    ),
    paths: describePaths(),
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of the portal',
        },
      },
    },
  });
}
