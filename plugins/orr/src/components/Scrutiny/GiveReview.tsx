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
import { AssigningProps, useAssigning } from './useAssigning';

type GiveProps = AssigningProps & { userRef: string };

function GiveDialog(props: GiveProps & { open: boolean; onClose: () => void }) {
  const { reviewId, userRef, holder, open, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [personRef, setPersonRef] = useState('');
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<unknown>();
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
        if (isError(error) && Number(error.statusCode) === 400) {
          setRefused(error);
        } else {
          onClose();
          props.onFailed(error);
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
      failed={t('assignment.give.refused')}
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
      {refused !== undefined && (
        <ErrorPanel
          error={refused}
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
