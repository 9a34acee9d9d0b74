import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../../translation';
import { AnswerActionProps } from './answerActionProps';
import { ShowHistory } from '../history/ShowHistory';
import { ClearAnswer } from './ClearAnswer';
import { CopyAnswer } from './CopyAnswer';
import { HandOver } from './HandOver';
import { UndoAnswer } from './UndoAnswer';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    // Their words stand under the words above, whatever else is in the row.
    marginLeft: -5,
    '& button': { minHeight: 44 },
  },
}));

/** What can be done with an answer besides giving it; each is shown where it can be done. @internal */
export function AnswerActions(props: AnswerActionProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <div className={classes.root} role="group" aria-label={t('answer.actions')}>
      <CopyAnswer {...props} />
      <HandOver {...props} />
      <UndoAnswer {...props} />
      <ShowHistory {...props} />
      <ClearAnswer {...props} />
    </div>
  );
}
