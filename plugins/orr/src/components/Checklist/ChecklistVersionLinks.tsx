import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { rootRouteRef } from '../../routes';

const useStyles = makeStyles({
  link: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
});

/**
 * The ways to the version that an entity was decided on, else to the current one, and to what changed since; absent in a
 * portal without the organisation's page.
 *
 * @internal
 */
export function ChecklistVersionLinks(props: {
  checklistId: string;
  checklistTitle: string;
  current: number;
  decided?: number;
  /** Where the versions themselves are named elsewhere. */
  only?: 'differences';
}) {
  const { checklistId, checklistTitle, current, decided, only } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const root = useMountedPath(rootRouteRef);
  if (root === undefined) {
    return null;
  }
  const page = `${root.replace(/\/$/, '')}/checklists/${encodeURIComponent(
    checklistId,
  )}`;
  const way = (to: string, text: string) => (
    <div>
      <Link
        to={to}
        className={classes.link}
        aria-label={t('checklists.way.of', { text, checklist: checklistTitle })}
      >
        {text}
      </Link>
    </div>
  );
  const version = String(decided ?? current);
  return (
    <>
      {!only &&
        way(
          `${page}?version=${version}`,
          t(decided ? 'checklists.way.decided' : 'checklists.way.current', {
            version,
          }),
        )}
      {decided !== undefined &&
        decided !== current &&
        way(
          `${page}/differences?from=${decided}&to=${current}`,
          t('checklists.way.since', { version }),
        )}
    </>
  );
}
