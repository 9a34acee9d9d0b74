import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { RECORDED_REVIEW_LIMITS } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageTextField } from '../PageTextField';
import { FileField } from '../ChecklistEditor/start/FileField';
import { PastReviews } from './usePastReviews';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5), maxWidth: '80ch' },
  button: { minHeight: 44 },
}));

/** Takes a table as a file, which is checked at once, or as text. @internal */
export function TableForm({ past }: { past: PastReviews }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [file, setFile] = useState<{ name: string; text: string }>();
  const [text, setText] = useState('');
  const isChecking = past.step.status === 'checking';
  return (
    <section className={classes.root} aria-labelledby="orr-past-table">
      <Typography variant="h5" component="h3" id="orr-past-table">
        {t('recorded.form.title')}
      </Typography>
      <Typography variant="body2">{t('recorded.form.columns')}</Typography>
      <FileField
        accept=".csv,.txt,text/csv"
        file={file}
        onChange={chosen => {
          setFile(chosen);
          setText('');
          past.check({
            text: chosen.text,
            fileName: chosen.name.slice(0, RECORDED_REVIEW_LIMITS.fileName),
          });
        }}
      />
      <PageTextField
        id="orr-past-text"
        label={t('recorded.form.text')}
        placeholder={t('recorded.form.or')}
        value={text}
        onChange={event => {
          setFile(undefined);
          setText(event.target.value);
        }}
        multiline
        minRows={4}
        fullWidth
        InputLabelProps={{ shrink: true }}
        inputProps={{ spellCheck: false }}
      />
      <div>
        <Button
          className={classes.button}
          variant="outlined"
          color="primary"
          disabled={isChecking || !text.trim()}
          onClick={() => past.check({ text })}
        >
          {t(isChecking ? 'recorded.form.checking' : 'recorded.form.check')}
        </Button>
      </div>
    </section>
  );
}
