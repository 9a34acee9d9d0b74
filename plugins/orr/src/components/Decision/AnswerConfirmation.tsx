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
  answer: Answer | undefined,
  isVouched: boolean,
): 'notApplicable' | 'coveredElsewhere' | 'vouched' | undefined {
  const kind = answer?.statement?.kind;
  if (isVouched && gateOf(question) === 'blocking') {
    return 'vouched';
  }
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
  /** Full ref of who vouches for it, where nobody has answered. */
  vouchedBy?: string;
  userRef: string;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}) {
  const { question, answer, vouchedBy } = props;
  const { t } = useOrrTranslation();
  const kind = confirmationOf(question, answer, vouchedBy !== undefined);
  const by = vouchedBy ?? answer?.answeredBy;
  if (!kind || by === undefined) {
    return null;
  }
  if (isSameRef(by, props.userRef)) {
    return (
      <Typography variant="body2">
        {t(
          kind === 'vouched'
            ? 'decision.confirm.ownVouching'
            : 'decision.confirm.ownAnswer',
        )}
      </Typography>
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
