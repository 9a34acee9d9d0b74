import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LevelMark } from '../Level';
import { AnswerSummary } from '../Questionnaire/AnswerSummary';
import { NameableQuestion, NONE } from './lookBackDraft';

const useStyles = makeStyles(theme => ({
  label: { overflowWrap: 'anywhere', minHeight: 44 },
  said: {
    paddingLeft: theme.spacing(4),
    paddingBottom: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  search: { margin: theme.spacing(1, 0) },
}));

/** So many answers fit on the first screen. */
const SHOWN = 4;
/** So many of those that a search finds. */
const FOUND = 8;

const fold = (text: string) => text.trim().toLocaleLowerCase();

/** What of the questions is shown: those that bear on incidents, the chosen one, and what a search finds. */
function useShown(questions: NameableQuestion[], value: string | undefined) {
  const [isWhole, setWhole] = useState(false);
  const [text, setText] = useState('');
  const bearing = questions.filter(question => question.bearing);
  const first = isWhole ? bearing : bearing.slice(0, SHOWN);
  const words = fold(text);
  const found = words
    ? questions.filter(
        question =>
          !first.includes(question) &&
          `${fold(question.title)} ${fold(question.area)}`.includes(words),
      )
    : [];
  const listed = [...first, ...found.slice(0, FOUND)];
  const chosen = questions.filter(
    question => question.key === value && !listed.includes(question),
  );
  return {
    listed: [...listed, ...chosen],
    folded: bearing.length - first.length,
    unfold: () => setWhole(true),
    text,
    setText,
    isMissed: words !== '' && found.length === 0,
    unlisted: Math.max(found.length - FOUND, 0),
  };
}

function Said({ question }: { question: NameableQuestion }) {
  const { wasAsked, level, answer, question: whole } = question;
  const { t } = useOrrTranslation();
  if (!wasAsked) {
    return <>{t('incident.lookBack.notAsked')}</>;
  }
  return (
    <>
      <LevelMark mark={level ?? 'informs'} words />
      {whole && answer && <AnswerSummary question={whole} answer={answer} />}
    </>
  );
}

function Option(props: { question: NameableQuestion; isOfSeveral: boolean }) {
  const { question, isOfSeveral } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <div>
      <FormControlLabel
        className={classes.label}
        value={question.key}
        control={
          <Radio color="primary" inputProps={{ 'aria-describedby': id }} />
        }
        label={question.title}
      />
      <Typography
        id={id}
        variant="body2"
        component="div"
        color="textSecondary"
        className={classes.said}
      >
        {isOfSeveral && <div>{question.checklistTitle}</div>}
        <Said question={question} />
      </Typography>
    </div>
  );
}

/** Chooses the question that should have caught an incident, or that there is none. @internal */
export function QuestionChoice(props: {
  questions: NameableQuestion[];
  /** The id of what says what is chosen here. */
  labelId: string;
  value?: string;
  onChange: (key: string) => void;
}) {
  const { questions, value, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const searchId = useId();
  const shown = useShown(questions, value);
  const isOfSeveral =
    new Set(questions.map(({ checklistId }) => checklistId)).size > 1;
  return (
    <>
      {questions.length > SHOWN && (
        <TextField
          id={searchId}
          className={classes.search}
          type="search"
          label={t('incident.lookBack.search')}
          value={shown.text}
          onChange={event => shown.setText(event.target.value)}
          helperText={
            shown.isMissed
              ? t('incident.lookBack.noMatch')
              : shown.unlisted > 0 &&
                t('incident.lookBack.tooMany', { count: shown.unlisted })
          }
          FormHelperTextProps={{ role: 'status' }}
          variant="outlined"
          size="small"
          fullWidth
        />
      )}
      <RadioGroup
        aria-labelledby={props.labelId}
        name="orr-caught-by"
        value={value ?? ''}
        onChange={(_, key) => onChange(key)}
      >
        {shown.listed.map(question => (
          <Option
            key={question.key}
            question={question}
            isOfSeveral={isOfSeveral}
          />
        ))}
        {shown.folded > 0 && (
          <div>
            <Button
              size="small"
              style={{ minHeight: 44 }}
              onClick={shown.unfold}
            >
              {t('incident.lookBack.more', { count: shown.folded })}
            </Button>
          </div>
        )}
        <FormControlLabel
          className={classes.label}
          value={NONE}
          control={<Radio color="primary" />}
          label={t('incident.lookBack.none')}
        />
      </RadioGroup>
    </>
  );
}
