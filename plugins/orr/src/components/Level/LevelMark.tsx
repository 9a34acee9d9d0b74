import { makeStyles, Theme } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing';
import { QuestionMark } from './questionMarkOf';

const LOOKS: Record<QuestionMark, { glyph: string; tone: Tone }> = {
  UNANSWERED: { glyph: '○', tone: 'neutral' },
  NONE: { glyph: '✓', tone: 'success' },
  LOW: { glyph: '△', tone: 'neutral' },
  MEDIUM: { glyph: '▲', tone: 'warning' },
  HIGH: { glyph: '■', tone: 'error' },
  NOT_APPLICABLE: { glyph: '–', tone: 'neutral' },
  informs: { glyph: '·', tone: 'neutral' },
  toBeResearched: { glyph: '?', tone: 'neutral' },
  toBeConfirmed: { glyph: '?', tone: 'neutral' },
  accepted: { glyph: '◇', tone: 'warning' },
};

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    color: ({ tone }) => toneColour(theme, tone),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  glyph: { display: 'inline-block', minWidth: '1.25em', textAlign: 'center' },
}));

/**
 * The mark of a question. Alone it carries its words for screen readers and on hover; with `words` they are written out;
 * with `count` it says how many questions stand so.
 *
 * @internal
 */
export function LevelMark(props: {
  mark: QuestionMark;
  words?: boolean;
  count?: number;
}) {
  const { glyph, tone } = LOOKS[props.mark];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  const words = t(`level.${props.mark}`);
  if (props.words) {
    return (
      <span className={classes.root}>
        <span className={classes.glyph} aria-hidden>
          {glyph}
        </span>{' '}
        {words}
      </span>
    );
  }
  const label = props.count === undefined ? words : `${words}: ${props.count}`;
  return (
    <span className={classes.root} role="img" aria-label={label} title={label}>
      <span className={classes.glyph}>{glyph}</span>
      {props.count}
    </span>
  );
}
