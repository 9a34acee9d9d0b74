import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerDraft } from '../autosave/answerDraft';
import {
  AnswerField,
  canHoldBoth,
  differingFields,
  withBoth,
  withField,
} from '../autosave/answerFields';
import { FieldText } from './FieldText';

const useStyles = makeStyles(theme => ({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { gridColumn: '1 / -1' },
  actions: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
}));

/** One field of two versions side by side, and what of it can be taken over. @internal */
export function ConflictField(props: {
  question: Question;
  field: AnswerField;
  theirs: AnswerDraft;
  mine: AnswerDraft;
  theirsLabel: string;
  onMerge: (draft: AnswerDraft) => void;
}) {
  const { question, field, theirs, mine, onMerge } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const name = t(`answer.conflict.field.${field}`);
  const differs = differingFields(mine, theirs).includes(field);
  return (
    <div className={classes.sides} role="group" aria-label={name}>
      <Typography variant="subtitle2" component="p" className={classes.name}>
        {name}
        {!differs && ` (${t('answer.conflict.same')})`}
      </Typography>
      <section aria-label={`${props.theirsLabel}: ${name}`}>
        <FieldText question={question} field={field} draft={theirs} />
      </section>
      <section aria-label={`${t('answer.conflict.mine')}: ${name}`}>
        <FieldText question={question} field={field} draft={mine} />
      </section>
      {differs && (
        <div className={classes.actions}>
          <Button
            size="small"
            onClick={() => onMerge(withField(mine, field, theirs))}
          >
            {t(`answer.conflict.take.${field}`)}
          </Button>
          {canHoldBoth(field, mine, theirs, question) && (
            <Button
              size="small"
              onClick={() => onMerge(withBoth(mine, field, theirs))}
            >
              {t(`answer.conflict.both.${field}`)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
