import { makeStyles } from '@material-ui/core/styles';

/** How lists of renames look. @internal */
export const useRenameStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:first-child': { paddingTop: 0 },
    '&:last-child': { borderBottom: 0, paddingBottom: 0 },
    overflowWrap: 'anywhere',
  },
}));
