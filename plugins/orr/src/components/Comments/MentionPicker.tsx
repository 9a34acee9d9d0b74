import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import {
  COMMENT_LIMITS,
  isMentionable,
  isSameRef,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    '& > :first-child': { flex: '1 1 200px' },
  },
  names: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  name: { maxWidth: '100%' },
}));

/** Chooses whom a comment names. What is written in the text names nobody. @internal */
export function MentionPicker(props: {
  id: string;
  mentions: string[];
  onChange: (mentions: string[]) => void;
}) {
  const { id, mentions, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [value, setValue] = useState('');
  const isFull = mentions.length >= COMMENT_LIMITS.mentions;
  const isWrong = value !== '' && !isMentionable(value);
  const add = () => {
    onChange([...mentions.filter(ref => !isSameRef(ref, value)), value]);
    setValue('');
  };
  return (
    <>
      <div className={classes.row}>
        <EntityPicker
          id={id}
          label={t('comment.mention')}
          value={value}
          onChange={setValue}
          helperText={
            isWrong ? t('comment.mentionWrong') : t('comment.mentionHint')
          }
          fullWidth
        />
        <Button
          style={{ minHeight: 44 }}
          disabled={!isMentionable(value) || isFull}
          onClick={add}
        >
          {t('comment.addMention')}
        </Button>
      </div>
      {mentions.length > 0 && (
        <ul className={classes.names} aria-label={t('comment.names')}>
          {mentions.map(ref => (
            <li key={ref} className={classes.name}>
              <Chip
                className={classes.name}
                label={<EntityDisplayName entityRef={ref} hideIcon />}
                onDelete={() => onChange(mentions.filter(one => one !== ref))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
