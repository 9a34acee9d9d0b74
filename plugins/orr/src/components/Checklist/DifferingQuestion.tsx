import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ChecklistFieldChange,
  ChoiceDifference,
  QuestionDifference,
} from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChangeChip, changeKindsOf } from './ChangeChip';
import { FieldChangeLine } from './FieldChangeLine';
import { Rollout, RolloutLines } from './RolloutLines';

const useStyles = makeStyles(theme => ({
  root: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(1.5, 0),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  choices: {
    listStyle: 'none',
    margin: theme.spacing(0.5, 0, 0),
    padding: theme.spacing(0, 0, 0, 2),
    borderLeft: `2px solid ${theme.palette.divider}`,
    display: 'grid',
    gap: theme.spacing(1),
  },
  button: {
    minHeight: 44,
    marginLeft: theme.spacing(-1),
    textTransform: 'none',
  },
}));

function Choice({ choice }: { choice: ChoiceDifference }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isWhole = choice.change !== 'changed';
  const kinds = changeKindsOf({
    ...choice,
    hasContent: choice.fields.length > 0,
  });
  // The title of what came or went is what the line begins with.
  const fields = choice.fields.filter(
    ({ field }) => !isWhole || field !== 'title',
  );
  return (
    <li>
      <div className={classes.head}>
        <Typography variant="body2" component="span">
          {choice.title}
        </Typography>
        {kinds.map(kind => (
          <ChangeChip key={kind} kind={kind} />
        ))}
      </div>
      {choice.moved && !fields.length && (
        <Typography variant="body2" color="textSecondary">
          {t('checklists.differences.placeDiffers')}
        </Typography>
      )}
      {fields.map(change => (
        <FieldChangeLine key={change.field} change={change} isWhole={isWhole} />
      ))}
    </li>
  );
}

function Content(props: {
  fields: ChecklistFieldChange[];
  choices: ChoiceDifference[];
  isWhole: boolean;
}) {
  const { fields, choices, isWhole } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {fields.map(change => (
        <FieldChangeLine key={change.field} change={change} isWhole={isWhole} />
      ))}
      {choices.length > 0 && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('checklists.differences.choices')}
          </Typography>
          <ul className={classes.choices}>
            {choices.map(choice => (
              <Choice key={choice.choiceId} choice={choice} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function movedText(
  { moved, fromSection }: QuestionDifference,
  t: OrrText,
): string | undefined {
  if (fromSection) {
    return t('checklists.differences.movedFrom', {
      section: fromSection.title,
    });
  }
  return moved && t('checklists.differences.movedWithin');
}

/** What came or went shows its weight at once, and all that it says on demand. */
function Whole({ question }: { question: QuestionDifference }) {
  const { title, risk, gate, fields, choices } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t(`answer.risk.${risk}`)}. {t(`answer.gate.${gate}`)}.
      </Typography>
      <Button
        className={classes.button}
        size="small"
        color="primary"
        aria-expanded={open}
        aria-label={
          open
            ? undefined
            : t('checklists.differences.allOf', { question: title })
        }
        onClick={() => setOpen(current => !current)}
      >
        {t(
          open ? 'checklists.differences.fewer' : 'checklists.differences.all',
        )}
      </Button>
      {open && (
        <Content
          fields={fields.filter(({ field }) => field !== 'title')}
          choices={choices}
          isWhole
        />
      )}
    </>
  );
}

/** How one question differs between two versions. @internal */
export function DifferingQuestion(props: {
  question: QuestionDifference;
  /** By which the versions in between were rolled out. */
  rollout: Rollout;
  onlyMeaning: boolean;
}) {
  const { question, rollout, onlyMeaning } = props;
  const { questionId, title, fields, choices } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const headingId = `orr-differing-${questionId}`;
  const kinds = changeKindsOf({
    ...question,
    hasContent: fields.length + choices.length > 0,
  });
  const moved = movedText(question, t);
  const wanted = ({ meaning }: { meaning: boolean }) => !onlyMeaning || meaning;
  return (
    <article className={classes.root} aria-labelledby={headingId}>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h4" id={headingId}>
          {title}
        </Typography>
        <span className={classes.chips}>
          {kinds.map(kind => (
            <ChangeChip key={kind} kind={kind} />
          ))}
        </span>
      </div>
      {moved && <Typography variant="body2">{moved}</Typography>}
      <RolloutLines questionId={questionId} rollout={rollout} />
      {question.change === 'changed' ? (
        <Content
          fields={fields.filter(wanted)}
          choices={choices.filter(wanted)}
          isWhole={false}
        />
      ) : (
        <Whole question={question} />
      )}
    </article>
  );
}
