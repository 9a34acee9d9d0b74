import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { PlacedProblem, Section } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ProblemList } from '../../Checklist/HealthMark';
import { AuthorTextField } from '../fields/AuthorTextField';
import { FoldGroup } from '../fields/FoldGroup';
import { LinesField } from '../fields/LinesField';
import { DraftActions } from '../useDraftActions';
import { useFocusFor } from '../../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
}));

/** What is said of a section. @internal */
export function SectionForm(props: {
  section: Section;
  problems: PlacedProblem[];
  takesFocus: boolean;
  actions: DraftActions;
}) {
  const { section, problems, takesFocus, actions } = props;
  const { id, signOff } = section;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const title = useFocusFor<HTMLInputElement>(takesFocus);
  return (
    <div>
      <Typography variant="h5" component="h3" gutterBottom>
        {t('editor.section.heading')}
      </Typography>
      <div className={classes.fields}>
        <ProblemList problems={problems} />
        <AuthorTextField
          label={t('checklists.field.title')}
          hint={t('editor.section.titleHint')}
          value={section.title}
          onChange={text => actions.changeSection(id, { title: text })}
          onBlur={() => actions.settleSection(id)}
          maxLength={200}
          inputRef={title}
        />
        <AuthorTextField
          label={t('checklists.field.description')}
          value={section.description ?? ''}
          onChange={text =>
            actions.changeSection(id, { description: text || undefined })
          }
          maxLength={4_000}
          rows={2}
        />
      </div>
      <FoldGroup
        title={t('editor.section.signOff')}
        explain={t('editor.section.signOffExplain')}
        summary={signOff?.by.join(', ')}
      >
        <LinesField
          label={t('checklists.field.signers')}
          hint={t('editor.field.refs')}
          value={signOff?.by}
          onChange={by =>
            actions.changeSection(id, {
              signOff: by && { ...signOff, by },
            })
          }
        />
        {signOff && (
          <FormControlLabel
            label={t('checklists.field.signOffRequired')}
            control={
              <Checkbox
                color="primary"
                checked={signOff.required ?? false}
                onChange={event =>
                  actions.changeSection(id, {
                    signOff: { ...signOff, required: event.target.checked },
                  })
                }
              />
            }
          />
        )}
      </FoldGroup>
    </div>
  );
}
