import { useEffect, useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { DragDropContext, DropResult, Droppable } from '@hello-pangea/dnd';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { LiveRegion } from '../../Feedback';
import { ProblemMark } from '../fields/ProblemMark';
import { sectionOf } from '../edits/draftEdits';
import { DraftActions } from '../useDraftActions';
import { Place } from '../usePlace';
import { OutlineMenu } from './OutlineMenu';
import { RowActions, rowId } from './OutlineRow';
import { OutlineSection } from './OutlineSection';
import { ProblemsByPlace } from './placedProblems';
import { OpenMenu, useOutlineMenu } from './useOutlineMenu';
import { useRowStyles } from './useRowStyles';

/** What a checklist takes. */
const MOST_SECTIONS = 20;

const useStyles = makeStyles(theme => ({
  sections: { listStyle: 'none', margin: 0, padding: 0 },
  itself: { marginBottom: theme.spacing(1), padding: theme.spacing(0, 1.5) },
  button: { minHeight: 44 },
  hint: { margin: theme.spacing(1, 0) },
}));

interface OutlineProps {
  document: ChecklistDocument;
  place: Place;
  problems: ProblemsByPlace;
  actions: DraftActions;
  onRemove: (menu: OpenMenu) => void;
  onLibrary: (sectionId: string) => void;
}

/** Where something is now, for those who do not see it move. */
function useMoveText(document: ChecklistDocument) {
  const { t } = useOrrTranslation();
  return (kind: OpenMenu['kind'], id: string) => {
    const untitled = t('editor.outline.untitled.section');
    const section = sectionOf(document, id);
    const list =
      kind === 'section' ? document.sections : section?.questions ?? [];
    const place = {
      place: String(list.findIndex(one => one.id === id) + 1),
      count: list.length,
    };
    return kind === 'section'
      ? t('editor.outline.movedSection', place)
      : t('editor.outline.movedQuestion', {
          ...place,
          section: section?.title.trim() || untitled,
        });
  };
}

/** Moves by key: the focus stays with what was moved, and where it is now is said. */
function useShifting(document: ChecklistDocument, actions: DraftActions) {
  const [moved, setMoved] = useState<{ kind: OpenMenu['kind']; id: string }>();
  const isPending = useRef(false);
  const textOf = useMoveText(document);
  useEffect(() => {
    if (moved && isPending.current) {
      isPending.current = false;
      window.document.getElementById(rowId(moved.kind, moved.id))?.focus();
    }
  }, [moved, document]);
  const shift = useMemo(
    () => (kind: OpenMenu['kind'], id: string, by: -1 | 1) => {
      isPending.current = true;
      if (kind === 'section') {
        actions.shiftSection(id, by);
      } else {
        actions.shiftQuestion(id, by);
      }
      setMoved({ kind, id });
    },
    [actions],
  );
  return { shift, text: moved && textOf(moved.kind, moved.id) };
}

function dropped(
  { draggableId, destination }: DropResult,
  actions: DraftActions,
): void {
  const [kind, ...rest] = draggableId.split(':');
  const id = rest.join(':');
  if (destination && kind === 'section') {
    actions.moveSection(id, destination.index);
  } else if (destination) {
    actions.moveQuestion(id, {
      sectionId: destination.droppableId,
      index: destination.index,
    });
  }
}

function Itself({ place, problems, actions }: OutlineProps) {
  const classes = useStyles();
  const rows = useRowStyles();
  const { t } = useOrrTranslation();
  const isSelected = place.kind === 'checklist';
  return (
    <div
      className={`${rows.row} ${classes.itself} ${
        isSelected ? rows.selected : ''
      }`}
    >
      <ButtonBase
        className={rows.title}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => actions.open({ kind: 'checklist' })}
        disableRipple
      >
        <Typography component="span" variant="subtitle2">
          {t('editor.outline.itself')}
        </Typography>
      </ButtonBase>
      <ProblemMark problems={problems.checklist} isShort />
    </div>
  );
}

/** The sections and questions of a draft: opened, put in order, added and taken out. @internal */
export function Outline(props: OutlineProps) {
  const { document, place, problems, actions, onRemove, onLibrary } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { menu, open, close } = useOutlineMenu();
  const { shift, text } = useShifting(document, actions);
  const rowActions = useMemo<RowActions>(
    () => ({
      onOpen: (kind, id) => actions.open({ kind, id }),
      onShift: shift,
      onMenu: open,
    }),
    [actions, shift, open],
  );
  const { questions: byQuestion } = problems;
  const problemsOf = useMemo(
    () => (id: string) => byQuestion.get(id),
    [byQuestion],
  );
  const isIn = (sectionId: string, ids: readonly { id: string }[]) =>
    place.kind !== 'checklist' &&
    (place.kind === 'section'
      ? place.id === sectionId
      : ids.some(({ id }) => id === place.id));
  return (
    <nav aria-label={t('editor.outline.title')}>
      <Itself {...props} />
      <DragDropContext
        dragHandleUsageInstructions={t('editor.outline.dragHow')}
        onDragEnd={result => dropped(result, actions)}
      >
        <Droppable droppableId="sections" type="section">
          {list => (
            <ol
              ref={list.innerRef}
              {...list.droppableProps}
              className={classes.sections}
            >
              {document.sections.map((section, index) => (
                <OutlineSection
                  key={section.id}
                  section={section}
                  index={index}
                  place={
                    isIn(section.id, section.questions) ? place : undefined
                  }
                  problemsOf={problemsOf}
                  sectionProblems={problems.sections.get(section.id)}
                  actions={rowActions}
                  onAdd={actions.addQuestion}
                  onLibrary={onLibrary}
                />
              ))}
              {list.placeholder}
            </ol>
          )}
        </Droppable>
      </DragDropContext>
      {document.sections.length < MOST_SECTIONS && (
        <Button
          className={classes.button}
          variant="outlined"
          color="primary"
          startIcon={<AddIcon />}
          onClick={() => actions.addSection()}
        >
          {t('editor.outline.addSection')}
        </Button>
      )}
      <Typography variant="body2" className={classes.hint}>
        {t('editor.outline.keys')}
      </Typography>
      <LiveRegion>{text}</LiveRegion>
      <OutlineMenu
        menu={menu}
        document={document}
        actions={actions}
        onShift={shift}
        onRemove={onRemove}
        onClose={close}
      />
    </nav>
  );
}
