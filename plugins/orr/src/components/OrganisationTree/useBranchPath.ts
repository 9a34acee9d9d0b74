import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ScorecardBranch } from 'backstage-plugin-orr-common';

/** Where one sees what is of a group: the list; of a system or domain its page in the catalog, which names its parts. @internal */
export function useBranchPath(): (branch: ScorecardBranch) => string {
  const linkTo = useEntityRefLink();
  return ({ kind, ref }) =>
    kind === 'group'
      ? `..?${new URLSearchParams({ owner: ref })}`
      : linkTo(ref);
}
