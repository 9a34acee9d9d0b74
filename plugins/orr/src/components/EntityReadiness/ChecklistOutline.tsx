import Skeleton from '@material-ui/lab/Skeleton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel } from '../Feedback';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0, 1.5), paddingLeft: theme.spacing(2.5) },
}));

/** What a checklist asks, to read before one starts. @internal */
export function ChecklistOutline(props: {
  checklistId: string;
  version: number;
}) {
  const { checklistId, version } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      orrApi.getChecklistVersion(
        { params: { checklistId, version } },
        { signal },
      ),
    [orrApi, checklistId, version],
  );
  switch (loaded.status) {
    case 'loading':
      return (
        <Delayed>
          <Skeleton variant="rect" height={120} />
        </Delayed>
      );
    case 'error':
      return (
        <ErrorPanel
          error={loaded.error}
          title={t('tab.checklists.outlineFailed')}
          onRetry={loaded.reload}
        />
      );
    default:
      return (
        <>
          {loaded.value.document.sections.map(section => (
            <div key={section.id}>
              <Typography variant="subtitle2" component="h5">
                {section.title}
              </Typography>
              <ul className={classes.list}>
                {section.questions.map(({ id, title, risk }) => (
                  <li key={id}>
                    {title}{' '}
                    <Typography
                      component="span"
                      variant="body2"
                      color="textSecondary"
                    >
                      ({t(`tab.checklists.risk.${risk}`)})
                    </Typography>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      );
  }
}
