import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReviewKind, reviewKindSchema } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ProblemList } from '../../Checklist/HealthMark';
import { FilterField } from '../asked/FilterField';
import { AuthorTextField } from '../fields/AuthorTextField';
import { MarkedSet } from '../fields/MarkedSet';
import { RefField } from '../fields/RefField';
import { optionsOf } from '../question/options';
import { isUnread } from '../unread/unreadProblems';
import { CadenceGroup } from './CadenceGroup';
import { ChecklistPartProps } from './ChecklistPartProps';
import { DecidingGroup } from './DecidingGroup';
import { PilotGroup } from './PilotGroup';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  id: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
}));

/** What is said of the checklist itself. @internal */
export function ChecklistForm(props: ChecklistPartProps) {
  const { document, problems, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <Typography variant="h5" component="h3" gutterBottom>
        {t('editor.outline.itself')}
      </Typography>
      <div className={classes.fields}>
        <ProblemList problems={problems.filter(one => !isUnread(one))} />
        <AuthorTextField
          label={t('checklists.field.title')}
          value={document.title}
          onChange={title => onChange({ title })}
          maxLength={200}
        />
        <AuthorTextField
          label={t('checklists.field.description')}
          hint={t('editor.checklist.descriptionHint')}
          value={document.description}
          onChange={description => onChange({ description })}
          maxLength={4_000}
          rows={2}
        />
        <RefField
          label={t('checklists.field.owner')}
          value={document.owner}
          onChange={owner => onChange({ owner: owner ?? '' })}
        />
        <MarkedSet<ReviewKind>
          label={t('checklists.field.kinds')}
          hint={t('editor.checklist.kindsHint')}
          options={optionsOf('kinds', reviewKindSchema.options, t)}
          value={document.kinds}
          onChange={kinds => onChange({ kinds })}
        />
        <FilterField
          label={t('checklists.field.appliesTo')}
          hint={t('editor.checklist.appliesToHint')}
          value={document.appliesTo}
          onChange={appliesTo => appliesTo && onChange({ appliesTo })}
        />
      </div>
      <CadenceGroup {...props} />
      <DecidingGroup {...props} />
      <PilotGroup {...props} />
      <Typography variant="body2" color="textSecondary" className={classes.id}>
        {t('editor.checklist.id', { id: document.id })}
      </Typography>
    </div>
  );
}
