import { KeyboardEvent, memo } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import DragIndicatorIcon from '@material-ui/icons/DragIndicator';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { PlacedProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ProblemMark } from '../fields/ProblemMark';
import { OpenMenu } from './useOutlineMenu';
import { useRowStyles } from './useRowStyles';

/** What a row leads to and does. @internal */
export interface RowActions {
  onOpen: (kind: OpenMenu['kind'], id: string) => void;
  onShift: (kind: OpenMenu['kind'], id: string, by: -1 | 1) => void;
  onMenu: (menu: OpenMenu) => void;
}

/** The id of the button that opens something, by which the focus finds it again after a move. @internal */
export function rowId(kind: OpenMenu['kind'], id: string): string {
  return `orr-outline-${kind}-${id}`;
}

const NO_PROBLEMS: PlacedProblem[] = [];

function DrawnOutlineRow(props: {
  kind: OpenMenu['kind'];
  id: string;
  title: string;
  isSelected: boolean;
  problems?: PlacedProblem[];
  handle: DraggableProvidedDragHandleProps | null;
  actions: RowActions;
}) {
  const { kind, id, title, isSelected, actions } = props;
  const { problems = NO_PROBLEMS } = props;
  const classes = useRowStyles();
  const { t } = useOrrTranslation();
  const shown = title.trim() || t(`editor.outline.untitled.${kind}`);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (event.altKey && by) {
      event.preventDefault();
      actions.onShift(kind, id, by);
    }
  };
  return (
    <div className={`${classes.row} ${isSelected ? classes.selected : ''}`}>
      <span
        {...props.handle}
        className={classes.handle}
        aria-label={t('editor.outline.drag', { title: shown })}
      >
        <DragIndicatorIcon fontSize="small" aria-hidden />
      </span>
      <ButtonBase
        id={rowId(kind, id)}
        className={classes.title}
        aria-current={isSelected ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => actions.onOpen(kind, id)}
        onKeyDown={onKeyDown}
        disableRipple
      >
        <Typography
          component="span"
          variant={kind === 'section' ? 'subtitle2' : 'body2'}
          className={`${classes.words} ${title.trim() ? '' : classes.untitled}`}
        >
          {shown}
        </Typography>
      </ButtonBase>
      <ProblemMark problems={problems} isShort />
      <IconButton
        className={classes.menu}
        aria-label={t('editor.outline.more', { title: shown })}
        aria-haspopup="menu"
        onClick={event =>
          actions.onMenu({
            kind,
            id,
            title: shown,
            anchor: event.currentTarget,
          })
        }
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
    </div>
  );
}

/** A section or a question in the outline. It is drawn anew only where something of it changes. @internal */
export const OutlineRow = memo(DrawnOutlineRow);
