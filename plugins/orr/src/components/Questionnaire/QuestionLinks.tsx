import { ReactNode } from 'react';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0, 1), paddingLeft: theme.spacing(3) },
  link: {
    textAlign: 'left',
    overflowWrap: 'anywhere',
    font: 'inherit',
    // The mark of the list stays with the first line.
    verticalAlign: 'top',
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
}));

/** Questions by title, each leading to where it is on this page. @internal */
export function QuestionLinks(props: {
  questionIds: string[];
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
  suffixOf?: (questionId: string) => ReactNode;
  label?: string;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={props.label}>
      {props.questionIds.map(questionId => (
        <Typography variant="body2" component="li" key={questionId}>
          <Link
            component="button"
            type="button"
            underline="always"
            className={classes.link}
            onClick={() => props.onOpen(questionId)}
          >
            {props.titleOf(questionId)}
          </Link>
          {props.suffixOf?.(questionId)}
        </Typography>
      ))}
    </ul>
  );
}
