import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { ChecklistDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ChecklistSections } from '../../Checklist/ChecklistSections';
import { DownloadMenu } from '../../Checklist/download/DownloadMenu';
import { PageHead } from '../../PageHead';
import { PlacedNotice } from './PlacedNotice';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  button: { minHeight: 44 },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** A draft that a watched place offers: to be read and published, and changed where it is kept. @internal */
export function PlacedDraft(props: {
  draft: ChecklistDraft;
  onReload: () => void;
}) {
  const { draft, onReload } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <PageHead
        backTo="../checklists"
        backText={t('checklists.one.back')}
        title={draft.title}
        intro={
          draft.basedOn
            ? t('editor.introRevision', { version: String(draft.basedOn) })
            : t('editor.introNew')
        }
        action={
          <div className={classes.acts}>
            <DownloadMenu read={() => draft.document} />
            <LinkButton
              to="publish"
              variant="contained"
              color="primary"
              className={classes.button}
            >
              {t('editor.toPublish')}
            </LinkButton>
          </div>
        }
      />
      <PlacedNotice draft={draft} onReload={onReload} />
      <div>
        <ChecklistSections
          document={draft.document}
          problems={draft.problems}
        />
      </div>
    </div>
  );
}
