import { KeyboardEvent, RefObject, useState } from 'react';
import { TreeRow } from './treeRows';

type BranchRow = Extract<TreeRow, { type: 'branch' }>;

/** Goes through the rows of a tree by keys: one row is a stop of the keyboard, the arrows do the rest. @internal */
export function useTreeKeys(
  table: RefObject<HTMLElement>,
  options: {
    branches: BranchRow[];
    onToggle: (row: BranchRow) => void;
    onOpenList: (row: BranchRow) => void;
  },
) {
  const { branches, onToggle, onOpenList } = options;
  const [chosen, setChosen] = useState<string>();
  const current = branches.some(({ key }) => key === chosen)
    ? chosen
    : branches[0]?.key;
  const focus = (key: string | undefined) => {
    const rows =
      table.current?.querySelectorAll<HTMLElement>('[data-tree-row]');
    [...(rows ?? [])].find(row => row.dataset.treeRow === key)?.focus();
  };
  const moves = (row: BranchRow): Record<string, () => void> => {
    const index = branches.indexOf(row);
    return {
      ArrowDown: () => focus(branches[index + 1]?.key),
      ArrowUp: () => focus(branches[index - 1]?.key),
      Home: () => focus(branches[0]?.key),
      End: () => focus(branches[branches.length - 1]?.key),
      ArrowRight: () => {
        if (row.isOpen) {
          const next = branches[index + 1];
          focus(next?.parentKey === row.key ? next.key : undefined);
        } else if (row.branch.hasBelow) {
          onToggle(row);
        }
      },
      ArrowLeft: () => {
        if (row.isOpen) {
          onToggle(row);
        } else {
          focus(row.parentKey);
        }
      },
      Enter: () => onOpenList(row),
    };
  };
  const onKeyDown = (row: BranchRow) => (event: KeyboardEvent<HTMLElement>) => {
    const move = moves(row)[event.key];
    // What is pressed on a link or button within the row is theirs.
    if (
      move &&
      !(event.key === 'Enter' && event.target !== event.currentTarget)
    ) {
      event.preventDefault();
      move();
    }
  };
  return { current, onKeyDown, onFocus: (key: string) => setChosen(key) };
}
