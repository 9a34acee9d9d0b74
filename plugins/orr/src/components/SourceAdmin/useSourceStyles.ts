import { makeStyles } from '@material-ui/core/styles';

/** How what stands on the page of sources looks. @internal */
export const useSourceStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:first-child': { paddingTop: 0 },
    '&:last-child': { borderBottom: 0, paddingBottom: 0 },
    overflowWrap: 'anywhere',
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
  },
  text: { flex: '1 1 10rem', minWidth: 0 },
  instance: { marginTop: theme.spacing(1) },
  button: { minHeight: 44 },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    '& > *': { flex: '1 1 10rem', maxWidth: '20rem' },
  },
  fields: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  cards: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  block: { marginTop: theme.spacing(2) },
}));
