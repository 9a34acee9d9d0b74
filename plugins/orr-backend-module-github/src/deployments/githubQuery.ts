import { z } from 'zod';
import { instant } from './restShapes';

/** What is asked of the deployments of a repository, newest first. @internal */
export const DEPLOYMENTS_QUERY = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: 50, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId commitOid task environment originalEnvironment state createdAt updatedAt
        ref { name }
        creator { __typename login }
        commit { committedDate }
        statuses(first: 100) {
          pageInfo { hasNextPage }
          nodes { state createdAt logUrl }
        }
      }
    }
  }
  rateLimit { limit cost remaining resetAt }
}`;

const status = z.object({
  state: z.string(),
  createdAt: instant,
  logUrl: z.string().nullish(),
});

const node = z.object({
  databaseId: z.int().positive().nullable(),
  commitOid: z.string(),
  task: z.string().nullish(),
  environment: z.string().nullish(),
  originalEnvironment: z.string().nullish(),
  state: z.string().nullish(),
  createdAt: instant,
  updatedAt: instant,
  ref: z.object({ name: z.string() }).nullish(),
  creator: z.object({ __typename: z.string(), login: z.string() }).nullish(),
  commit: z.object({ committedDate: instant }).nullish(),
  statuses: z
    .object({
      pageInfo: z.object({ hasNextPage: z.boolean() }),
      nodes: z.array(status.nullable()).nullable(),
    })
    .nullish(),
});

/** @internal */
export type DeploymentNode = z.infer<typeof node> & { databaseId: number };

/** @internal */
export const deploymentsAnswer = z.object({
  data: z
    .object({
      repository: z
        .object({
          deployments: z.object({
            pageInfo: z.object({
              hasNextPage: z.boolean(),
              endCursor: z.string().nullish(),
            }),
            nodes: z.array(node.nullable()).nullable(),
          }),
        })
        .nullish(),
      rateLimit: z
        .object({
          limit: z.number(),
          remaining: z.number(),
          resetAt: instant,
        })
        .nullish(),
    })
    .nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().optional(),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
      }),
    )
    .nullish(),
});
