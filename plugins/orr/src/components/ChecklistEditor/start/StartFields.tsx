import { useId } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorSelect } from '../fields/AuthorSelect';
import { AuthorTextField } from '../fields/AuthorTextField';
import { RefField } from '../fields/RefField';
import { FileField } from './FileField';
import { LibraryChoice } from './LibraryChoice';
import { idOf, Start, StartForm, STARTS } from './startForm';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
}));

interface StartFieldsProps {
  form: StartForm;
  checklists: readonly Pick<ChecklistOverview, 'id' | 'title'>[];
  onChange: (change: Partial<StartForm>) => void;
}

function Names({ form, onChange }: StartFieldsProps) {
  const { t } = useOrrTranslation();
  const isFile = form.start === 'file';
  return (
    <>
      {isFile && (
        <Typography variant="body2" color="textSecondary">
          {t('authoring.start.fileNames')}
        </Typography>
      )}
      <AuthorTextField
        label={t('authoring.start.title')}
        value={form.title}
        onChange={title => onChange({ title })}
        maxLength={200}
      />
      <AuthorTextField
        label={t('authoring.start.id')}
        hint={t('authoring.start.idHint')}
        value={idOf(form)}
        onChange={id => onChange({ id })}
        maxLength={128}
      />
      {form.start !== 'version' && (
        <RefField
          label={t('authoring.start.owner')}
          hint={t('authoring.start.ownerHint')}
          value={form.ownerRef}
          onChange={ref => onChange({ ownerRef: ref ?? '' })}
        />
      )}
    </>
  );
}

/** From what a checklist begins, and what it is called. @internal */
export function StartFields(props: StartFieldsProps) {
  const { form, checklists, onChange } = props;
  const { start } = form;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <div>
        <Typography variant="body2" id={id}>
          {t('authoring.start.from')}
        </Typography>
        <RadioGroup
          aria-labelledby={id}
          value={start}
          onChange={(_, value) => onChange({ start: value as Start })}
        >
          {STARTS.map(value => (
            <FormControlLabel
              key={value}
              value={value}
              control={<Radio color="primary" />}
              label={t(`authoring.start.starts.${value}`)}
            />
          ))}
        </RadioGroup>
      </div>
      {start === 'library' && (
        <LibraryChoice
          name={form.libraryName}
          onChoose={({ name, title }) => onChange({ libraryName: name, title })}
        />
      )}
      {start === 'version' && (
        <AuthorSelect
          label={t('authoring.start.checklist')}
          value={form.checklistId}
          options={[
            { value: '', label: t('authoring.start.choose') },
            ...checklists.map(one => ({ value: one.id, label: one.title })),
          ]}
          onChange={checklistId =>
            onChange({
              checklistId,
              title: t('authoring.start.copyOf', {
                title:
                  checklists.find(one => one.id === checklistId)?.title ?? '',
              }),
            })
          }
          fullWidth
        />
      )}
      {start === 'file' && (
        <>
          <Typography variant="body2">
            {t('authoring.start.formats')}
          </Typography>
          <FileField file={form.file} onChange={file => onChange({ file })} />
        </>
      )}
      <Names {...props} />
    </div>
  );
}
