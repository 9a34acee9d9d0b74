import { useId } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { SAVED_VIEW_LIMITS } from 'backstage-plugin-orr-common';
import TextField from '@material-ui/core/TextField';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** What one says of a saved view. @internal */
export interface ViewDraft {
  name: string;
  shared: boolean;
}

/** The name of a saved view, and whom it is for. @internal */
export function ViewFields(props: {
  draft: ViewDraft;
  onChange: (draft: ViewDraft) => void;
}) {
  const { draft, onChange } = props;
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <>
      <TextField
        id={id}
        fullWidth
        required
        variant="outlined"
        size="small"
        margin="dense"
        label={t('savedView.name')}
        value={draft.name}
        inputProps={{ maxLength: SAVED_VIEW_LIMITS.name }}
        onChange={event => onChange({ ...draft, name: event.target.value })}
      />
      <FormControlLabel
        style={{ minHeight: 44 }}
        control={
          <Checkbox
            color="primary"
            checked={draft.shared}
            onChange={event =>
              onChange({ ...draft, shared: event.target.checked })
            }
          />
        }
        label={t('savedView.shared')}
      />
    </>
  );
}
