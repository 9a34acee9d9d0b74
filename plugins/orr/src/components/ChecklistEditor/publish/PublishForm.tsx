import { InputHTMLAttributes, useId } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';
import { AuthorTextField } from '../fields/AuthorTextField';
import { Publishing } from './usePublishing';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    gap: theme.spacing(2),
  },
  button: { minHeight: 44 },
}));

/** For whom, with which words, and at last the button. @internal */
export function PublishForm(props: {
  publishing: Publishing;
  onReload: () => void;
}) {
  const { publishing, onReload } = props;
  const { state, mayPilot, changelog, lacks, running, error } = publishing;
  const classes = useStyles();
  const id = useId();
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('publish.form.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <div className={classes.root}>
        <RadioGroup
          aria-label={t('publish.form.state')}
          value={state}
          onChange={(_, value) =>
            publishing.setState(value as Publishing['state'])
          }
        >
          {(['published', 'pilot'] as const).map(value => (
            <FormControlLabel
              key={value}
              value={value}
              disabled={value === 'pilot' && !mayPilot}
              control={
                <Radio
                  color="primary"
                  inputProps={
                    {
                      'aria-describedby':
                        value === 'pilot' && !mayPilot ? id : undefined,
                    } as InputHTMLAttributes<HTMLInputElement>
                  }
                />
              }
              label={t(`publish.form.states.${value}`)}
            />
          ))}
          {!mayPilot && (
            <FormHelperText id={id}>{t('publish.form.noPilot')}</FormHelperText>
          )}
        </RadioGroup>
        <AuthorTextField
          label={t('publish.form.changelog')}
          hint={t('publish.form.changelogHint')}
          value={changelog}
          onChange={publishing.setChangelog}
          maxLength={4_000}
          rows={3}
        />
        {error !== undefined && (
          <ErrorPanel
            error={error}
            title={t('publish.form.failed')}
            onRetry={onReload}
          />
        )}
        <div role="status">
          {lacks.map(lack => (
            <Typography key={lack} variant="body2">
              {t(`publish.form.lacks.${lack}`)}
            </Typography>
          ))}
        </div>
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          disabled={lacks.length > 0 || running}
          onClick={publishing.publish}
        >
          {t(state === 'pilot' ? 'publish.form.pilot' : 'publish.form.publish')}
        </Button>
      </div>
    </InfoCard>
  );
}
