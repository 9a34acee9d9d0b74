import {
  darken,
  decomposeColor,
  getContrastRatio,
  lighten,
  Theme,
} from '@material-ui/core/styles';

/** What a colour stands for. @internal */
export type Tone = 'success' | 'warning' | 'error' | 'neutral';

/** WCAG AA asks for 4.5; the rest is for a page that is painted a shade apart from the theme's background. */
const TEXT_CONTRAST = 4.8;
const STEPS = 20;

function themeColourOf({ palette }: Theme, tone: Tone): string {
  switch (tone) {
    case 'success':
      return palette.status?.ok ?? palette.success.main;
    case 'warning':
      return palette.status?.warning ?? palette.warning.main;
    case 'error':
      return palette.status?.error ?? palette.error.main;
    default:
      return opaqueOver(palette.background.paper, palette.text.secondary);
  }
}

/** Themes paint secondary text in a translucent black, whose contrast would be taken for that of black. */
function opaqueOver(behind: string, colour: string): string {
  const { type, values } = decomposeColor(colour);
  if (type !== 'rgba') {
    return colour;
  }
  const alpha = Number(values[3]);
  const below = decomposeColor(behind).values;
  const mixed = values
    .slice(0, 3)
    .map((value, index) =>
      Math.round(Number(value) * alpha + Number(below[index]) * (1 - alpha)),
    );
  return `rgb(${mixed.join(', ')})`;
}

/**
 * The theme's own status colour, moved away from the background just as far as WCAG AA asks of text:
 * the bare status colours of the Backstage themes are meant for dots.
 *
 * @internal
 */
export function toneColour(theme: Theme, tone: Tone): string {
  const { background, type } = theme.palette;
  const own = themeColourOf(theme, tone);
  const move = type === 'dark' ? lighten : darken;
  const backgrounds = [background.paper, background.default];
  for (let step = 0; step < STEPS; step++) {
    const colour = step === 0 ? own : move(own, step / STEPS);
    if (
      backgrounds.every(
        behind => getContrastRatio(colour, behind) >= TEXT_CONTRAST,
      )
    ) {
      return colour;
    }
  }
  return theme.palette.text.primary;
}
