import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Question } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { CommentForm } from '../Comments/CommentForm';
import { useComments } from '../Comments/CommentsContext';
import { LiveRegion } from '../Feedback';

/** Takes down what is said about an answer: a comment of its own. Absent where the viewer may not comment. @internal */
export function AgendaNote({ question }: { question: Question }) {
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const state = useComments();
  const [said, setSaid] = useState('');
  if (!state?.mayComment) {
    return null;
  }
  const { reviewId, userRef } = state;
  return (
    <>
      <CommentForm
        place={`agenda.${reviewId}.${question.id}`}
        userRef={userRef}
        label={t('agenda.note')}
        describedAs={t('agenda.noteOf', { question: question.title })}
        send={t('agenda.keep')}
        namesNobody
        write={body =>
          api.startThread({
            params: { reviewId },
            body: { ...body, questionId: question.id },
          })
        }
        onSaved={thread => {
          state.replace(thread);
          setSaid(t('agenda.kept'));
        }}
        onFailed={state.reload}
      />
      <LiveRegion>{said}</LiveRegion>
    </>
  );
}
