import { useEffect, useRef, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  ScorecardBranch,
  STANDINGS,
  StandingCounts,
} from 'backstage-plugin-orr-common';
import { useNavigate } from 'react-router-dom';
import { Below, ROOT } from '../../hooks/useOrganisationTree';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StandingStatus } from '../Standing';
import { branchPath } from './branchPath';
import { BranchLine, TailLine } from './TreeLine';
import { rowKey, TreeRow, treeRows } from './treeRows';
import { useTreeKeys } from './useTreeKeys';

const useStyles = makeStyles({
  heading: {
    wordBreak: 'normal',
    textAlign: 'right',
    verticalAlign: 'bottom',
  },
  // All standings fit beside each other at 1280 px.
  table: { '& th, & td': { paddingLeft: 8, paddingRight: 8 } },
  name: { whiteSpace: 'nowrap', wordBreak: 'normal' },
});

const NONE: StandingCounts = {
  total: 0,
  standings: {
    notReady: 0,
    neverReviewed: 0,
    overdue: 0,
    readyWithConditions: 0,
    ready: 0,
    notRequired: 0,
  },
};

function countsOf({ counts }: ScorecardBranch, tier?: string): StandingCounts {
  return tier === undefined
    ? counts
    : counts.tiers.find(one => one.tier === tier) ?? NONE;
}

/** The only place that the tree begins with, where something is below it: nobody comes to see it alone. */
function onlyRoot(top: Below | undefined): string | undefined {
  if (top?.status !== 'ready' || top.nextCursor || top.items.length !== 1) {
    return undefined;
  }
  return top.items[0].hasBelow ? top.items[0].ref : undefined;
}

/** The organisation as a tree, opened row by row. @internal */
export function TreeGrid(props: {
  below: ReadonlyMap<string, Below>;
  /** Undefined for all of them. */
  tier?: string;
  onLoad: (parentRef: string, cursor?: string) => void;
}) {
  const { below, tier, onLoad } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const navigate = useNavigate();
  const table = useRef<HTMLTableElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const only = onlyRoot(below.get(ROOT));
  useEffect(() => {
    if (only !== undefined) {
      setOpen(new Set([rowKey(only)]));
      onLoad(only);
    }
  }, [only, onLoad]);
  const rows = treeRows(below, open);
  const branches = rows.filter(
    (row): row is Extract<TreeRow, { type: 'branch' }> => row.type === 'branch',
  );
  const toggle = ({ key, isOpen, branch }: (typeof branches)[number]) => {
    const next = new Set(open);
    if (isOpen) {
      next.delete(key);
    } else {
      next.add(key);
      if (!below.has(branch.ref)) {
        onLoad(branch.ref);
      }
    }
    setOpen(next);
  };
  const keys = useTreeKeys(table, {
    branches,
    onToggle: toggle,
    onOpenList: ({ branch }) => navigate(branchPath(branch, { tier })),
  });
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table
        ref={table}
        className={classes.table}
        size="small"
        role="treegrid"
        aria-label={t('tree.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell className={classes.name}>{t('tree.name')}</TableCell>
            <TableCell className={classes.heading}>{t('tree.total')}</TableCell>
            {STANDINGS.map(standing => (
              <TableCell key={standing} className={classes.heading}>
                <StandingStatus standing={standing} />
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row =>
            row.type === 'branch' ? (
              <BranchLine
                key={row.key}
                row={row}
                counts={countsOf(row.branch, tier)}
                tier={tier}
                standings={STANDINGS}
                isCurrent={row.key === keys.current}
                onToggle={() => toggle(row)}
                onKeyDown={keys.onKeyDown(row)}
                onFocus={() => keys.onFocus(row.key)}
              />
            ) : (
              <TailLine
                key={row.key}
                row={row}
                columns={STANDINGS.length + 2}
                onLoad={() => onLoad(row.parentRef, row.cursor)}
              />
            ),
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
