import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import { Choice } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorSelect } from '../fields/AuthorSelect';
import { AuthorTextField } from '../fields/AuthorTextField';
import { useFocusOnMount } from '../../../hooks/useFocusFor';

/** Which alternatives stand for each other, where there are several such groups. */
const GROUPS = ['group-a', 'group-b', 'group-c'];
const TIERS = ['core', 'alternative', 'secondary', 'scope'] as const;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5),
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  grow: { flex: 1 },
  icon: { width: 44, height: 44, padding: 0 },
  button: { minHeight: 44, textTransform: 'none' },
}));

interface ChoiceFieldsProps {
  choice: Choice;
  index: number;
  isLast: boolean;
  takesFocus: boolean;
  onChange: (change: Partial<Choice>) => void;
  onTitleDone: () => void;
  onShift: (by: -1 | 1) => void;
  onRemove: () => void;
}

function More({ choice, onChange }: ChoiceFieldsProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const texts = [
    ['guidance', t('editor.choice.guidance'), t('editor.choice.guidanceHint')],
    [
      'improvement',
      t('editor.choice.improvement'),
      t('editor.choice.improvementHint'),
    ],
  ] as const;
  return (
    <>
      {texts.map(([key, label, hint]) => (
        <AuthorTextField
          key={key}
          label={label}
          hint={hint}
          value={choice[key] ?? ''}
          onChange={text => onChange({ [key]: text || undefined })}
          maxLength={4_000}
          rows={2}
        />
      ))}
      {choice.tier === 'alternative' && (
        <AuthorSelect
          label={t('editor.choice.group')}
          hint={t('editor.choice.groupHint')}
          value={choice.alternativeGroup ?? ''}
          options={[
            { value: '', label: t('editor.choice.groupOne') },
            ...[...new Set([...GROUPS, choice.alternativeGroup])]
              .filter(value => value !== undefined)
              .map(value => ({ value, label: value })),
          ]}
          onChange={group => onChange({ alternativeGroup: group || undefined })}
        />
      )}
      <FormControlLabel
        className={classes.button}
        label={t('editor.choice.exclusive')}
        control={
          <Checkbox
            color="primary"
            checked={choice.exclusive ?? false}
            onChange={event =>
              onChange({ exclusive: event.target.checked || undefined })
            }
          />
        }
      />
      <Typography variant="body2" color="textSecondary">
        {t('editor.choice.id', { id: choice.id })}
      </Typography>
    </>
  );
}

function RowButtons(props: ChoiceFieldsProps & { name: string }) {
  const { index, isLast, name, onShift, onRemove } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      <IconButton
        className={classes.icon}
        disabled={index === 0}
        aria-label={t('editor.choice.up', { name })}
        onClick={() => onShift(-1)}
      >
        <ArrowUpwardIcon fontSize="small" />
      </IconButton>
      <IconButton
        className={classes.icon}
        disabled={isLast}
        aria-label={t('editor.choice.down', { name })}
        onClick={() => onShift(1)}
      >
        <ArrowDownwardIcon fontSize="small" />
      </IconButton>
      <IconButton
        className={classes.icon}
        aria-label={t('editor.choice.remove', { name })}
        onClick={onRemove}
      >
        <DeleteOutlineIcon fontSize="small" />
      </IconButton>
    </>
  );
}

/** One practice that can be ticked; what is seldom needed unfolds. @internal */
export function ChoiceFields(props: ChoiceFieldsProps) {
  const { choice, index, takesFocus, onChange, onTitleDone } = props;
  const classes = useStyles();
  const id = useId();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const title = useFocusOnMount<HTMLInputElement>(!!takesFocus);
  const number = String(index + 1);
  const name = choice.title.trim() || t('editor.choice.number', { number });
  return (
    <Paper variant="outlined" className={classes.root}>
      <AuthorTextField
        label={t('editor.choice.number', { number })}
        value={choice.title}
        onChange={text => onChange({ title: text })}
        onBlur={onTitleDone}
        maxLength={200}
        inputRef={title}
      />
      <div className={classes.row}>
        <AuthorSelect
          label={t('editor.choice.tier')}
          value={choice.tier ?? 'secondary'}
          options={TIERS.map(value => ({
            value,
            label: t(`editor.choice.tiers.${value}`),
          }))}
          onChange={tier =>
            onChange({
              tier: tier as Choice['tier'],
              alternativeGroup:
                tier === 'alternative' ? choice.alternativeGroup : undefined,
            })
          }
        />
        <span className={classes.grow} />
        <RowButtons {...props} name={name} />
      </div>
      <div>
        <Button
          className={classes.button}
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={`${id}-more`}
          aria-label={t(
            open ? 'editor.choice.lessOf' : 'editor.choice.moreOf',
            {
              name,
            },
          )}
          onClick={() => setOpen(current => !current)}
        >
          {t(open ? 'editor.choice.less' : 'editor.choice.more')}
        </Button>
      </div>
      <div id={`${id}-more`} hidden={!open}>
        {open && (
          <div className={classes.root}>
            <More {...props} />
          </div>
        )}
      </div>
    </Paper>
  );
}
