import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildClientSchema, graphql, GraphQLSchema } from 'graphql';

/** The schema that GitHub publishes. Its package is for other module systems, so that the file is looked for. */
function readSchema(): GraphQLSchema {
  const file = require.resolve
    .paths('@octokit/graphql-schema')!
    .map(folder => path.join(folder, '@octokit/graphql-schema/schema.json'))
    .find(existsSync)!;
  return buildClientSchema(JSON.parse(readFileSync(file, 'utf8')));
}

let schema: GraphQLSchema | undefined;

/** Executes a query by the published schema over what a store has. */
export async function executeGithub(
  { query, variables }: { query: string; variables: Record<string, unknown> },
  rootValue: object,
): Promise<object> {
  schema ??= readSchema();
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables,
    rootValue,
  });
  return {
    ...result,
    errors: result.errors?.map(error => ({
      ...error.toJSON(),
      type: (error.originalError as { type?: string } | undefined)?.type,
    })),
  };
}
