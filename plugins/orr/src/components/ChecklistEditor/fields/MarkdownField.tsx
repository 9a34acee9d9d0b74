import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { MarkdownText } from '../../MarkdownText';
import { AuthorTextField, AuthorTextFieldProps } from './AuthorTextField';

const useStyles = makeStyles(theme => ({
  root: { width: '100%', maxWidth: '80ch' },
  button: { minHeight: 44, textTransform: 'none' },
  shown: {
    padding: theme.spacing(1, 1.5),
    borderLeft: `3px solid ${theme.palette.divider}`,
  },
}));

/** A text in Markdown, with how it reads once one wants to see that. @internal */
export function MarkdownField(props: AuthorTextFieldProps) {
  const { label, value } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const words = t(open ? 'editor.field.hideReads' : 'editor.field.reads');
  return (
    <div className={classes.root}>
      <AuthorTextField {...props} />
      <Button
        className={classes.button}
        size="small"
        color="primary"
        aria-expanded={open}
        aria-controls={`${id}-shown`}
        aria-label={t('editor.field.readsOf', { words, label })}
        onClick={() => setOpen(current => !current)}
      >
        {words}
      </Button>
      <div
        id={`${id}-shown`}
        role="group"
        aria-label={t('editor.field.shown', { label })}
        className={classes.shown}
        hidden={!open}
      >
        {open &&
          (value.trim() ? (
            <MarkdownText text={value} variant="body2" />
          ) : (
            <Typography variant="body2" color="textSecondary">
              {t('editor.field.nothingYet')}
            </Typography>
          ))}
      </div>
    </div>
  );
}
