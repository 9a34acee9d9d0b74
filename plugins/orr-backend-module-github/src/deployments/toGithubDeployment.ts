import { DeploymentNode } from './githubQuery';
import { RestDeployment, RestStatus } from './restShapes';
import { GithubDeployment } from './toSourceDeployment';

/** As GraphQL has it. @internal */
export function nodeToDeployment(
  node: DeploymentNode,
  { isProduction }: { isProduction: boolean },
): Omit<GithubDeployment, 'environment'> & { environment: string | null } {
  return {
    id: node.databaseId,
    revision: node.commitOid,
    ref: node.ref?.name ?? null,
    task: node.task ?? null,
    environment: node.environment ?? node.originalEnvironment ?? null,
    isProduction,
    state: node.state ?? null,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    creator: node.creator
      ? { login: node.creator.login, type: node.creator.__typename }
      : null,
    headCommitAt: node.commit?.committedDate ?? null,
    statuses: (node.statuses?.nodes ?? []).flatMap(status =>
      status
        ? [
            {
              state: status.state,
              createdAt: status.createdAt,
              url: status.logUrl ?? null,
            },
          ]
        : [],
    ),
  };
}

/** As REST has it, which does not tell when the revision was committed. @internal */
export function restToDeployment(
  deployment: RestDeployment,
  statuses: RestStatus[],
): GithubDeployment {
  return {
    id: deployment.id,
    revision: deployment.sha,
    ref: deployment.ref ?? null,
    task: deployment.task ?? null,
    environment: deployment.environment,
    isProduction: deployment.production_environment === true,
    state: null,
    createdAt: deployment.created_at,
    updatedAt: deployment.updated_at,
    creator: deployment.creator ?? null,
    headCommitAt: null,
    statuses: toStatuses(statuses),
  };
}

/** @internal */
export function toStatuses(
  statuses: RestStatus[],
): GithubDeployment['statuses'] {
  return statuses.map(status => ({
    state: status.state,
    createdAt: status.created_at,
    url: status.log_url || status.target_url || null,
  }));
}
