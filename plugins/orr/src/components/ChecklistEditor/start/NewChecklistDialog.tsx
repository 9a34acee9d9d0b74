import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { WriteDialog } from '../../Feedback';
import { ConversionNotes } from './ConversionNotes';
import { missingOf, sourceOf, StartForm } from './startForm';
import { StartFields } from './StartFields';
import { useCreateDraft } from './useCreateDraft';

/** Begins a checklist: blank, from another one, or from a file. @internal */
export function NewChecklistDialog(props: {
  checklists: readonly Pick<ChecklistOverview, 'id' | 'title'>[];
  /** What is entered to begin with. */
  initial?: Partial<StartForm>;
  onClose: () => void;
}) {
  const { checklists, initial, onClose } = props;
  const { t } = useOrrTranslation();
  const [form, setForm] = useState<StartForm>({
    start: 'blank',
    title: '',
    ownerRef: '',
    checklistId: '',
    ...initial,
  });
  const { create, open, running, error, created } = useCreateDraft();
  const source = sourceOf(form);
  const missing = missingOf(form);
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('authoring.new')}
      explain={t('authoring.start.explain')}
      error={error}
      failed={t('authoring.start.failed')}
      keeps
      actions={
        created ? (
          <Button
            style={{ minHeight: 44 }}
            variant="contained"
            color="primary"
            onClick={() => open(created.id)}
          >
            {t('authoring.start.open')}
          </Button>
        ) : (
          <Button
            style={{ minHeight: 44 }}
            variant="contained"
            color="primary"
            disabled={!source || running}
            onClick={() => source && create(source)}
          >
            {t('authoring.start.create')}
          </Button>
        )
      }
    >
      {created ? (
        <ConversionNotes notes={created.notes} />
      ) : (
        <>
          <StartFields
            form={form}
            checklists={checklists}
            onChange={change => setForm(current => ({ ...current, ...change }))}
          />
          <Typography role="status" variant="body2">
            {missing.length > 0 &&
              t('authoring.start.missing', {
                fields: missing
                  .map(field => t(`authoring.start.${field}`))
                  .join(', '),
              })}
          </Typography>
        </>
      )}
    </WriteDialog>
  );
}
