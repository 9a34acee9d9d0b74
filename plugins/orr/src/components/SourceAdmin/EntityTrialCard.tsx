import { FormEvent, useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import {
  isFullEntityRef,
  PreviewBindingsBody,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useBindingTrial } from '../../hooks/useSourceBindings';
import { EntityPicker } from '../EntityPicker';
import { ErrorPanel } from '../Feedback';
import { TriedSource } from './TriedSource';
import { useSourceStyles } from './useSourceStyles';

function Found({ body }: { body: PreviewBindingsBody }) {
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const trial = useBindingTrial(body);
  return (
    <div className={classes.block} aria-live="polite">
      {trial.status === 'loading' && (
        <Typography color="textSecondary">
          {t('sourceAdmin.trial.loading')}
        </Typography>
      )}
      {trial.status === 'error' && (
        <ErrorPanel
          error={trial.error}
          title={t('sourceAdmin.trial.failed')}
          onRetry={trial.reload}
        />
      )}
      {trial.status === 'ready' &&
        (trial.value.sources.length ? (
          <ul className={classes.list} aria-label={trial.value.title}>
            {trial.value.sources.map(source => (
              <TriedSource
                key={`${source.kind} ${source.provider}`}
                source={source}
              />
            ))}
          </ul>
        ) : (
          <Typography>{t('sourceAdmin.trial.none')}</Typography>
        ))}
    </div>
  );
}

/** Shows how an entity would be bound at each source, without writing anything. @internal */
export function EntityTrialCard() {
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const [entityRef, setEntityRef] = useState('');
  const [probe, setProbe] = useState(false);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<PreviewBindingsBody & { count: number }>();
  const isMissing = tried && !isFullEntityRef(entityRef);
  const run = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFullEntityRef(entityRef)) {
      setAsked({ entityRef, probe, count: (asked?.count ?? 0) + 1 });
    }
  };
  return (
    <InfoCard
      title={t('sourceAdmin.trial.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <Typography paragraph>{t('sourceAdmin.trial.intro')}</Typography>
      <form noValidate onSubmit={run} aria-label={t('sourceAdmin.trial.title')}>
        <EntityPicker
          id="orr-trial-entity"
          label={t('sourceAdmin.trial.entity')}
          kinds={[]}
          value={entityRef}
          onChange={setEntityRef}
          error={isMissing}
          helperText={
            isMissing
              ? t('sourceAdmin.trial.needsRef', {
                  example: 'component:default/checkout',
                })
              : undefined
          }
          fullWidth
        />
        <FormControlLabel
          control={
            <Checkbox
              checked={probe}
              color="primary"
              onChange={event => setProbe(event.target.checked)}
            />
          }
          label={t('sourceAdmin.trial.probe')}
        />
        <div>
          <Button type="submit" variant="outlined" className={classes.button}>
            {t('sourceAdmin.trial.run')}
          </Button>
        </div>
      </form>
      {asked && asked.entityRef === entityRef && (
        <Found
          key={asked.count}
          body={{ entityRef: asked.entityRef, probe: asked.probe }}
        />
      )}
    </InfoCard>
  );
}
