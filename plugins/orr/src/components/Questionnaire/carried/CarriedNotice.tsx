import { useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CheckIcon from '@material-ui/icons/Check';
import { Answer, affirmingTakesProof } from 'backstage-plugin-orr-common';
import { touchTarget } from '../../../theme/touchTarget';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';
import { AnswerActionProps } from '../actions/answerActionProps';
import { pressShortcut } from '../keys/shortcuts';
import { CarriedFrom } from './CarriedFrom';
import { useAffirm } from './useAffirm';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    '& button': touchTarget(theme),
  },
}));

/**
 * Where a carried answer comes from, and the press that says it still holds. Where that takes proof, the press leads to the
 * note.
 *
 * @internal
 */
export function CarriedNotice(
  props: AnswerActionProps & {
    answer: Answer;
    /** Where the focus goes once the notice is gone. */
    onAffirmed: () => void;
  },
) {
  const { question, edit, answer } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const root = useRef<HTMLDivElement>(null);
  const { running, error, run } = useAffirm(props, props.onAffirmed);
  const takesProof = affirmingTakesProof(question, answer.statement);
  // What is typed and not saved is another answer than the one that is affirmed.
  const waits = running || (!takesProof && edit.state !== 'saved');
  const affirm = () => {
    if (takesProof) {
      pressShortcut(root.current!.closest('[data-question]')!, 'C');
    } else if (!waits) {
      run({
        answers: [{ questionId: question.id, revision: answer.revision }],
      });
    }
  };
  return (
    <div ref={root}>
      <div className={classes.line}>
        <CarriedFrom answer={answer} timeZone={props.detail.timeZone} />
        <Button
          size="small"
          variant="outlined"
          color="primary"
          startIcon={<CheckIcon />}
          aria-keyshortcuts="S"
          aria-disabled={waits}
          onClick={affirm}
        >
          {t('carried.stillTrue')}
        </Button>
      </div>
      {takesProof && (
        <Typography variant="body2" color="textSecondary">
          {t('carried.takesProof')}
        </Typography>
      )}
      {error !== undefined && (
        <ErrorPanel error={error} title={t('carried.failed')} />
      )}
    </div>
  );
}
