import Typography from '@material-ui/core/Typography';
import {
  SourceRuleDraft,
  SourceRulePreview,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRulePreview } from '../../hooks/useSourceAdmin';
import { ErrorPanel } from '../Feedback';
import { useSourceStyles } from './useSourceStyles';

function EntityNames({ shown, entities }: SourceRulePreview) {
  const { t } = useOrrTranslation();
  const names = shown.map(({ title }) => title).join(', ');
  const count = entities - shown.length;
  if (!entities) {
    return null;
  }
  return (
    <Typography>
      {count
        ? t('sourceAdmin.preview.entitiesMore', { names, count })
        : t('sourceAdmin.preview.entities', { names })}
    </Typography>
  );
}

function Nothing() {
  const { t } = useOrrTranslation();
  return <Typography>{t('sourceAdmin.preview.nothing')}</Typography>;
}

function Environments({ found }: { found: SourceRulePreview }) {
  const { t } = useOrrTranslation();
  if (!found.deployments) {
    return <Nothing />;
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

function Bindings({ bindings, shownBindings }: SourceRulePreview) {
  const { t } = useOrrTranslation();
  const keys = shownBindings.map(({ key }) => key).join(', ');
  if (!bindings) {
    return <Typography>{t('sourceAdmin.preview.noBindings')}</Typography>;
  }
  return (
    <Typography variant="body2" color="textSecondary">
      {t('sourceAdmin.preview.bindings', {
        count: bindings,
        names:
          bindings > shownBindings.length
            ? t('sourceAdmin.preview.bindingsMore', { names: keys })
            : keys,
      })}
    </Typography>
  );
}

function Runs({ found }: { found: SourceRulePreview }) {
  const { t } = useOrrTranslation();
  const none = t('sourceAdmin.preview.noDeployment');
  return (
    <>
      {found.runs.map(({ pipeline, before = none, after = none }) => (
        <Typography key={`${pipeline} ${before} ${after}`}>
          {t('sourceAdmin.preview.run', { pipeline, before, after })}
        </Typography>
      ))}
      {!found.runs.length && (
        <Typography>{t('sourceAdmin.preview.noRuns')}</Typography>
      )}
      <Bindings {...found} />
    </>
  );
}

function Links({ found }: { found: SourceRulePreview }) {
  const { t } = useOrrTranslation();
  return (
    <>
      {found.links.map(({ entityRef, title, gains, losses }) => (
        <Typography key={entityRef}>
          {gains > 0 && t('sourceAdmin.preview.gains', { title, count: gains })}{' '}
          {losses > 0 &&
            t('sourceAdmin.preview.losses', { title, count: losses })}
        </Typography>
      ))}
      {!found.links.length && <Nothing />}
      <Bindings {...found} />
    </>
  );
}

function Effect(props: {
  kind: SourceRuleDraft['kind'];
  found: SourceRulePreview;
}) {
  switch (props.kind) {
    case 'environment':
      return <Environments found={props.found} />;
    case 'deploys':
      return <Runs found={props.found} />;
    default:
      return <Links found={props.found} />;
  }
}

function Asked(props: {
  kind: SourceRuleDraft['kind'];
  ruleId?: string;
  rule?: SourceRuleDraft;
}) {
  const { kind, ruleId, rule } = props;
  const { t } = useOrrTranslation();
  const preview = useRulePreview({ ruleId, rule });
  return (
    <>
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
      {preview.status === 'ready' && (
        <Effect kind={kind} found={preview.value} />
      )}
    </>
  );
}

/** What a change of the rules would do, before it is made. @internal */
export function RulePreview(props: {
  kind: SourceRuleDraft['kind'];
  ruleId?: string;
  /** Absent where it is removed. */
  rule?: SourceRuleDraft;
  /** Whether nothing of the rule is missing. */
  isComplete: boolean;
}) {
  const { isComplete, ...change } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.block} aria-live="polite">
      <Typography variant="subtitle2" component="h3">
        {t('sourceAdmin.preview.title')}
      </Typography>
      {isComplete ? (
        <Asked {...change} />
      ) : (
        <Typography color="textSecondary">
          {t('sourceAdmin.preview.waiting')}
        </Typography>
      )}
    </div>
  );
}
