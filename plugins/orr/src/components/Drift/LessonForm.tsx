import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  EntityReadiness,
  Lesson,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useLoaded } from '../../hooks/useLoaded';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { ErrorPanel } from '../Feedback';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), overflowWrap: 'anywhere' },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

/** Whoever decided so many days ago may have been asked; before and afterwards there is nothing to fetch. */
const ASKED_DAYS = { from: 30, to: 400 };
const DAY_MS = 86_400_000;

function LessonField(props: {
  label: string;
  value: string;
  required?: boolean;
  problem?: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <TextField
      id={id}
      label={props.label}
      value={props.value}
      required={props.required}
      error={props.problem !== undefined}
      helperText={props.problem}
      onChange={event => props.onChange(event.target.value)}
      multiline
      minRows={2}
      inputProps={{ maxLength: ANSWER_LIMITS.note }}
      variant="outlined"
      size="small"
      margin="dense"
      fullWidth
    />
  );
}

function Form(props: {
  entity: Entity;
  lesson: Lesson;
  onDone: (lesson: Lesson) => void;
}) {
  const { entity, lesson, onDone } = props;
  const classes = useStyles();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [missed, setMissed] = useState('');
  const [question, setQuestion] = useState('');
  const [tried, setTried] = useState(false);
  const params = { ...entityParamsOf(entity), lessonId: lesson.id };
  const tell = useNamedWrite<{ missed: string; question?: string }, Lesson>(
    body => api.tellLesson({ params, body }),
    onDone,
  );
  const dismiss = useNamedWrite<{}, Lesson>(
    body => api.dismissLesson({ params, body }),
    onDone,
  );
  const error = tell.error ?? dismiss.error;
  const isRunning = tell.running || dismiss.running;
  const send = () => {
    setTried(true);
    if (missed.trim()) {
      tell.run({
        missed: missed.trim(),
        ...(question.trim() && { question: question.trim() }),
      });
    }
  };
  return (
    <Paper
      component="section"
      className={classes.root}
      aria-label={t('drift.lesson.title')}
    >
      <Typography variant="h6" component="h3">
        {t('drift.lesson.title')}
      </Typography>
      <Typography variant="body2">
        {t('drift.lesson.intro', {
          date: <DateText date={lesson.launchedAt} absolute />,
          checklist: lesson.checklistTitle,
        })}
      </Typography>
      <LessonField
        label={t('drift.lesson.missed')}
        value={missed}
        required
        problem={
          tried && !missed.trim() ? t('drift.lesson.required') : undefined
        }
        onChange={setMissed}
      />
      <LessonField
        label={t('drift.lesson.question')}
        value={question}
        onChange={setQuestion}
      />
      <div className={classes.ways}>
        <Button
          color="primary"
          variant="contained"
          className={classes.button}
          disabled={isRunning}
          onClick={send}
        >
          {t('drift.lesson.save')}
        </Button>
        <Button
          className={classes.button}
          disabled={isRunning}
          onClick={() => dismiss.run({})}
        >
          {t('drift.lesson.dismiss')}
        </Button>
      </div>
      {error !== undefined && (
        <ErrorPanel error={error} title={t('drift.lesson.failed')} />
      )}
    </Paper>
  );
}

function FetchedLessons({ entity }: { entity: Entity }) {
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [isTold, setTold] = useState(false);
  const loaded = useLoaded(
    signal =>
      api.listEntityLessons({ params: entityParamsOf(entity) }, { signal }),
    [api, entity],
    { keepPrevious: true },
  );
  const asked =
    loaded.status === 'ready'
      ? loaded.value.items.filter(({ may }) => may.tell)
      : [];
  return (
    <>
      {asked.map(lesson => (
        <Grid item xs={12} key={lesson.id}>
          <Form
            entity={entity}
            lesson={lesson}
            onDone={({ state }) => {
              setTold(state === 'told');
              loaded.reload();
            }}
          />
        </Grid>
      ))}
      {isTold && !asked.length && (
        <Grid item xs={12}>
          <Typography role="status">{t('drift.lesson.thanks')}</Typography>
        </Grid>
      )}
    </>
  );
}

/** Asks the owners what a launch review missed, a month after the launch. @internal */
export function LessonForm(props: {
  entity: Entity;
  readiness: EntityReadiness;
}) {
  const { entity, readiness } = props;
  const mayBeAsked = readiness.decisions.some(({ reviewKind, decidedAt }) => {
    const days = (Date.now() - Date.parse(decidedAt)) / DAY_MS;
    return (
      reviewKind === 'launch' &&
      days >= ASKED_DAYS.from &&
      days <= ASKED_DAYS.to
    );
  });
  return mayBeAsked ? <FetchedLessons entity={entity} /> : null;
}
