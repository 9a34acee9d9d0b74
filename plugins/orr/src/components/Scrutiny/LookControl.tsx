import { useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { useApi } from '@backstage/core-plugin-api';
import { Answer, isSameRef, Look } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';

/** Says that one has looked at an answer, or takes it back; for anybody but who gave it. @internal */
export function LookControl(props: {
  reviewId: string;
  answer?: Answer;
  looks: Look[];
  userRef: string;
  onLooks: (questionId: string, looks: Look[]) => void;
}) {
  const { answer, looks, userRef, onLooks } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  // Shown at once while it is being saved; what was saved before shows again if that fails.
  const [wanted, setWanted] = useState(false);
  const write = useNamedWrite<
    { answerRevision: number; looked: boolean },
    { looks: Look[] }
  >(
    body =>
      api.markLooked({
        params: {
          reviewId: props.reviewId,
          questionId: answer!.questionId,
        },
        body,
      }),
    result => onLooks(answer!.questionId, result.looks),
  );
  if (!answer?.statement || isSameRef(answer.answeredBy, userRef)) {
    return null;
  }
  const saved = looks.some(look => isSameRef(look.lookedBy, userRef));
  const mark = (looked: boolean) => {
    if (!write.running) {
      setWanted(looked);
      write.run({ answerRevision: answer.revision, looked });
    }
  };
  return (
    <>
      <FormControlLabel
        style={{ display: 'flex', minHeight: 44 }}
        control={
          <Checkbox
            color="primary"
            checked={write.running ? wanted : saved}
            inputProps={{ 'aria-busy': write.running }}
            onChange={event => mark(event.target.checked)}
          />
        }
        label={t('scrutiny.look.mark')}
      />
      {write.error !== undefined && (
        <ErrorPanel error={write.error} title={t('scrutiny.saveFailed')} />
      )}
    </>
  );
}
