import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DisclosureItem,
  Question,
  ReviewDetail,
  dayOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerSummary } from '../Questionnaire/AnswerSummary';
import { DiscloseDialog } from './DiscloseDialog';
import { DisclosureLine } from './DisclosureLine';
import { useDisclosures } from './DisclosuresContext';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1),
    borderTop: `1px solid ${theme.palette.divider}`,
    flexBasis: '100%',
  },
  title: { '&:focus': { outline: 'none' } },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  button: { minHeight: 44 },
}));

function Lines(props: {
  detail: ReviewDetail;
  question: Question;
  items: DisclosureItem[];
  onChanged: () => void;
}) {
  const { detail, question, items, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <ul
      className={classes.list}
      aria-label={t('disclosure.list', { question: question.title })}
    >
      {items.map(item => {
        const { id, statement } = item.disclosure;
        return (
          <li key={id}>
            <AnswerSummary
              question={question}
              answer={{ statement, evidence: [] }}
            />
            <DisclosureLine
              item={item}
              today={dayOf(new Date(), detail.timeZone)}
              onChanged={onChanged}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What was disclosed about the answer to a question since the decision, and the way to disclose more. @internal */
export function QuestionDisclosures(props: {
  detail: ReviewDetail;
  question: Question;
  isAsked: boolean;
}) {
  const { detail, question, isAsked } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, items, openOf, mayDisclose, reload } = useDisclosures();
  const [disclosing, setDisclosing] = useState(false);
  const [changes, setChanges] = useState(0);
  const ofQuestion = items.filter(
    ({ disclosure }) => disclosure.questionId === question.id,
  );
  const count = ofQuestion.length;
  const heading = useFocusFor<HTMLHeadingElement>(
    changes && `${changes}/${count}`,
  );
  const changed = () => {
    setChanges(before => before + 1);
    reload();
  };
  const isOffered =
    mayDisclose &&
    isAsked &&
    question.answer.type !== 'text' &&
    (detail.covered.length > 0 || !openOf(question.id));
  if (!count && !isOffered && status !== 'error') {
    return null;
  }
  return (
    <div className={count > 0 ? classes.root : undefined}>
      {count > 0 && (
        <>
          <Typography
            ref={heading}
            variant="subtitle2"
            component="h5"
            tabIndex={-1}
            className={classes.title}
          >
            {t('disclosure.title')}
          </Typography>
          <Lines {...props} items={ofQuestion} onChanged={changed} />
        </>
      )}
      {status === 'error' && (
        <Typography variant="body2" role="alert">
          {t('disclosure.failed')}{' '}
          <Button size="small" className={classes.button} onClick={reload}>
            {t('disclosure.reload')}
          </Button>
        </Typography>
      )}
      {isOffered && (
        <Button
          size="small"
          className={classes.button}
          aria-haspopup="dialog"
          aria-label={t('disclosure.buttonOf', { question: question.title })}
          onClick={() => setDisclosing(true)}
        >
          {t('disclosure.button')}
        </Button>
      )}
      {disclosing && (
        <DiscloseDialog
          detail={detail}
          question={question}
          onClose={() => setDisclosing(false)}
          onDone={() => {
            setDisclosing(false);
            changed();
          }}
        />
      )}
    </div>
  );
}
