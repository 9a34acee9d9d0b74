import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { rootRouteRef } from '../../routes';

const useStyles = makeStyles({
  link: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
});

/** The way to what incidents taught about a checklist; absent in a portal without that page. @internal */
export function TaughtLink(props: {
  checklistId: string;
  checklistTitle: string;
}) {
  const { checklistId, checklistTitle } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const root = useMountedPath(rootRouteRef);
  return root === undefined ? null : (
    <Link
      to={`${root.replace(/\/$/, '')}/incidents?${new URLSearchParams({
        checklist: checklistId,
      })}`}
      className={classes.link}
      aria-label={t('incident.authors.linkOf', { checklist: checklistTitle })}
    >
      {t('incident.authors.link')}
    </Link>
  );
}
