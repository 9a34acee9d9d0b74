import { ReactNode, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import LinkIcon from '@material-ui/icons/Link';
import NotesIcon from '@material-ui/icons/Notes';
import { ANSWER_LIMITS } from 'backstage-plugin-orr-common';
import { touchTarget } from '../../theme/touchTarget';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerForm } from './AnswerForm';
import { AnswerFormProps } from './answerFormProps';
import { EvidenceRows } from './EvidenceRows';
import { NoteField } from './NoteField';

const useStyles = makeStyles(theme => ({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    // Their words stand under the words above.
    margin: theme.spacing(0.5, -0.625, 0),
    '& button': touchTarget(theme),
  },
}));

/** All that an answer is made of: the statement, a note and evidence, and what helps to give it. @internal */
export function AnswerFields(
  props: AnswerFormProps & {
    userRef: string;
    today: string;
    /** More buttons that help to answer. */
    children?: ReactNode;
  },
) {
  const { userRef, today, children, ...form } = props;
  const { question, draft, onChange } = form;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [noteOpened, setNoteOpened] = useState(false);
  const [added, setAdded] = useState<number>();
  const addButton = useRef<HTMLButtonElement>(null);
  const hasNote = noteOpened || draft.note !== '';
  const count = draft.evidence.length;
  const wantsEvidence = question.evidence?.rule !== 'none' || count > 0;
  const addEvidence = () => {
    setAdded(count);
    const row = { url: '', title: '', date: today };
    onChange({ evidence: [...draft.evidence, row] }, 'later');
  };
  return (
    <>
      <AnswerForm {...form} userRef={userRef} today={today} />
      {hasNote && <NoteField {...form} takesFocus={noteOpened} />}
      {wantsEvidence && (
        <EvidenceRows
          {...form}
          added={added}
          onRemoved={() => addButton.current?.focus()}
        />
      )}
      <div
        className={classes.tools}
        role="group"
        aria-label={t('answer.additions')}
      >
        {!hasNote && (
          <Button
            size="small"
            startIcon={<NotesIcon />}
            aria-keyshortcuts="C"
            onClick={() => setNoteOpened(true)}
          >
            {t('answer.addNote')}
          </Button>
        )}
        {wantsEvidence && count < ANSWER_LIMITS.evidence && (
          <Button
            ref={addButton}
            size="small"
            startIcon={<LinkIcon />}
            aria-keyshortcuts="E"
            onClick={addEvidence}
          >
            {t('answer.evidence.add')}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}
