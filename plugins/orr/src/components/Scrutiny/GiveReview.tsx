import { useState } from 'react';
import { isError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useOpening } from '../../hooks/useOpening';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, WriteDialog } from '../Feedback';
import { ReviewerChoice } from './ReviewerChoice';
import { AssigningProps, isOvertaken, useAssigning } from './useAssigning';

type GiveProps = AssigningProps & { userRef: string };

function GiveDialog(props: GiveProps & { open: boolean; onClose: () => void }) {
  const { reviewId, userRef, holder, open, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [personRef, setPersonRef] = useState('');
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // They may not decide it; anything else is no word about them.
  const isRefused = isError(failure) && Number(failure.statusCode) === 400;
  const missing = !isFullEntityRef(personRef.trim());
  const { running, run } = useAssigning<{ personRef: string }>(
    body => api.giveReview({ params: { reviewId }, body }),
    {
      ...props,
      onDone: () => {
        onClose();
        props.onDone(t('assignment.give.done'));
      },
      onFailed: error => {
        if (isOvertaken(error)) {
          onClose();
          props.onFailed(error);
        } else {
          setFailure(error);
        }
      },
    },
  );
  const confirm = () => {
    setAsked(true);
    if (!missing) {
      run({ personRef: personRef.trim() });
    }
  };
  return (
    <WriteDialog
      open={open}
      onClose={onClose}
      title={t('assignment.give.title')}
      explain={t('assignment.give.explain')}
      error={isRefused ? undefined : failure}
      failed={t('assignment.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={running}
          onClick={confirm}
        >
          {t('assignment.give.confirm')}
        </Button>
      }
    >
      <ReviewerChoice
        reviewId={reviewId}
        leftOut={[userRef, ...(holder ? [holder.personRef] : [])]}
        value={personRef}
        onChange={setPersonRef}
        missing={asked && missing}
      />
      {isRefused && (
        <ErrorPanel
          error={failure}
          title={t('assignment.give.refused')}
          isSaid
          advice={t('assignment.give.refusedAdvice')}
        />
      )}
    </WriteDialog>
  );
}

/** Gives the review to another who may decide it. @internal */
export function GiveReview(props: GiveProps) {
  const { t } = useOrrTranslation();
  const { begin, ...dialog } = useOpening();
  return (
    <>
      <Button
        variant="outlined"
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        onClick={begin}
      >
        {t('assignment.give.open')}
      </Button>
      <GiveDialog {...props} {...dialog} key={dialog.turn} />
    </>
  );
}
