import { useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { isError } from '@backstage/errors';
import {
  AmendAnswerBody,
  Amendment,
  amendedAnswer,
  ANSWER_LIMITS,
  Answer,
  dayOf,
  Question,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { AnswerFormProps } from '../Questionnaire/answerFormProps';
import { EvidenceRows } from '../Questionnaire/EvidenceRows';
import { NoteField } from '../Questionnaire/NoteField';
import { AmendedWords } from './AmendedWords';
import { useAmendments } from './AmendmentsContext';
import { useWordsDraft } from './useWordsDraft';

/** The fields of note and links, as the form of the answer has them. */
function WordsFields(props: { form: AnswerFormProps; today: string }) {
  const { form, today } = props;
  const { draft, onChange } = form;
  const { t } = useOrrTranslation();
  const [added, setAdded] = useState<number>();
  const addButton = useRef<HTMLButtonElement>(null);
  const count = draft.evidence.length;
  const add = () => {
    setAdded(count);
    const row = { url: '', title: '', date: today };
    onChange({ evidence: [...draft.evidence, row] }, 'later');
  };
  return (
    <>
      <NoteField {...form} takesFocus />
      <EvidenceRows
        {...form}
        added={added}
        onRemoved={() => addButton.current?.focus()}
      />
      {count < ANSWER_LIMITS.evidence && (
        <Button
          ref={addButton}
          size="small"
          style={{ minHeight: 44 }}
          onClick={add}
        >
          {t('amendment.dialog.addLink')}
        </Button>
      )}
    </>
  );
}

/** What others have saved since the dialog was opened. */
function Meanwhile(props: { answer: Answer; all: Amendment[]; seen: number }) {
  const { answer, all, seen } = props;
  const { t } = useOrrTranslation();
  return all.length > seen ? (
    <div role="alert">
      <Typography variant="body2">{t('amendment.dialog.meanwhile')}</Typography>
      <AmendedWords
        amendment={all[all.length - 1]}
        before={amendedAnswer(answer, all.slice(0, -1))}
      />
    </div>
  ) : null;
}

/** Changes note and links of an answer that was decided on; what it states is not asked. @internal */
export function AmendDialog(props: {
  question: Question;
  answer: Answer;
  onClose: () => void;
  onDone: () => void;
}) {
  const { question, answer, onClose, onDone } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const { of, reload, reviewId, timeZone } = useAmendments();
  const all = of(answer);
  const [seen] = useState(all.length);
  const words = useWordsDraft(question, amendedAnswer(answer, all));
  const write = useNamedWrite<Omit<AmendAnswerBody, 'mutationId'>, Amendment>(
    body => api.amendAnswer({ params: { reviewId }, body }),
    onDone,
  );
  const { error } = write;
  const isConflict = isError(error) && Number(error.statusCode) === 409;
  useEffect(() => {
    if (isConflict) {
      reload();
    }
  }, [isConflict, reload]);
  const isTold = isConflict && all.length > seen;
  const save = () => {
    const drafted = words.read();
    if (drafted) {
      write.run({
        questionId: question.id,
        ...(answer.entityRef && { coveredEntityRef: answer.entityRef }),
        revision: all.length,
        ...drafted,
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('amendment.dialog.title')}
      explain={t('amendment.dialog.explain', { question: question.title })}
      error={isTold ? undefined : error}
      failed={t('amendment.dialog.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t('amendment.dialog.save')}
        </Button>
      }
    >
      <WordsFields form={words.form} today={dayOf(new Date(), timeZone)} />
      {words.problem && (
        <FormHelperText error role="alert">
          {words.problem}
        </FormHelperText>
      )}
      <Meanwhile answer={answer} all={all} seen={seen} />
    </WriteDialog>
  );
}
