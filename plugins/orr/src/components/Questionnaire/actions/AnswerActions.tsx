import { makeStyles } from '@material-ui/core/styles';
import { touchTarget } from '../../../theme/touchTarget';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerActionProps } from './answerActionProps';
import { ShowHistory } from '../history/ShowHistory';
import { ClearAnswer } from './ClearAnswer';
import { UndoAnswer } from './UndoAnswer';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    // Their words stand under the words above.
    margin: theme.spacing(0, -0.625),
    '& button': touchTarget(theme),
  },
}));

/** What can be done with an answer that was given; each is shown where it can be done. @internal */
export function AnswerActions(props: AnswerActionProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root} role="group" aria-label={t('answer.actions')}>
      <UndoAnswer {...props} />
      <ShowHistory {...props} reviewId={props.detail.review.id} />
      <ClearAnswer {...props} />
    </div>
  );
}
