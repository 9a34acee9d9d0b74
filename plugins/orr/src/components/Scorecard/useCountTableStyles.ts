import { makeStyles } from '@material-ui/core/styles';

/** Tables of counts, with a heading for each row. @internal */
export const useCountTableStyles = makeStyles(theme => ({
  wide: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: theme.spacing(0.5, 1.5),
      textAlign: 'right',
      fontWeight: 'normal',
      whiteSpace: 'nowrap',
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '& thead th': { whiteSpace: 'normal', verticalAlign: 'bottom' },
    '& th:first-child': { textAlign: 'left' },
    // On a narrow screen a long name is not to push all numbers out of sight.
    '& tbody th': {
      [theme.breakpoints.down('xs')]: { whiteSpace: 'normal' },
    },
  },
}));
