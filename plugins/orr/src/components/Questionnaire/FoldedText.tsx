import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const LINES = 3;
/** About three lines of the column; shorter texts are not worth a button. */
const LONG = 240;

const useStyles = makeStyles({
  text: { maxWidth: '80ch', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  folded: {
    display: '-webkit-box',
    WebkitLineClamp: LINES,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  button: { marginLeft: -5, minHeight: 44 },
});

/** A text of which the first lines show until one asks for more. @internal */
export function FoldedText(props: { text: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const long =
    props.text.length > LONG || props.text.split('\n').length > LINES;
  return (
    <>
      <Typography
        className={
          long && !open ? `${classes.text} ${classes.folded}` : classes.text
        }
      >
        {props.text}
      </Typography>
      {long && (
        <Button
          className={classes.button}
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(current => !current)}
        >
          {open ? t('answer.less') : t('answer.more')}
        </Button>
      )}
    </>
  );
}
