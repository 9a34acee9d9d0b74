import { makeStyles } from '@material-ui/core/styles';

/** The shape of a running review, for the review and for what stands in for it. @internal */
export const useColumnStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 2fr) minmax(0, 5fr) minmax(220px, 2fr)',
    gap: theme.spacing(2),
    alignItems: 'start',
    [theme.breakpoints.down('md')]: {
      gridTemplateColumns: 'minmax(200px, 2fr) minmax(0, 5fr)',
    },
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  middle: {
    // What takes the focus does not arrive behind the foot of the form.
    '& input, & textarea, & button, & summary, & a, & [tabindex]': {
      scrollMarginBottom: `${theme.spacing(12)}px`,
    },
  },
  side: {
    position: 'sticky',
    top: theme.spacing(2),
    // What is below it is the foot of the form.
    maxHeight: `calc(100vh - ${theme.spacing(13)}px)`,
    overflowY: 'auto',
    padding: theme.spacing(2, 1),
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
}));
