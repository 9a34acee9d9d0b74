import { makeStyles } from '@material-ui/core/styles';

/** How a report looks, on the screen and on paper. @internal */
export const useReportStyles = makeStyles(theme => ({
  '@global': {
    // The portal scrolls inside of a box as high as the window: of that, paper would show one page.
    '@media print': {
      'body[data-orr-printing] > *:not([data-orr-paper])': {
        display: 'none !important',
      },
    },
  },
  document: {
    maxWidth: '100ch',
    padding: theme.spacing(3),
    overflowWrap: 'anywhere',
    lineHeight: 1.5,
    '& h2': { ...theme.typography.h5, margin: theme.spacing(0, 0, 2) },
    '& h3': { ...theme.typography.h6, margin: theme.spacing(4, 0, 1) },
    '& h4': { ...theme.typography.subtitle1, fontWeight: 700, marginBottom: 0 },
    '& h5': {
      ...theme.typography.subtitle1,
      margin: theme.spacing(2, 0, 0),
    },
    '& p': { maxWidth: '80ch', margin: theme.spacing(0.5, 0) },
    '& ul': { maxWidth: '80ch', margin: theme.spacing(0.5, 0) },
    '& .orr-report-table': { overflowX: 'auto' },
    '& table': { borderCollapse: 'collapse', width: '100%' },
    '& th, & td': {
      borderBottom: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.75, 1, 0.75, 0),
      textAlign: 'left',
      verticalAlign: 'top',
      // A narrow column breaks between words only.
      overflowWrap: 'break-word',
      minWidth: '7em',
    },
    '& tbody th': { fontWeight: 500 },
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
  paper: {
    display: 'none',
    '@media print': {
      display: 'block',
      color: '#000',
      background: '#fff',
      fontSize: '10pt',
      padding: 0,
      maxWidth: 'none',
      '& *': { color: '#000 !important' },
      '& h2, & h3, & h4, & h5': { breakAfter: 'avoid' },
      '& tr, & li': { breakInside: 'avoid' },
      '& .orr-report-piece': { breakInside: 'avoid' },
      '& p': { orphans: 3, widows: 3 },
      '& .orr-report-table': { overflow: 'visible' },
      '& thead': { display: 'table-header-group' },
    },
  },
}));
