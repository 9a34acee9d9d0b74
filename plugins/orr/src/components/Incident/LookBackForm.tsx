import { useId } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import {
  ANSWER_LIMITS,
  IncidentHindsight,
  WouldHaveHelped,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { LastReviews } from './LastReviews';
import { LookBackDraft, NameableQuestion, naming, NONE } from './lookBackDraft';
import { QuestionChoice } from './QuestionChoice';

const useStyles = makeStyles(theme => ({
  part: { marginTop: theme.spacing(2) },
  label: { minHeight: 44 },
  way: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 44,
    marginTop: theme.spacing(1),
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
}));

function HelpedChoice(props: {
  draft: LookBackDraft;
  onChange: (helped: WouldHaveHelped) => void;
}) {
  const { named, wouldHaveHelped } = props.draft;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const labelId = useId();
  const options =
    named === NONE
      ? ([
          ['notAsked', 'missing'],
          ['no', 'none'],
        ] as const)
      : ([
          ['yes', 'yes'],
          ['partly', 'partly'],
          ['no', 'no'],
          ['notAsked', 'notAsked'],
        ] as const);
  return (
    <div className={classes.part}>
      <Typography id={labelId} variant="subtitle2" component="h3">
        {t('incident.lookBack.helped')}
      </Typography>
      <RadioGroup
        aria-labelledby={labelId}
        name="orr-would-have-helped"
        value={wouldHaveHelped ?? ''}
        onChange={(_, helped) => props.onChange(helped as WouldHaveHelped)}
      >
        {options.map(([value, words]) => (
          <FormControlLabel
            key={value}
            className={classes.label}
            value={value}
            control={<Radio color="primary" />}
            label={t(`incident.lookBack.option.${words}`)}
          />
        ))}
      </RadioGroup>
    </div>
  );
}

/** The way to say that the answer holds no longer, where a review had asked the question. */
function DiscloseLink({ question }: { question?: NameableQuestion }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  if (!question?.review || !question.wasAsked) {
    return null;
  }
  const { review, id, title } = question;
  return (
    <Link
      to={`${pathOf(review)}/reviews/${
        review.reviewId
      }?question=${encodeURIComponent(id)}`}
      underline="always"
      className={classes.way}
    >
      {t('incident.lookBack.disclose', { question: title })}
    </Link>
  );
}

/** What is said of an incident in hindsight: the question, whether it would have helped, a note. @internal */
export function LookBackForm(props: {
  hindsight: IncidentHindsight;
  questions: NameableQuestion[];
  draft: LookBackDraft;
  /** Whether somebody has tried to keep it, so that what is missing is told. */
  tried: boolean;
  onChange: (draft: LookBackDraft) => void;
}) {
  const { hindsight, questions, draft, tried, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const labelId = useId();
  const noteId = useId();
  const chosen = questions.find(({ key }) => key === draft.named);
  const isMissing =
    draft.named === NONE && draft.wouldHaveHelped === 'notAsked';
  const lacksNote = tried && isMissing && !draft.note.trim();
  return (
    <>
      <LastReviews hindsight={hindsight} />
      <Typography id={labelId} variant="subtitle2" component="h3">
        {t('incident.lookBack.question')}
      </Typography>
      <QuestionChoice
        questions={questions}
        labelId={labelId}
        value={draft.named}
        onChange={key =>
          onChange(
            naming(
              draft,
              key,
              questions.find(question => question.key === key),
            ),
          )
        }
      />
      {tried && !draft.named && (
        <FormHelperText error role="alert">
          {t('incident.lookBack.required')}
        </FormHelperText>
      )}
      {draft.named && (
        <HelpedChoice
          draft={draft}
          onChange={wouldHaveHelped => onChange({ ...draft, wouldHaveHelped })}
        />
      )}
      {tried && draft.named && !draft.wouldHaveHelped && (
        <FormHelperText error role="alert">
          {t('incident.lookBack.helpedRequired')}
        </FormHelperText>
      )}
      {draft.named && (
        <TextField
          id={noteId}
          className={classes.part}
          label={t(
            isMissing
              ? 'incident.lookBack.missingNote'
              : 'incident.lookBack.note',
          )}
          value={draft.note}
          required={isMissing}
          error={lacksNote}
          helperText={lacksNote && t('incident.lookBack.noteRequired')}
          onChange={event => onChange({ ...draft, note: event.target.value })}
          inputProps={{ maxLength: ANSWER_LIMITS.note }}
          multiline
          minRows={2}
          variant="outlined"
          size="small"
          fullWidth
        />
      )}
      <DiscloseLink question={chosen} />
    </>
  );
}
