import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Answer, Question, ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { WriteDialog } from '../../Feedback';
import { AnswerSummary } from '../AnswerSummary';
import { AnswerAutosave } from '../autosave/AnswerAutosave';
import { CarriedFrom } from './CarriedFrom';
import { useAffirm } from './useAffirm';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  label: {
    fontWeight: 700,
    display: 'block',
    minHeight: 44,
    paddingTop: 10,
    cursor: 'pointer',
  },
}));

/** A carried answer that can be affirmed as it is. @internal */
export interface SimpleAnswer {
  question: Question;
  answer: Answer;
}

function SimpleItem(
  props: SimpleAnswer & {
    timeZone: string;
    ticked: boolean;
    onTick: (ticked: boolean) => void;
  },
) {
  const { question, answer, ticked, onTick } = props;
  const classes = useStyles();
  const id = `affirm-${question.id}`;
  const { copiedFrom: _, ...said } = answer;
  return (
    <li className={classes.item}>
      <Checkbox
        id={id}
        color="primary"
        checked={ticked}
        onChange={event => onTick(event.target.checked)}
      />
      <div>
        <Typography
          component="label"
          variant="subtitle1"
          htmlFor={id}
          className={classes.label}
        >
          {question.title}
        </Typography>
        <AnswerSummary question={question} answer={said} />
        <CarriedFrom answer={answer} timeZone={props.timeZone} />
      </div>
    </li>
  );
}

/** Affirms carried answers together: all that can be, less those that are unticked. @internal */
export function AffirmTogether(props: {
  detail: ReviewDetail;
  autosave: AnswerAutosave;
  items: SimpleAnswer[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { items, onClose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [unticked, setUnticked] = useState<string[]>([]);
  const { running, error, run } = useAffirm(props, props.onDone);
  const ticked = items.filter(
    ({ question }) => !unticked.includes(question.id),
  );
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('carried.together.title')}
      explain={t('carried.together.explain')}
      error={error}
      failed={t('carried.together.failed')}
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={running || ticked.length === 0}
          onClick={() =>
            run({
              answers: ticked.map(({ question, answer }) => ({
                questionId: question.id,
                revision: answer.revision,
              })),
            })
          }
        >
          {t('carried.together.confirm', { count: ticked.length })}
        </Button>
      }
    >
      <ul className={classes.list}>
        {items.map(item => (
          <SimpleItem
            {...item}
            key={item.question.id}
            timeZone={props.detail.timeZone}
            ticked={ticked.includes(item)}
            onTick={yes =>
              setUnticked(ids => [
                ...ids.filter(id => id !== item.question.id),
                ...(yes ? [] : [item.question.id]),
              ])
            }
          />
        ))}
      </ul>
    </WriteDialog>
  );
}
