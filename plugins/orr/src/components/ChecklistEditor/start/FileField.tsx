import { useId, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { readTextFile } from '../../../hooks/readTextFile';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const MOST_BYTES = 500_000;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    overflowWrap: 'anywhere',
  },
  // Out of sight, and still what the button opens.
  input: { display: 'none' },
  button: { minHeight: 44 },
}));

/** A file of the viewer's own, as text. @internal */
export function FileField(props: {
  file?: { name: string; text: string };
  onChange: (file: { name: string; text: string }) => void;
  /** Which files are offered; by default those that hold checklists. */
  accept?: string;
}) {
  const { file, onChange, accept = '.yaml,.yml,.json,.csv' } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = async (chosen: File | undefined) => {
    setTooLarge(chosen !== undefined && chosen.size > MOST_BYTES);
    if (chosen && chosen.size <= MOST_BYTES) {
      onChange({ name: chosen.name, text: await readTextFile(chosen) });
    }
  };
  return (
    <div className={classes.root}>
      <input
        ref={input}
        id={id}
        className={classes.input}
        type="file"
        accept={accept}
        aria-label={t('authoring.start.file')}
        onChange={event => {
          take(event.target.files?.[0]);
          // The same file can be chosen again once it was mended.
          event.target.value = '';
        }}
      />
      <Button
        className={classes.button}
        variant="outlined"
        color="primary"
        onClick={() => input.current?.click()}
      >
        {t('authoring.start.chooseFile')}
      </Button>
      <Typography role="status" variant="body2">
        {isTooLarge
          ? t('authoring.start.tooLarge')
          : file?.name ?? t('authoring.start.noFile')}
      </Typography>
    </div>
  );
}
