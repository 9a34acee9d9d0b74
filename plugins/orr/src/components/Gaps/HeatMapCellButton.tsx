import ButtonBase from '@material-ui/core/ButtonBase';
import { alpha, makeStyles, Theme } from '@material-ui/core/styles';
import { HeatMap, HeatMapCell, HeatMapRow } from 'backstage-plugin-orr-common';
import { LevelMark } from '../Level';
import { Tone, toneColour } from '../Standing';
import { NumberText } from '../NumberText';
import { openLevels } from './openLevels';
import { useCellText } from './useCellText';

const TONES: Record<string, Tone> = {
  HIGH: 'error',
  UNANSWERED: 'neutral',
  MEDIUM: 'warning',
  LOW: 'neutral',
};
const SHADE = 0.16;

const useStyles = makeStyles<Theme, { tone?: Tone }>(theme => ({
  root: {
    width: '100%',
    minWidth: 72,
    minHeight: 44,
    padding: theme.spacing(0.5, 1),
    borderRadius: theme.shape.borderRadius,
    justifyContent: 'space-between',
    fontSize: theme.typography.body2.fontSize,
    fontVariantNumeric: 'tabular-nums',
    backgroundColor: ({ tone }) =>
      tone && alpha(toneColour(theme, tone), SHADE),
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.text.primary}`,
      outlineOffset: 1,
    },
    '&[aria-pressed="true"]': {
      boxShadow: `inset 0 0 0 2px ${theme.palette.text.primary}`,
    },
  },
  // Names the button; a label of its own would have to repeat what is seen.
  words: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
  count: { fontWeight: 'bold' },
  beside: {
    marginLeft: theme.spacing(1),
    // The tint would take its contrast from a coloured mark.
    '& *': { color: theme.palette.text.primary },
  },
}));

/** One number of the heat map: how much is open, and the highest level among it. @internal */
export function HeatMapCellButton(props: {
  row: HeatMapRow;
  column: HeatMap['columns'][number];
  cell: HeatMapCell;
  chosen: boolean;
  tabIndex?: number;
  /** Beside the number, where it stands under no heading. */
  label?: string;
  onClick: () => void;
}) {
  const { row, column, cell, chosen, tabIndex, label, onClick } = props;
  const [highest] = openLevels(cell.open);
  const classes = useStyles({
    tone: highest && TONES[highest.level],
  });
  const text = useCellText()(row, column, cell);
  return (
    <ButtonBase
      className={classes.root}
      title={text}
      aria-pressed={chosen}
      {...(chosen && { 'data-chosen-cell': true })}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <span className={classes.words}>{text}</span>
      <span aria-hidden>{label}</span>
      <span aria-hidden>
        {cell.asked === 0 ? (
          '–'
        ) : (
          <span className={classes.count}>
            <NumberText value={cell.openTotal} />
          </span>
        )}
        {cell.asked > 0 && (
          <span className={classes.beside}>
            {highest ? (
              <LevelMark mark={highest.level} count={highest.count} />
            ) : (
              <LevelMark mark="NONE" />
            )}
          </span>
        )}
      </span>
    </ButtonBase>
  );
}
