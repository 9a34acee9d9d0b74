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
import { DateText } from '../../DateText';
import { ConfirmDialog } from '../../Admin/ConfirmDialog';
import { ErrorPanel } from '../../Feedback';

/** More would push what is in force out of sight. */
const SHOWN = 5;

const useStyles = makeStyles({
  button: { minHeight: 44 },
  // In line with the words of its row, which is no higher for it.
  inRow: { minHeight: 44, margin: '-11px 0' },
  location: { overflowWrap: 'anywhere' },
});

/** What a place offers waits for somebody to publish it, and nobody goes on writing it. */
function offeredFirst(drafts: ChecklistDraftSummary[]) {
  const isOffered = (draft: ChecklistDraftSummary) =>
    draft.location !== undefined;
  return [
    ...drafts.filter(isOffered),
    ...drafts.filter(draft => !isOffered(draft)),
  ];
}

function useColumns(
  onDelete: (draft: ChecklistDraftSummary) => void,
): ListColumn<ChecklistDraftSummary>[] {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return [
    {
      key: 'draft',
      heading: t('authoring.drafts.draft'),
      cell: ({ id, title, location }) => (
        <>
          <Link to={`drafts/${id}`} underline="always">
            {title.trim() || t('editor.untitled')}
          </Link>
          {location !== undefined && (
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.location}
            >
              {t('editor.placed.keptAt')} {location}
            </Typography>
          )}
        </>
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
      cell: ({ updatedBy, updatedAt, location }) =>
        location === undefined ? (
          <ByLine
            label={t('authoring.drafts.by')}
            by={updatedBy}
            at={updatedAt}
          />
        ) : (
          <DateText date={updatedAt} />
        ),
    },
    {
      key: 'delete',
      heading: t('authoring.drafts.actions'),
      cell: draft =>
        draft.location === undefined ? (
          <Button
            className={classes.inRow}
            size="small"
            aria-label={t('authoring.drafts.deleteOf', { title: draft.title })}
            onClick={() => onDelete(draft)}
          >
            {t('authoring.drafts.delete')}
          </Button>
        ) : (
          t('authoring.drafts.elsewhere')
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
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [deleting, setDeleting] = useState<ChecklistDraftSummary>();
  const inOrder = offeredFirst(drafts);
  const [showsAll, setShowsAll] = useState(false);
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
        rows={showsAll ? inOrder : inOrder.slice(0, SHOWN)}
        keyOf={({ id }) => id}
        columns={columns}
      />
      {drafts.length > SHOWN && (
        <Button
          className={classes.button}
          color="primary"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll
            ? t('authoring.drafts.fewer')
            : t('authoring.drafts.all', { count: drafts.length })}
        </Button>
      )}
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
