import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question, ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { QuestionEdit } from '../Questionnaire/autosave/questionEdit';
import { ShowHistory } from '../Questionnaire/history/ShowHistory';
import { ExceptionForm } from './ExceptionForm';
import { Exceptions, useExceptions } from './ExceptionsContext';
import { ExceptionEdits } from './useExceptionAutosaves';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  button: {
    minHeight: 44,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

/** Whether something is said of the entity alone, complete or not. */
function differs({ answer, draft, state }: QuestionEdit): boolean {
  return (
    !!answer?.statement ||
    draft.mode !== 'answer' ||
    draft.choices.length > 0 ||
    draft.practice !== undefined ||
    draft.value !== '' ||
    state === 'conflict'
  );
}

function askedOf(question: Question, { edits, judgement }: Exceptions) {
  return edits.filter(({ entity }) =>
    judgement?.entities.some(
      item =>
        item.entityRef === entity.entityRef &&
        item.judgement.questions.some(
          ({ questionId, hiddenBy }) =>
            questionId === question.id &&
            hiddenBy !== 'applicability' &&
            hiddenBy !== 'profile' &&
            hiddenBy !== 'rollout',
        ),
    ),
  );
}

function OfferException(props: {
  others: ExceptionEdits[];
  onChoose: (entityRef: string) => void;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={anchor}
        // The menu gives the focus back only to lose it to the form at once, which its ripple does not notice.
        disableFocusRipple
        size="small"
        className={classes.button}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {t('coverage.differs')}
      </Button>
      <Menu
        anchorEl={anchor.current}
        open={open}
        onClose={() => setOpen(false)}
        MenuListProps={{ 'aria-label': t('coverage.differsFor') }}
      >
        {props.others.map(({ entity }) => (
          <MenuItem
            key={entity.entityRef}
            className={classes.button}
            onClick={() => {
              setOpen(false);
              props.onChoose(entity.entityRef);
            }}
          >
            {entity.title ?? entity.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** That something differed once, with who took it back, and what it was. */
function EndedException(props: {
  detail: ReviewDetail;
  question: Question;
  line: ExceptionEdits;
}) {
  const { detail, question, line } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { entity, autosave, state } = line;
  const edit = state.questions[question.id];
  return edit.answer ? (
    <div className={classes.head}>
      <ByLine
        label={t('coverage.ended', { name: entity.title ?? entity.name })}
        by={edit.answer.answeredBy}
        at={edit.answer.answeredAt}
      />
      <ShowHistory
        reviewId={detail.review.id}
        entity={entity}
        question={question}
        edit={edit}
        autosave={autosave}
      />
    </div>
  ) : null;
}

/** For whom the answer to a question holds, and what differs for one of them. @internal */
export function QuestionExceptions(props: {
  detail: ReviewDetail;
  question: Question;
  userRef: string;
  today: string;
}) {
  const { question } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const exceptions = useExceptions();
  const [begun, setBegun] = useState<string[]>([]);
  const asked = askedOf(question, exceptions);
  if (!asked.length) {
    return null;
  }
  const isOwn = ({ entity, state }: ExceptionEdits) =>
    begun.includes(entity.entityRef) || differs(state.questions[question.id]);
  const own = asked.filter(isOwn);
  const others = asked.filter(line => !isOwn(line));
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Typography variant="body2" color="textSecondary">
          {own.length
            ? t('coverage.appliesToSome', {
                count: others.length,
                total: String(asked.length),
              })
            : t('coverage.appliesToAll', { count: asked.length })}
        </Typography>
        {others.length > 0 && (
          <OfferException
            others={others}
            onChoose={ref => setBegun([...begun, ref])}
          />
        )}
      </div>
      {own.map(line => (
        <ExceptionForm
          key={line.entity.entityRef}
          {...props}
          line={line}
          judgement={exceptions.judgement?.entities
            .find(({ entityRef }) => entityRef === line.entity.entityRef)
            ?.judgement.questions.find(
              ({ questionId }) => questionId === question.id,
            )}
          takesFocus={begun.includes(line.entity.entityRef)}
          onEnd={() =>
            setBegun(begun.filter(ref => ref !== line.entity.entityRef))
          }
        />
      ))}
      {others.map(line => (
        <EndedException key={line.entity.entityRef} {...props} line={line} />
      ))}
    </div>
  );
}
