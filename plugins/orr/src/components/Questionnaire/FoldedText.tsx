import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { MarkdownText } from '../MarkdownText';

const LINES = 3;
/** About three lines of the column; shorter texts are not worth a button. */
const LONG = 240;

const useStyles = makeStyles({
  folded: {
    display: '-webkit-box',
    WebkitLineClamp: LINES,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  button: { marginLeft: -5, minHeight: 44 },
});

/** A text in Markdown of which the first lines show until one asks for more. @internal */
export function FoldedText(props: { text: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const long =
    props.text.length > LONG || props.text.split('\n').length > LINES;
  return (
    <>
      <MarkdownText
        text={props.text}
        className={long && !open ? classes.folded : undefined}
      />
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
