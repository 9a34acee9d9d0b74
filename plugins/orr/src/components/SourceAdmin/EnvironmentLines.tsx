import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { UnclassifiedEnvironments } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { FoldedList } from './FoldedList';
import { useSourceStyles } from './useSourceStyles';

/** Environments of which nobody has said what they are for, each with the way to say it. @internal */
export function EnvironmentLines(props: {
  found: UnclassifiedEnvironments;
  onChoose: (environment: string) => void;
}) {
  const classes = useSourceStyles();
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
      <FoldedList label={t('sourceAdmin.environments.title')} items={items}>
        {({ environment, provider, deployments, lastSeenAt }) => (
          <li key={`${environment} ${provider}`} className={classes.item}>
            <div className={classes.row}>
              <div className={classes.text}>
                <Typography>{environment}</Typography>
                <Typography variant="body2">
                  {t('sourceAdmin.environments.seen', {
                    count: deployments,
                    provider:
                      provider === 'api'
                        ? t('deployHealth.source.api')
                        : provider,
                  })}{' '}
                  <DateText date={lastSeenAt} />.
                </Typography>
              </div>
              <Button
                className={classes.button}
                variant="outlined"
                aria-label={t('sourceAdmin.environments.chooseLabel', {
                  environment,
                })}
                onClick={() => props.onChoose(environment)}
              >
                {t('sourceAdmin.environments.choose')}
              </Button>
            </div>
          </li>
        )}
      </FoldedList>
      {more && <Typography>{t('sourceAdmin.environments.more')}</Typography>}
    </>
  );
}
