import { ScorecardBranch, Standing } from 'backstage-plugin-orr-common';
import { countPath } from '../Scorecard/figurePaths';

/** Where one sees what is counted of a place, below the page: in the list. @internal */
export function branchPath(
  { kind, ref }: ScorecardBranch,
  only: { standing?: Standing; tier?: string },
): string {
  return `..${countPath({ kind, refs: [ref] }, only)}`;
}
