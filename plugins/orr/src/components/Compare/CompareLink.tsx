import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useComparePath } from '../../hooks/useComparePath';

const useStyles = makeStyles({
  link: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
});

/** Leads to the comparison of what is named; absent in a portal without that page. @internal */
export function CompareLink(props: {
  names: Record<string, string>;
  text: string;
}) {
  const classes = useStyles();
  const pathTo = useComparePath();
  return pathTo ? (
    <Link to={pathTo(props.names)} className={classes.link}>
      {props.text}
    </Link>
  ) : null;
}
