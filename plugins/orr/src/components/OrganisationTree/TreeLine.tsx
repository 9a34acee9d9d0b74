import { KeyboardEvent } from 'react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  ScorecardBranch,
  Standing,
  StandingCounts,
} from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { branchName, TreeRow } from './treeRows';
import { branchPath } from './branchPath';
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
  link: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-block',
      minWidth: 44,
      lineHeight: '44px',
    },
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

/** How many of a place are counted, and the way to the list of just these. */
function BranchCount(props: {
  branch: ScorecardBranch;
  count: number;
  /** Undefined for all of them; so is the tier. */
  standing?: Standing;
  tier?: string;
  tabIndex: number;
}) {
  const { branch, count, standing, tier, tabIndex } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { number } = useNumberText();
  if (count === 0) {
    return <NumberText value={count} />;
  }
  const told = { count, number: number(count), name: branchName(branch) };
  return (
    <Link
      to={branchPath(branch, { standing, tier })}
      className={classes.link}
      tabIndex={tabIndex}
      aria-label={
        standing
          ? t('tree.standing', { ...told, standing: t(`standing.${standing}`) })
          : t('tree.list', told)
      }
    >
      <NumberText value={count} />
    </Link>
  );
}

/** A place of the organisation, with how many of its entities stand where. @internal */
export function BranchLine(props: {
  row: Extract<TreeRow, { type: 'branch' }>;
  counts: StandingCounts;
  /** The one that is counted alone. */
  tier?: string;
  standings: readonly Standing[];
  isCurrent: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: () => void;
}) {
  const { row, counts, tier, standings, isCurrent, onToggle } = props;
  const { branch, isOpen, level } = row;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const indent = useIndent(level);
  const name = branchName(branch);
  const linkTo = useEntityRefLink();
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
          <Link to={linkTo(branch.ref)} tabIndex={tabIndex}>
            {name}
          </Link>
        </span>
      </TableCell>
      <TableCell role="gridcell" className={classes.figure}>
        <BranchCount
          branch={branch}
          count={counts.total}
          tier={tier}
          tabIndex={tabIndex}
        />
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
            <BranchCount
              branch={branch}
              count={count}
              standing={standing}
              tier={tier}
              tabIndex={tabIndex}
            />
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
