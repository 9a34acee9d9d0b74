import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { UnclassifiedEnvironments } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRenameStyles } from '../Admin/useRenameStyles';
import { DateText } from '../DateText';

/** Environments of which nobody has said what they are for, each with the way to say it. @internal */
export function EnvironmentLines(props: {
  found: UnclassifiedEnvironments;
  onChoose: (environment: string) => void;
}) {
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const { items, more } = props.found;
  if (!items.length) {
    return (
      <Typography color="textSecondary">
        {t('sourceAdmin.environments.empty')}
      </Typography>
    );
  }
  return (
    <>
      <ul
        className={lines.list}
        aria-label={t('sourceAdmin.environments.title')}
      >
        {items.map(({ environment, provider, deployments, lastSeenAt }) => (
          <li key={`${environment} ${provider}`} className={lines.item}>
            <Typography>{environment}</Typography>
            <Typography variant="body2">
              {t('sourceAdmin.environments.seen', {
                count: deployments,
                provider,
              })}{' '}
              <DateText date={lastSeenAt} />
            </Typography>
            <Button
              style={{ minHeight: 44 }}
              variant="outlined"
              aria-label={t('sourceAdmin.environments.chooseLabel', {
                environment,
              })}
              onClick={() => props.onChoose(environment)}
            >
              {t('sourceAdmin.environments.choose')}
            </Button>
          </li>
        ))}
      </ul>
      {more && <Typography>{t('sourceAdmin.environments.more')}</Typography>}
    </>
  );
}
