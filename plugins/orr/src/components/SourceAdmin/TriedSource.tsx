import Typography from '@material-ui/core/Typography';
import { BindingPreview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FoldedList } from './FoldedList';
import { ProbeText } from './ProbeText';
import { useRuleText } from './useRuleText';
import { useSourceStyles } from './useSourceStyles';

type Source = BindingPreview['sources'][number];

function Rules({ rules }: Pick<Source['bindings'][number], 'rules'>) {
  const { t } = useOrrTranslation();
  const ruleText = useRuleText();
  if (!rules.length) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('sourceAdmin.trial.noRules')}
      </Typography>
    );
  }
  return (
    <FoldedList label={t('sourceAdmin.trial.rules')} items={rules}>
      {rule => (
        <Typography key={JSON.stringify(rule)} variant="body2" component="li">
          {t('sourceAdmin.trial.rule', { rule: ruleText(rule) })}
        </Typography>
      )}
    </FoldedList>
  );
}

function Binding(props: {
  source: Source;
  binding: Source['bindings'][number];
}) {
  const { kind, annotations } = props.source;
  const { host, instanceTitle, isKnown, key, probe, rules, sharedWith, title } =
    props.binding;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.instance}>
      <Typography>{t('sourceAdmin.trial.bound', { title, host })}</Typography>
      <Typography variant="body2">
        {t('sourceAdmin.trial.by', { annotations: annotations.join(', ') })}{' '}
        {t(`sourceAdmin.trial.${isKnown ? 'known' : 'fresh'}`)}{' '}
        {sharedWith > 0 && t('sourceAdmin.trial.shared', { count: sharedWith })}
      </Typography>
      {probe && <ProbeText instance={instanceTitle} probe={probe} />}
      {kind === 'deployments' && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('sourceAdmin.trial.key', { key })}
          </Typography>
          <Rules rules={rules} />
        </>
      )}
    </div>
  );
}

function Unbound({ wouldNeed }: Source) {
  const { t } = useOrrTranslation();
  return (
    <>
      <Typography variant="body2">{t('sourceAdmin.trial.unbound')}</Typography>
      {wouldNeed.map(({ annotation, example }) => (
        <Typography key={annotation} variant="body2">
          {t('sourceAdmin.trial.wouldNeed', { annotation, example })}
        </Typography>
      ))}
    </>
  );
}

/** How an entity would be bound at one source. @internal */
export function TriedSource({ source }: { source: Source }) {
  const { annotations, bindings, kind, reason = '', status, title } = source;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const annotation = annotations.join(', ');
  return (
    <li className={classes.item}>
      <Typography variant="subtitle1" component="h4">
        {t('sourceAdmin.trial.heading', {
          title,
          kind: t(`sourceAdmin.kind.${kind}`),
        })}
      </Typography>
      {status === 'unbound' && <Unbound {...source} />}
      {status === 'opted-out' && (
        <Typography variant="body2">
          {t('sourceAdmin.trial.optedOut', { annotation })}
        </Typography>
      )}
      {status === 'invalid' && (
        <Typography variant="body2">
          {t('sourceAdmin.trial.invalid', { annotation, reason })}
        </Typography>
      )}
      {bindings.map(binding => (
        <Binding key={binding.key} source={source} binding={binding} />
      ))}
    </li>
  );
}
