import { ScorecardBranch } from 'backstage-plugin-orr-common';
import { Below, ROOT } from '../../hooks/useOrganisationTree';

/** A line of the tree: a place of the organisation, or what is to be said of what is below one. @internal */
export type TreeRow =
  | {
      type: 'branch';
      /** The way to it from the top: a system may be reached in more than one. */
      key: string;
      level: number;
      branch: ScorecardBranch;
      isOpen: boolean;
      parentKey?: string;
    }
  | {
      type: 'loading' | 'failed' | 'more';
      key: string;
      level: number;
      parentRef: string;
      parentName: string;
      cursor?: string;
      parentKey?: string;
    };

/** A name as it is said. @internal */
export function branchName({ name, title }: ScorecardBranch): string {
  return title ?? name;
}

/** By which the row of a place is known, below another row or at the top. @internal */
export function rowKey(ref: string, parentKey = ''): string {
  return `${parentKey}/${ref}`;
}

/** The lines of a tree from top to bottom, as far as it is opened. @internal */
export function treeRows(
  below: ReadonlyMap<string, Below>,
  open: ReadonlySet<string>,
): TreeRow[] {
  const rowsBelow = (
    parentRef: string,
    place: { key?: string; name: string; level: number; above: string[] },
  ): TreeRow[] => {
    const found = below.get(parentRef);
    const { key: parentKey, level, name: parentName, above } = place;
    const said = { level, parentRef, parentName, parentKey };
    const branches = (found?.items ?? []).flatMap((branch): TreeRow[] => {
      const key = rowKey(branch.ref, parentKey);
      // A group that is below itself is shown once on each way.
      const mayOpen = branch.hasBelow && !above.includes(branch.ref);
      const isOpen = mayOpen && open.has(key);
      return [
        {
          type: 'branch',
          key,
          level,
          branch: { ...branch, hasBelow: mayOpen },
          isOpen,
          parentKey,
        },
        ...(isOpen
          ? rowsBelow(branch.ref, {
              key,
              name: branchName(branch),
              level: level + 1,
              above: [...above, branch.ref],
            })
          : []),
      ];
    });
    const tail = (type: 'loading' | 'failed' | 'more'): TreeRow => ({
      type,
      key: `${parentKey ?? ''} ${type}`,
      cursor: found?.nextCursor,
      ...said,
    });
    if (!found || found.status === 'loading') {
      return [...branches, tail('loading')];
    }
    if (found.status === 'error') {
      return [...branches, tail('failed')];
    }
    return found.nextCursor ? [...branches, tail('more')] : branches;
  };
  return rowsBelow(ROOT, { name: '', level: 1, above: [] });
}
