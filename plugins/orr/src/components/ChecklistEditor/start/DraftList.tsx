import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistDraftSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ByLine } from '../../ByLine';
import { ColumnList, ListColumn } from '../../ColumnList';
import { ConfirmDialog } from '../../Admin/ConfirmDialog';
import { ErrorPanel } from '../../Feedback';

const useStyles = makeStyles({ button: { minHeight: 44 } });

function useColumns(
  onDelete: (draft: ChecklistDraftSummary) => void,
): ListColumn<ChecklistDraftSummary>[] {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return [
    {
      key: 'draft',
      heading: t('authoring.drafts.draft'),
      cell: ({ id, title }) => (
        <Link to={`drafts/${id}`} underline="always">
          {title.trim() || t('editor.untitled')}
        </Link>
      ),
    },
    {
      key: 'of',
      heading: t('authoring.drafts.of'),
      cell: ({ basedOn, currentVersion }) => {
        if (!basedOn) {
          return t('authoring.drafts.new');
        }
        return currentVersion && currentVersion > basedOn
          ? t('authoring.drafts.behind', {
              version: String(basedOn),
              current: String(currentVersion),
            })
          : t('checklists.versionOf', { version: String(basedOn) });
      },
    },
    {
      key: 'questions',
      heading: t('checklists.column.questions'),
      cell: ({ questionCount }) => questionCount,
    },
    {
      key: 'changed',
      heading: t('authoring.drafts.changed'),
      cell: ({ updatedBy, updatedAt }) => (
        <ByLine
          label={t('authoring.drafts.by')}
          by={updatedBy}
          at={updatedAt}
        />
      ),
    },
    {
      key: 'delete',
      heading: t('authoring.drafts.actions'),
      cell: draft => (
        <Button
          className={classes.button}
          size="small"
          aria-label={t('authoring.drafts.deleteOf', { title: draft.title })}
          onClick={() => onDelete(draft)}
        >
          {t('authoring.drafts.delete')}
        </Button>
      ),
    },
  ];
}

/** The checklists that are being written, each a way to go on with it. @internal */
export function DraftList(props: {
  drafts: ChecklistDraftSummary[];
  onChanged: () => void;
}) {
  const { drafts, onChanged } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [deleting, setDeleting] = useState<ChecklistDraftSummary>();
  const [error, setError] = useState<unknown>();
  const columns = useColumns(setDeleting);
  const remove = async ({ id: draftId, revision }: ChecklistDraftSummary) => {
    setDeleting(undefined);
    setError(undefined);
    try {
      await api.deleteChecklistDraft({
        params: { draftId },
        body: { revision },
      });
    } catch (failure) {
      setError(failure);
    }
    onChanged();
  };
  return (
    <section aria-label={t('authoring.drafts.title')}>
      <Typography variant="h5" component="h3" gutterBottom>
        {t('authoring.drafts.title')}
      </Typography>
      {error !== undefined && (
        <ErrorPanel error={error} title={t('authoring.drafts.deleteFailed')} />
      )}
      <ColumnList
        label={t('authoring.drafts.title')}
        rows={drafts}
        keyOf={({ id }) => id}
        columns={columns}
      />
      {deleting && (
        <ConfirmDialog
          open
          title={t('authoring.drafts.deleteTitle', { title: deleting.title })}
          text={t('authoring.drafts.deleteText')}
          confirm={t('authoring.drafts.delete')}
          onConfirm={() => remove(deleting)}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </section>
  );
}
