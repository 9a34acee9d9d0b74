import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Amendment,
  amendedAnswer,
  Answer,
  Question,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { AmendDialog } from './AmendDialog';
import { AmendedWords } from './AmendedWords';
import { useAmendments } from './AmendmentsContext';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles({
  changed: { flexBasis: '100%', maxWidth: '80ch' },
  line: { '&:focus': { outline: 'none' } },
  button: { minHeight: 44 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

function Changed(props: {
  question: Question;
  answer: Answer;
  amendments: Amendment[];
}) {
  const { question, answer, amendments } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={t('amendment.showOf', { question: question.title })}
        onClick={() => setOpen(!open)}
      >
        {t('amendment.show')}
      </Button>
      {open && (
        <ul
          id={id}
          className={classes.list}
          aria-label={t('amendment.list', { question: question.title })}
        >
          {amendments.map((amendment, index) => (
            <li key={amendment.id}>
              <AmendedWords
                amendment={amendment}
                before={amendedAnswer(answer, amendments.slice(0, index))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** How words and links of a frozen answer were changed since the decision, and the way to change them. @internal */
export function AnswerAmendments(props: {
  question: Question;
  answer?: Answer;
}) {
  const { question, answer } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, of, mayAmend, reload } = useAmendments();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(0);
  const amendments = answer ? of(answer) : [];
  const count = amendments.length;
  const line = useFocusFor<HTMLDivElement>(saved && `${saved}/${count}`);
  const isOffered = mayAmend && Boolean(answer?.statement);
  if (!answer || (!count && !isOffered && status !== 'error')) {
    return null;
  }
  const latest = amendments[count - 1];
  return (
    <div className={latest && classes.changed}>
      {latest && (
        <>
          <div ref={line} tabIndex={-1} className={classes.line}>
            <ByLine
              label={t('amendment.changedBy')}
              by={latest.amendedBy}
              at={latest.amendedAt}
            />
          </div>
          <Changed
            question={question}
            answer={answer}
            amendments={amendments}
          />
        </>
      )}
      {status === 'error' && (
        <Typography variant="body2" role="alert">
          {t('amendment.failed')}{' '}
          <Button size="small" className={classes.button} onClick={reload}>
            {t('amendment.reload')}
          </Button>
        </Typography>
      )}
      {isOffered && (
        <Button
          size="small"
          className={classes.button}
          aria-haspopup="dialog"
          aria-label={t('amendment.buttonOf', { question: question.title })}
          onClick={() => setEditing(true)}
        >
          {t('amendment.button')}
        </Button>
      )}
      {editing && (
        <AmendDialog
          question={question}
          answer={answer}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            setSaved(before => before + 1);
            reload();
          }}
        />
      )}
    </div>
  );
}
