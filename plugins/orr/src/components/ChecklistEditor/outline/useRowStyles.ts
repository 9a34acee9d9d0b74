import { makeStyles } from '@material-ui/core/styles';

/** What the rows of the outline look like. @internal */
export const useRowStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    alignItems: 'center',
    minHeight: 44,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  selected: {
    backgroundColor: theme.palette.action.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  handle: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: 28,
    alignSelf: 'stretch',
    cursor: 'grab',
    color: theme.palette.text.secondary,
    borderRadius: theme.shape.borderRadius,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    [theme.breakpoints.down('xs')]: { width: 44 },
  },
  title: {
    flex: 1,
    minWidth: 0,
    minHeight: 44,
    padding: theme.spacing(0.5),
    justifyContent: 'flex-start',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  words: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  untitled: { fontStyle: 'italic' },
  menu: { flexShrink: 0, width: 44, height: 44, padding: 0 },
}));
