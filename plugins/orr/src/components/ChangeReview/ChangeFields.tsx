import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { CHANGE_KINDS, ChangeKind } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChangeDraft, changeProblems } from './changeDraft';

const MAX_TITLE = 200;
const MAX_URL = 2_000;

/** What the change is, what it is called, where it is made and when it is to happen. @internal */
export function ChangeFields(props: {
  value: ChangeDraft;
  today: string;
  onChange: (value: ChangeDraft) => void;
}) {
  const { value, today, onChange } = props;
  const id = useId();
  const { t } = useOrrTranslation();
  const problems = changeProblems(value, today);
  const common = {
    required: true,
    fullWidth: true,
    margin: 'dense',
    variant: 'outlined',
  } as const;
  return (
    <>
      <TextField
        {...common}
        select
        id={`${id}-kind`}
        label={t('changeReview.start.kind')}
        value={value.kind}
        onChange={event =>
          onChange({ ...value, kind: event.target.value as ChangeKind })
        }
      >
        {CHANGE_KINDS.map(kind => (
          <MenuItem key={kind} value={kind}>
            {t(`changeReview.kind.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        {...common}
        id={`${id}-title`}
        label={t('changeReview.start.name')}
        helperText={t('changeReview.start.nameHint')}
        value={value.title}
        onChange={event => onChange({ ...value, title: event.target.value })}
        inputProps={{ maxLength: MAX_TITLE }}
      />
      <TextField
        {...common}
        id={`${id}-url`}
        type="url"
        label={t('changeReview.start.url')}
        helperText={t(
          problems.url
            ? 'changeReview.start.urlWrong'
            : 'changeReview.start.urlHint',
        )}
        error={problems.url}
        value={value.url}
        onChange={event => onChange({ ...value, url: event.target.value })}
        inputProps={{ maxLength: MAX_URL }}
      />
      <TextField
        {...common}
        id={`${id}-planned`}
        type="date"
        label={t('changeReview.start.plannedOn')}
        helperText={t(
          problems.plannedOn
            ? 'changeReview.start.plannedOnPast'
            : 'changeReview.start.plannedOnHint',
        )}
        error={problems.plannedOn}
        value={value.plannedOn}
        onChange={event =>
          onChange({ ...value, plannedOn: event.target.value })
        }
        inputProps={{ min: today }}
        InputLabelProps={{ shrink: true }}
      />
    </>
  );
}
