import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EvidenceDraft } from './autosave/answerDraft';
import { AnswerFormProps } from './answerFormProps';
import { DraftTextField } from './DraftTextField';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    // The card may be narrow at any width of the window: an address needs a line of its own.
    gridTemplateColumns: 'minmax(0, 1fr) 170px auto',
    gap: theme.spacing(1),
    alignItems: 'start',
    marginTop: theme.spacing(1),
    '& > :first-child': { gridColumn: '1 / -1' },
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      '& > :nth-child(2)': { gridColumn: '1 / -1' },
    },
  },
  remove: { marginTop: theme.spacing(0.5) },
}));

function EvidenceRow(
  props: AnswerFormProps & {
    row: EvidenceDraft;
    index: number;
    takesFocus: boolean;
    onRow: (row?: EvidenceDraft) => void;
  },
) {
  const { question, row, index, onRow, onBlur, problemAt } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const number = String(index + 1);
  const field = (name: keyof EvidenceDraft) => ({
    field: `evidence.${index}.${name}` as const,
    id: `evidence-${name}-${index}-${question.id}`,
    value: row[name],
    onBlur,
    problemAt,
    onText: (text: string) => onRow({ ...row, [name]: text }),
  });
  return (
    <div className={classes.row}>
      <DraftTextField
        {...field('url')}
        label={t('answer.evidence.url', { number })}
        takesFocus={props.takesFocus}
      />
      <DraftTextField
        {...field('title')}
        label={t('answer.evidence.name', { number })}
      />
      <DraftTextField
        {...field('date')}
        type="date"
        label={t('answer.evidence.date', { number })}
      />
      <IconButton
        className={classes.remove}
        size="small"
        style={{ minWidth: 44, minHeight: 44 }}
        aria-label={t('answer.evidence.remove', { number })}
        onClick={() => onRow(undefined)}
      >
        <DeleteOutlineIcon />
      </IconButton>
    </div>
  );
}

/** The links that show what an answer says, each with the day on which it was seen. @internal */
export function EvidenceRows(
  props: AnswerFormProps & {
    /** The row that was just added. */
    added?: number;
    onRemoved: () => void;
  },
) {
  const { question, draft, onChange, added } = props;
  const { t } = useOrrTranslation();
  const rule = question.evidence;
  const change = (index: number, row?: EvidenceDraft) => {
    const evidence = draft.evidence.flatMap((old, at) =>
      at === index ? row ?? [] : old,
    );
    onChange({ evidence }, row ? 'later' : 'now');
    if (!row) {
      props.onRemoved();
    }
  };
  const hints = [
    rule?.rule === 'required' && t('answer.evidence.required'),
    rule?.maxAgeDays && t('answer.evidence.maxAge', { count: rule.maxAgeDays }),
  ].filter(Boolean);
  if (!hints.length && !draft.evidence.length) {
    return null;
  }
  return (
    <div role="group" aria-label={t('answer.evidence.title')}>
      {draft.evidence.map((row, index) => (
        // Rows have no identity of their own and are only added at the end.
        // eslint-disable-next-line react/no-array-index-key
        <EvidenceRow
          key={index}
          {...props}
          row={row}
          index={index}
          takesFocus={index === added}
          onRow={next => change(index, next)}
        />
      ))}
      {hints.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {hints.join(' ')}
        </Typography>
      )}
    </div>
  );
}
