import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question, gateOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FoldedText } from './FoldedText';

const useStyles = makeStyles(theme => ({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
    // The theme gives each a margin for rows without a gap.
    '& > *': { margin: 0 },
  },
}));

/** What a question weighs, in words, and how to go about it. @internal */
export function QuestionHead(props: {
  question: Question;
  /** The title of the question whose answer has brought this one up. */
  follows?: string;
}) {
  const { question } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const labels = [
    t(`answer.risk.${question.risk}`),
    t(`answer.gate.${gateOf(question)}`),
    t(`answer.effort.${question.effort}`),
  ];
  return (
    <>
      <div className={classes.chips}>
        {labels.map(label => (
          <Chip key={label} size="small" variant="outlined" label={label} />
        ))}
      </div>
      {props.follows && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('answer.follows', { question: props.follows })}
        </Typography>
      )}
      <FoldedText text={question.guidance} />
    </>
  );
}
