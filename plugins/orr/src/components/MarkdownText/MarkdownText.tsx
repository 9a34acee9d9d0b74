import { memo } from 'react';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  root: {
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
    '& p, & ul, & ol, & pre, & blockquote': {
      margin: theme.spacing(0, 0, 1),
    },
    '& > :last-child': { marginBottom: 0 },
    // Texts that were written before there was Markdown have lines of their own.
    '& p': { whiteSpace: 'pre-line' },
    '& pre': { whiteSpace: 'pre-wrap' },
    // They belong to a question, and are not parts of the page.
    '& h1, & h2, & h3, & h4, & h5, & h6': {
      ...theme.typography.subtitle2,
      margin: theme.spacing(0, 0, 1),
    },
  },
}));

interface MarkdownTextProps {
  text: string;
  variant?: 'body1' | 'body2';
  className?: string;
}

function Rendered(props: MarkdownTextProps) {
  const { text, variant = 'body1', className } = props;
  const classes = useStyles();
  return (
    <Typography component="div" variant={variant} className={className}>
      <MarkdownContent
        className={classes.root}
        dialect="common-mark"
        linkTarget="_blank"
        content={text}
      />
    </Typography>
  );
}

/** What authors of checklists have written, as Markdown. HTML in it shows as the letters that it is. @internal */
export const MarkdownText = memo(Rendered);
