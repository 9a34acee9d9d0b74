import Typography from '@material-ui/core/Typography';
import {
  PreviewSourceRuleBody,
  SourceRulePreview,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRulePreview } from '../../hooks/useSourceAdmin';
import { ErrorPanel } from '../Feedback';

function EntityNames({ shown, entities }: SourceRulePreview) {
  const { t } = useOrrTranslation();
  const names = shown.map(({ title }) => title).join(', ');
  const count = entities - shown.length;
  if (!entities) {
    return null;
  }
  if (!names) {
    return (
      <Typography>{t('sourceAdmin.preview.hidden', { count })}</Typography>
    );
  }
  return (
    <Typography>
      {count
        ? t('sourceAdmin.preview.entitiesMore', { names, count })
        : t('sourceAdmin.preview.entities', { names })}
    </Typography>
  );
}

function Changes({ found }: { found: SourceRulePreview }) {
  const { t } = useOrrTranslation();
  if (!found.deployments) {
    return <Typography>{t('sourceAdmin.preview.nothing')}</Typography>;
  }
  return (
    <>
      {found.changes.map(({ from, to, deployments }) => (
        <Typography key={`${from} ${to}`}>
          {t('sourceAdmin.preview.change', {
            count: deployments,
            from: t(`sourceAdmin.tier.${from}`),
            to: t(`sourceAdmin.tier.${to}`),
          })}
        </Typography>
      ))}
      <Typography>
        {t('sourceAdmin.preview.environments', {
          names: found.environments.join(', '),
        })}
      </Typography>
      <EntityNames {...found} />
    </>
  );
}

/** What a change of the rules would do, before it is made. @internal */
export function RulePreview({ body }: { body: PreviewSourceRuleBody }) {
  const { t } = useOrrTranslation();
  const preview = useRulePreview(body);
  return (
    <div aria-live="polite">
      {preview.status === 'loading' && (
        <Typography color="textSecondary">
          {t('sourceAdmin.preview.loading')}
        </Typography>
      )}
      {preview.status === 'error' && (
        <ErrorPanel
          error={preview.error}
          title={t('sourceAdmin.preview.failed')}
          onRetry={preview.reload}
        />
      )}
      {preview.status === 'ready' && <Changes found={preview.value} />}
    </div>
  );
}
