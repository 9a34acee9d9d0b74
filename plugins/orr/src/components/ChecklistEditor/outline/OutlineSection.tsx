import { memo } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { Draggable, Droppable } from '@hello-pangea/dnd';
import { PlacedProblem, Section } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { Place } from '../usePlace';
import { OutlineRow, RowActions } from './OutlineRow';

/** What a section takes. */
const MOST_QUESTIONS = 60;

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(1) },
  questions: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0, 0, 0, 1.5),
    minHeight: theme.spacing(1),
  },
  button: { minHeight: 44, textTransform: 'none' },
  buttons: { paddingLeft: theme.spacing(1.5) },
}));

/** @internal */
export interface OutlineSectionProps {
  section: Section;
  index: number;
  /** What is open, where it is in this section. */
  place?: Place;
  problemsOf: (questionId: string) => PlacedProblem[] | undefined;
  sectionProblems?: PlacedProblem[];
  actions: RowActions;
  onAdd: (sectionId: string) => void;
  onLibrary: (sectionId: string) => void;
}

function Questions(props: OutlineSectionProps) {
  const { section, place, problemsOf, actions } = props;
  const classes = useStyles();
  return (
    <Droppable droppableId={section.id} type="question">
      {list => (
        <ol
          ref={list.innerRef}
          {...list.droppableProps}
          className={classes.questions}
        >
          {section.questions.map(({ id, title }, index) => (
            <Draggable key={id} draggableId={`question:${id}`} index={index}>
              {item => (
                <li ref={item.innerRef} {...item.draggableProps}>
                  <OutlineRow
                    kind="question"
                    id={id}
                    title={title}
                    isSelected={place?.kind === 'question' && place.id === id}
                    problems={problemsOf(id)}
                    handle={item.dragHandleProps}
                    actions={actions}
                  />
                </li>
              )}
            </Draggable>
          ))}
          {list.placeholder}
        </ol>
      )}
    </Droppable>
  );
}

function DrawnOutlineSection(props: OutlineSectionProps) {
  const { section, index, place, actions, onAdd, onLibrary } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const title = section.title.trim() || t('editor.outline.untitled.section');
  return (
    <Draggable draggableId={`section:${section.id}`} index={index}>
      {item => (
        <li
          ref={item.innerRef}
          {...item.draggableProps}
          className={classes.root}
        >
          <OutlineRow
            kind="section"
            id={section.id}
            title={section.title}
            isSelected={place?.kind === 'section'}
            problems={props.sectionProblems}
            handle={item.dragHandleProps}
            actions={actions}
          />
          <Questions {...props} />
          {section.questions.length < MOST_QUESTIONS && (
            <div className={classes.buttons}>
              <Button
                className={classes.button}
                size="small"
                color="primary"
                startIcon={<AddIcon />}
                aria-label={t('editor.outline.addQuestionTo', { title })}
                onClick={() => onAdd(section.id)}
              >
                {t('editor.outline.addQuestion')}
              </Button>
              <Button
                className={classes.button}
                size="small"
                color="primary"
                aria-label={t('editor.outline.fromLibraryTo', { title })}
                onClick={() => onLibrary(section.id)}
              >
                {t('editor.outline.fromLibrary')}
              </Button>
            </div>
          )}
        </li>
      )}
    </Draggable>
  );
}

/** A section with its questions in the outline. @internal */
export const OutlineSection = memo(DrawnOutlineSection);
