import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import {
  Answer,
  Question,
  gateOf,
  isSameRef,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Which confirmation an answer waits for, if any. */
function confirmationOf(
  question: Question,
  answer?: Answer,
): 'notApplicable' | 'coveredElsewhere' | undefined {
  const kind = answer?.statement?.kind;
  if (kind === 'coveredElsewhere') {
    return kind;
  }
  return kind === 'notApplicable' && gateOf(question) === 'blocking'
    ? kind
    : undefined;
}

/** Confirms one answer that counts only once someone else has looked at it. @internal */
export function AnswerConfirmation(props: {
  question: Question;
  answer?: Answer;
  userRef: string;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}) {
  const { question, answer } = props;
  const { t } = useOrrTranslation();
  const kind = confirmationOf(question, answer);
  if (!kind || !answer) {
    return null;
  }
  if (isSameRef(answer.answeredBy, props.userRef)) {
    return (
      <Typography variant="body2">{t('decision.confirm.ownAnswer')}</Typography>
    );
  }
  return (
    <FormControlLabel
      style={{ display: 'flex', minHeight: 44 }}
      control={
        <Checkbox
          color="primary"
          checked={props.confirmed}
          onChange={event => props.onConfirm(event.target.checked)}
        />
      }
      label={t(`decision.confirm.${kind}`)}
    />
  );
}
