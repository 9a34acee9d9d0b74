import { ComponentType } from 'react';
import Chip from '@material-ui/core/Chip';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AddIcon from '@material-ui/icons/Add';
import CompareArrowsIcon from '@material-ui/icons/CompareArrows';
import RemoveIcon from '@material-ui/icons/Remove';
import SwapVertIcon from '@material-ui/icons/SwapVert';
import TextFieldsIcon from '@material-ui/icons/TextFields';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing';

/** In what way something differs. @internal */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'reworded' | 'moved';

const LOOKS: Record<
  ChangeKind,
  { Icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
  added: { Icon: AddIcon, tone: 'success' },
  removed: { Icon: RemoveIcon, tone: 'error' },
  changed: { Icon: CompareArrowsIcon, tone: 'warning' },
  reworded: { Icon: TextFieldsIcon, tone: 'neutral' },
  moved: { Icon: SwapVertIcon, tone: 'neutral' },
};

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    margin: 0,
    color: ({ tone }) => toneColour(theme, tone),
    borderColor: 'currentColor',
    backgroundColor: 'transparent',
  },
  icon: { color: 'inherit' },
}));

/** In what way something differs, as icon, word and colour. @internal */
export function ChangeChip(props: { kind: ChangeKind; label?: string }) {
  const { Icon, tone } = LOOKS[props.kind];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  return (
    <Chip
      size="small"
      variant="outlined"
      className={classes.root}
      classes={{ icon: classes.icon }}
      icon={<Icon aria-hidden />}
      label={props.label ?? t(`checklists.differences.chip.${props.kind}`)}
    />
  );
}

/** The ways in which a part differs that is there in both. @internal */
export function changeKindsOf(part: {
  change: string;
  meaning: boolean;
  moved?: unknown;
  hasContent: boolean;
}): ChangeKind[] {
  if (part.change === 'added' || part.change === 'removed') {
    return [part.change];
  }
  const content: ChangeKind = part.meaning ? 'changed' : 'reworded';
  return [
    ...(part.hasContent || part.meaning ? [content] : []),
    ...(part.moved ? ['moved' as const] : []),
  ];
}
