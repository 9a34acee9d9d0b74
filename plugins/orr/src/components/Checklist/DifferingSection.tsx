import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SectionDifference } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChangeChip, changeKindsOf } from './ChangeChip';
import { DifferingQuestion } from './DifferingQuestion';
import { FieldChangeLine } from './FieldChangeLine';
import { Rollout } from './RolloutLines';

/** As many are shown at first. */
const SHOWN = 10;

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  button: { minHeight: 44 },
}));

/** How a section and its questions differ between two versions. @internal */
export function DifferingSection(props: {
  section: SectionDifference;
  /** By which the versions in between were rolled out. */
  rollout: Rollout;
  onlyMeaning: boolean;
}) {
  const { section, rollout, onlyMeaning } = props;
  const { title, change, moved, fields } = section;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [all, setAll] = useState(false);
  const wanted = ({ meaning }: { meaning: boolean }) => !onlyMeaning || meaning;
  const questions = section.questions.filter(wanted);
  const shown = all ? questions : questions.slice(0, SHOWN);
  const rest = questions.length - shown.length;
  const kinds = changeKindsOf({
    change,
    moved,
    hasContent: fields.length > 0,
    meaning: fields.some(({ meaning }) => meaning),
  });
  return (
    <section className={classes.root} aria-label={title}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3">
          {title}
        </Typography>
        {kinds.map(kind => (
          <ChangeChip key={kind} kind={kind} />
        ))}
      </div>
      {change !== 'removed' &&
        fields
          .filter(({ field }) => change !== 'added' || field !== 'title')
          .filter(wanted)
          .map(one => (
            <FieldChangeLine
              key={one.field}
              change={one}
              isWhole={change === 'added'}
            />
          ))}
      {shown.map(question => (
        <DifferingQuestion
          key={question.questionId}
          question={question}
          rollout={rollout}
          onlyMeaning={onlyMeaning}
        />
      ))}
      {rest > 0 && (
        <Button className={classes.button} onClick={() => setAll(true)}>
          {t('checklists.differences.more', { count: rest })}
        </Button>
      )}
    </section>
  );
}
