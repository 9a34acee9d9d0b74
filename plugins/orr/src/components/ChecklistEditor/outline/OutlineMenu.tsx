import ListSubheader from '@material-ui/core/ListSubheader';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { useMotion } from '../../../hooks/useMotion';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { sectionOf } from '../edits/draftEdits';
import { DraftActions } from '../useDraftActions';
import { OpenMenu } from './useOutlineMenu';

const useStyles = makeStyles({
  item: { minHeight: 44, maxWidth: 320, whiteSpace: 'normal' },
});

interface Item {
  key: string;
  text: string;
  run: () => void;
  isOff?: boolean;
}

/** What can be done with a section or a question, by mouse, finger and key alike. @internal */
export function OutlineMenu(props: {
  menu?: OpenMenu;
  document: ChecklistDocument;
  actions: DraftActions;
  onShift: (kind: OpenMenu['kind'], id: string, by: -1 | 1) => void;
  onRemove: (menu: OpenMenu) => void;
  onClose: () => void;
}) {
  const { menu, document, actions, onShift, onRemove, onClose } = props;
  const classes = useStyles();
  const motion = useMotion();
  const { t } = useOrrTranslation();
  if (!menu) {
    return null;
  }
  const { kind, id } = menu;
  const { sections } = document;
  const section =
    kind === 'section'
      ? sections.find(one => one.id === id)
      : sectionOf(document, id);
  if (!section) {
    return null;
  }
  const place = sections.indexOf(section);
  const within = section.questions.findIndex(one => one.id === id);
  const isFirst = place === 0 && (kind === 'section' || within === 0);
  const isLast =
    place === sections.length - 1 &&
    (kind === 'section' || within === section.questions.length - 1);
  const shift = (by: -1 | 1) => () => onShift(kind, id, by);
  const items: Item[] = [
    { key: 'up', text: t('editor.outline.up'), run: shift(-1), isOff: isFirst },
    {
      key: 'down',
      text: t('editor.outline.down'),
      run: shift(1),
      isOff: isLast,
    },
    kind === 'question'
      ? {
          key: 'duplicate',
          text: t('editor.outline.duplicate'),
          run: () => actions.duplicateQuestion(id),
        }
      : {
          key: 'section',
          text: t('editor.outline.addSectionBelow'),
          run: () => actions.addSection(id),
        },
    ...(kind === 'question'
      ? [
          {
            key: 'below',
            text: t('editor.outline.addQuestionBelow'),
            run: () => actions.addQuestion(section.id, id),
          },
        ]
      : []),
    { key: 'remove', text: t('editor.remove'), run: () => onRemove(menu) },
  ];
  const others =
    kind === 'question' ? sections.filter(one => one !== section) : [];
  const pick = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Menu
      open
      anchorEl={menu.anchor}
      onClose={onClose}
      transitionDuration={motion}
      MenuListProps={{ 'aria-label': menu.title }}
    >
      {items.map(({ key, text, run, isOff }) => (
        <MenuItem
          key={key}
          className={classes.item}
          disabled={isOff}
          onClick={pick(run)}
        >
          {text}
        </MenuItem>
      ))}
      {others.length > 0 && (
        <ListSubheader disableSticky role="presentation">
          {t('editor.outline.moveTo')}
        </ListSubheader>
      )}
      {others.map(one => (
        <MenuItem
          key={one.id}
          className={classes.item}
          onClick={pick(() =>
            actions.moveQuestion(id, {
              sectionId: one.id,
              index: one.questions.length,
            }),
          )}
        >
          {one.title.trim() || t('editor.outline.untitled.section')}
        </MenuItem>
      ))}
    </Menu>
  );
}
