import { getContrastRatio, Theme } from '@material-ui/core/styles';
import { themes } from '@backstage/theme';
import { toneColour } from './toneColour';

function themeOf(name: 'light' | 'dark'): Theme {
  return themes[name].getTheme('v4') as Theme;
}

describe.each(['light', 'dark'] as const)(
  'toneColour in the %s theme',
  name => {
    const theme = themeOf(name);

    it.each(['success', 'warning', 'error', 'neutral'] as const)(
      'gives %s a contrast that text needs',
      tone => {
        const colour = toneColour(theme, tone);

        // What is measured of a translucent colour is not what one sees.
        expect(colour).not.toMatch(/a\(/);
        expect(
          getContrastRatio(colour, theme.palette.background.paper),
        ).toBeGreaterThanOrEqual(4.5);
        expect(
          getContrastRatio(colour, theme.palette.background.default),
        ).toBeGreaterThanOrEqual(4.5);
      },
    );

    it('keeps the tones apart', () => {
      const colours = (['success', 'warning', 'error', 'neutral'] as const).map(
        tone => toneColour(theme, tone),
      );

      expect(new Set(colours).size).toBe(4);
    });
  },
);
