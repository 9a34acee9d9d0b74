import { makeStyles, Theme } from '@material-ui/core/styles';
import { RiskLevel } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
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
  },
  alone: { whiteSpace: 'nowrap' },
  glyph: { display: 'inline-block', minWidth: '1.25em', textAlign: 'center' },
}));

interface LevelMarkProps {
  mark: QuestionMark;
  words?: boolean;
  count?: number;
  /** The risk that is accepted, and until when. */
  accepted?: { level: RiskLevel; until?: string };
}

/** An accepted risk is named all the same. */
function useWords({ mark, accepted }: LevelMarkProps): string {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  if (mark !== 'accepted' || !accepted) {
    return t(`level.${mark}`);
  }
  const level = t(`level.${accepted.level}`);
  return accepted.until
    ? t('level.acceptedUntil', { level, date: relative(accepted.until).full })
    : t('level.acceptedOf', { level });
}

/**
 * The mark of a question. Alone it carries its words for screen readers and on hover; with `words` they are written out;
 * with `count` it says how many questions stand so.
 *
 * @internal
 */
export function LevelMark(props: LevelMarkProps) {
  const { glyph, tone } = LOOKS[props.mark];
  const classes = useStyles({ tone });
  const words = useWords(props);
  const { number } = useNumberText();
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
  const count = props.count === undefined ? undefined : number(props.count);
  const label = count === undefined ? words : `${words}: ${count}`;
  return (
    <span
      className={`${classes.root} ${classes.alone}`}
      role="img"
      aria-label={label}
      title={label}
    >
      <span className={classes.glyph}>{glyph}</span>
      {count}
    </span>
  );
}
