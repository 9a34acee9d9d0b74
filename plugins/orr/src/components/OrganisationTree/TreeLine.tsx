import { KeyboardEvent } from 'react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { Standing, StandingCounts } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { branchName, TreeRow } from './treeRows';
import { useBranchPath } from './useBranchPath';
import { NumberText } from '../NumberText';

const STEP = 24;

const useStyles = makeStyles(theme => ({
  row: {
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.text.primary}`,
      outlineOffset: -2,
    },
  },
  name: { minWidth: 160, wordBreak: 'normal', overflowWrap: 'anywhere' },
  inner: { display: 'flex', alignItems: 'center', minHeight: 36 },
  figure: {
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  none: { color: theme.palette.text.secondary },
  opener: {
    padding: theme.spacing(0.5),
    [theme.breakpoints.down('xs')]: { minWidth: 44, minHeight: 44 },
  },
}));

function useIndent(level: number) {
  return { paddingLeft: useTheme().spacing(1) + (level - 1) * STEP };
}

/** A place of the organisation, with how many of its entities stand where. @internal */
export function BranchLine(props: {
  row: Extract<TreeRow, { type: 'branch' }>;
  counts: StandingCounts;
  standings: readonly Standing[];
  isCurrent: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: () => void;
}) {
  const { row, counts, standings, isCurrent, onToggle } = props;
  const { branch, isOpen, level } = row;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const indent = useIndent(level);
  const name = branchName(branch);
  const to = useBranchPath()(branch);
  const { number } = useNumberText();
  const total = { count: counts.total, number: number(counts.total) };
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <TableRow
      hover
      className={classes.row}
      aria-level={level}
      aria-expanded={branch.hasBelow ? isOpen : undefined}
      data-tree-row={row.key}
      tabIndex={tabIndex}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
    >
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.name}
        style={indent}
      >
        <span className={classes.inner}>
          {branch.hasBelow ? (
            <IconButton
              size="small"
              className={classes.opener}
              tabIndex={-1}
              aria-label={t(isOpen ? 'tree.close' : 'tree.open', { name })}
              onClick={onToggle}
            >
              {isOpen ? <ExpandMoreIcon /> : <ChevronRightIcon />}
            </IconButton>
          ) : (
            <span style={{ width: 32, flexShrink: 0 }} />
          )}
          {name}
        </span>
      </TableCell>
      <TableCell role="gridcell" className={classes.figure}>
        {counts.total > 0 ? (
          <Link
            to={to}
            tabIndex={tabIndex}
            aria-label={
              branch.kind === 'group'
                ? t('tree.list', { ...total, name })
                : t('tree.entity', { ...total, name })
            }
          >
            <NumberText value={counts.total} />
          </Link>
        ) : (
          <NumberText value={counts.total} />
        )}
      </TableCell>
      {standings.map(standing => {
        const count = counts.standings[standing];
        return (
          <TableCell
            key={standing}
            role="gridcell"
            className={
              count ? classes.figure : `${classes.figure} ${classes.none}`
            }
          >
            <NumberText value={count} />
          </TableCell>
        );
      })}
    </TableRow>
  );
}

/** That more is coming, could be had, or could not be had. @internal */
export function TailLine(props: {
  row: Exclude<TreeRow, { type: 'branch' }>;
  columns: number;
  onLoad: () => void;
}) {
  const { row, columns, onLoad } = props;
  const { level, parentName: name, type } = row;
  const { t } = useOrrTranslation();
  const indent = useIndent(level);
  return (
    <TableRow aria-level={level}>
      <TableCell role="gridcell" colSpan={columns} style={indent}>
        {type === 'loading' &&
          (name ? t('tree.loadingBelow', { name }) : t('tree.loading'))}
        {type === 'failed' &&
          (name ? t('tree.failedBelow', { name }) : t('tree.failed'))}
        {type !== 'loading' && (
          <Button
            style={{ minHeight: 44 }}
            onClick={onLoad}
            aria-label={
              type === 'more' && name ? t('tree.moreOf', { name }) : undefined
            }
          >
            {t(type === 'more' ? 'tree.more' : 'tree.retry')}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
