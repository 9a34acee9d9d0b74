import { Theme } from '@material-ui/core/styles';
import { Standing } from 'backstage-plugin-orr-common';
import { toneColour } from '../Standing';

/** How much of a tile is painted; the rest is the paper, so that standings are told apart without colour. */
function stripes(colour: string, paper: string, angle: number) {
  return `repeating-linear-gradient(${angle}deg, ${colour} 0 4px, ${paper} 4px 7px)`;
}

/** What fills the part of a bar that stands for a standing: a colour of its tone, and a pattern of its own. @internal */
export function standingPattern(theme: Theme, standing: Standing) {
  const paper = theme.palette.background.paper;
  const colour = (tone: 'success' | 'warning' | 'error' | 'neutral') =>
    toneColour(theme, tone);
  switch (standing) {
    case 'ready':
      return { background: colour('success') };
    case 'readyWithConditions':
      return {
        background: `radial-gradient(circle at 4px 4px, ${paper} 0 1.6px, ${colour(
          'success',
        )} 2px) 0 0 / 8px 8px`,
      };
    case 'notReady':
      return { background: colour('error') };
    case 'overdue':
      return { background: stripes(colour('warning'), paper, 45) };
    case 'neverReviewed':
      return {
        background: paper,
        boxShadow: `inset 0 0 0 2px ${colour('neutral')}`,
      };
    default:
      return {
        background: stripes(colour('neutral'), paper, 90),
        opacity: 0.6,
      };
  }
}
