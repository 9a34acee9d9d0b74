import { useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import {
  ChecklistDocument,
  ChecklistDraft,
  PlacedProblem,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageHead } from '../PageHead';
import { ProposalNotice } from '../Proposal';
import { DraftEditorState } from './DraftEditor';
import { EditorBar } from './EditorBar';
import { EditorForm } from './EditorForm';
import { useHistoryKeys } from './history/useHistoryKeys';
import { LibraryDialog } from './library/LibraryDialog';
import { Outline } from './outline/Outline';
import { problemsByPlace, ProblemsByPlace } from './outline/placedProblems';
import { OpenMenu } from './outline/useOutlineMenu';
import { Preview } from './preview/Preview';
import { ConflictDialog } from './saving/ConflictDialog';
import { unreadProblems, withUnread } from './unread/unreadProblems';
import { DraftActions, useDraftActions } from './useDraftActions';
import { useDraftEditor } from './useDraftEditor';
import { Place, usePlace } from './usePlace';

const PARTS = ['outline', 'form', 'preview'] as const;
type Part = (typeof PARTS)[number];

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: '280px minmax(0, 1fr) minmax(280px, 360px)',
    alignItems: 'start',
    gap: theme.spacing(2),
    [theme.breakpoints.down('md')]: {
      gridTemplateColumns: '260px minmax(0, 1fr)',
    },
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Beside the form as long as there is room, and below it in the same column where there is not.
  beside: {
    [theme.breakpoints.only('md')]: { gridColumn: 2 },
  },
  tab: { minHeight: 44, minWidth: 0 },
}));

/** What was taken out last can come back at once. */
function useRemoving(actions: DraftActions) {
  const [removed, setRemoved] = useState<string>();
  const remove = ({ kind, id, title }: OpenMenu) => {
    if (kind === 'section') {
      actions.removeSection(id);
    } else {
      actions.removeQuestion(id);
    }
    setRemoved(title);
  };
  return { removed, remove, forget: () => setRemoved(undefined) };
}

function Removed(props: {
  title?: string;
  onUndo: () => void;
  onClose: () => void;
}) {
  const { title, onUndo, onClose } = props;
  const { t } = useOrrTranslation();
  return (
    <Snackbar
      open={title !== undefined}
      autoHideDuration={10_000}
      onClose={(_, reason) => reason !== 'clickaway' && onClose()}
      message={t('editor.removed', { title: title ?? '' })}
      action={
        <Button
          color="inherit"
          style={{ minHeight: 44 }}
          onClick={() => {
            onClose();
            onUndo();
          }}
        >
          {t('editor.undo')}
        </Button>
      }
    />
  );
}

/** On a narrow screen one part at a time: at first the outline, unless the address names what is to be read. */
function useParts(actions: DraftActions, place: Place) {
  const theme = useTheme<Theme>();
  const isNarrow = useMediaQuery(theme.breakpoints.down('sm'));
  const [part, setPart] = useState<Part>(
    place.kind === 'checklist' ? 'outline' : 'form',
  );
  const opening = useMemo<DraftActions>(() => {
    const shown =
      <TArgs extends unknown[]>(act: (...args: TArgs) => void) =>
      (...args: TArgs) => {
        act(...args);
        setPart('form');
      };
    return {
      ...actions,
      open: shown(actions.open),
      addSection: shown(actions.addSection),
      addQuestion: shown(actions.addQuestion),
      addProposed: shown(actions.addProposed),
      duplicateQuestion: shown(actions.duplicateQuestion),
    };
  }, [actions]);
  return {
    part,
    setPart,
    isNarrow,
    isShown: (one: Part) => !isNarrow || one === part,
    opening,
  };
}

function PartTabs(props: { part: Part; onChange: (part: Part) => void }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Tabs
      value={props.part}
      variant="fullWidth"
      indicatorColor="primary"
      aria-label={t('editor.parts.label')}
      onChange={(_, part) => props.onChange(part)}
    >
      {PARTS.map(part => (
        <Tab
          key={part}
          value={part}
          className={classes.tab}
          label={t(`editor.parts.${part}`)}
        />
      ))}
    </Tabs>
  );
}

/** They are found when it is saved, and are about the document of that time: what is typed since moves none of them. */
function useFound(
  found: PlacedProblem[],
  document: ChecklistDocument,
): ProblemsByPlace {
  const latest = useRef(document);
  latest.current = document;
  return useMemo(() => problemsByPlace(found, latest.current), [found]);
}

/** All that is wrong, and of it what cannot be read. */
function useProblems({ document, saving, unread }: DraftEditorState) {
  const { t } = useOrrTranslation();
  const found = useFound(saving.problems, document);
  // Only where there are some, they move with the document.
  const about = unread.length ? document : undefined;
  return useMemo(() => {
    const unreadable = about ? unreadProblems(unread, about, t) : [];
    return { unreadable, problems: withUnread(found, unreadable) };
  }, [found, unread, about, t]);
}

/** A checklist as it is written: its outline, the form of what is open, and how that will be met. @internal */
export function Editor(props: {
  draft: ChecklistDraft;
  /** The version that it began from. */
  published?: ChecklistDocument;
  userRef: string;
}) {
  const { draft, published, userRef } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { editor, state } = useDraftEditor(draft, userRef);
  const { opened, control } = usePlace();
  const publishedQuestions = useMemo(
    () =>
      new Map(
        (published ? questionsOf(published) : []).map(one => [one.id, one]),
      ),
    [published],
  );
  const publishedIds = useMemo(
    () => new Set(publishedQuestions.keys()),
    [publishedQuestions],
  );
  const actions = useDraftActions(editor, control, publishedIds);
  useHistoryKeys(actions);
  const { removed, remove, forget } = useRemoving(actions);
  const { part, setPart, isNarrow, isShown, opening } = useParts(
    actions,
    opened.place,
  );
  const [librarySection, setLibrarySection] = useState<string>();
  const { document, saving } = state;
  const { problems, unreadable } = useProblems(state);
  return (
    <>
      <PageHead
        backTo="../checklists"
        backText={t('checklists.one.back')}
        title={document.title.trim() || t('editor.untitled')}
        intro={
          draft.basedOn
            ? t('editor.introRevision', { version: String(draft.basedOn) })
            : t('editor.introNew')
        }
      />
      <ProposalNotice onAdd={({ text }) => opening.addProposed(text)} />
      <EditorBar
        editor={editor}
        state={state}
        unread={unreadable}
        actions={opening}
      />
      {isNarrow && <PartTabs part={part} onChange={setPart} />}
      <div className={classes.columns}>
        {isShown('outline') && (
          <Outline
            document={document}
            place={opened.place}
            problems={problems}
            actions={opening}
            onRemove={remove}
            onLibrary={setLibrarySection}
          />
        )}
        {isShown('form') && (
          <EditorForm
            document={document}
            opened={opened}
            problems={problems}
            published={publishedQuestions}
            actions={actions}
            unread={editor.unread}
          />
        )}
        {isShown('preview') && (
          <div className={classes.beside}>
            <Preview document={document} opened={opened} />
          </div>
        )}
      </div>
      {librarySection !== undefined && (
        <LibraryDialog
          taken={document}
          onAdd={questions => actions.addQuestions(librarySection, questions)}
          onClose={() => setLibrarySection(undefined)}
        />
      )}
      <Removed title={removed} onUndo={actions.undo} onClose={forget} />
      {saving.conflict && (
        <ConflictDialog
          conflict={saving.conflict}
          onDecide={choose => editor.decide(choose)}
        />
      )}
    </>
  );
}
