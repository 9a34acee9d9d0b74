import { DeployHealth } from './deployHealth';

/**
 * How deployments to production go, in one word, the one that needs a look first: `attention` where the last one failed or a
 * failure has not been put right, `stuck` where one does not come to its end, `steady` where the last one went well, `none`
 * where nothing tells of any.
 *
 * @public
 */
export const DEPLOY_STATES = ['attention', 'stuck', 'steady', 'none'] as const;

/** One of {@link DEPLOY_STATES}. @public */
export type DeployState = (typeof DEPLOY_STATES)[number];

/** The word for what was computed of production; none where nothing was. @public */
export function deployStateOf(
  health:
    | Pick<DeployHealth, 'lastDeployment' | 'unrecoveredSince' | 'stuck'>
    | undefined,
): DeployState {
  if (!health) {
    return 'none';
  }
  const { lastDeployment, unrecoveredSince, stuck } = health;
  if (lastDeployment?.outcome === 'failed' || unrecoveredSince.length > 0) {
    return 'attention';
  }
  if (stuck.n > 0) {
    return 'stuck';
  }
  return lastDeployment ? 'steady' : 'none';
}
