import { Standing, STANDING_WORDS } from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import { ShownStanding } from './BadgeView';
import { textWidth } from './textWidth';

const HEIGHT = 20;
const PADDING = 6;
const ICON = 12;
const LABEL = 'readiness';
const LABEL_COLOUR = '#424242';

/** White on each of them has a contrast of at least 4.5. */
const COLOURS: Record<Standing, string> = {
  ready: '#1b7a2f',
  readyWithConditions: '#33691e',
  notReady: '#b3261e',
  overdue: '#a14a00',
  neverReviewed: '#616161',
  notRequired: '#616161',
};

/** On a field of 24 by 24; the same forms as on the pages of the portal. */
const ICONS: Record<Standing, string> = {
  ready:
    '<path d="M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm-2 15-5-5 1.41-1.41L10 14.17l7.59-7.59L19 8l-9 9z"/>',
  readyWithConditions:
    '<path d="M9 16.2 4.8 12l-1.9 1.9L9 20 20.6 8.4 18.7 6.5z"/><circle cx="19" cy="18" r="3"/>',
  notReady: '<path d="M5 5h14v14H5z"/>',
  overdue:
    '<path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm.5-13H11v6l5.25 3.15.75-1.23-4.5-2.67z"/>',
  neverReviewed:
    '<path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16z"/>',
  notRequired: '<path d="M5 11h14v2H5z"/>',
};

function wordsOf({ standing, validUntil }: ShownStanding): string {
  return validUntil
    ? `${STANDING_WORDS[standing]} until ${validUntil}`
    : STANDING_WORDS[standing];
}

function titleOf({ standing, validUntil }: ShownStanding): string {
  const day =
    validUntil &&
    DateTime.fromISO(validUntil).setLocale('en-GB').toFormat('d MMMM yyyy');
  const words = STANDING_WORDS[standing];
  return `Operational readiness: ${words}${day ? `, valid until ${day}` : ''}`;
}

function text(words: string, x: number): string {
  // Whatever font there is, the words take the room that was reckoned for them.
  return `<text x="${x}" y="14" textLength="${textWidth(
    words,
  )}" lengthAdjust="spacingAndGlyphs">${words}</text>`;
}

/**
 * A standing as a picture of its own: icon, word and colour, and a title for who does not see it. Nothing in it comes from a
 * person, so that there is nothing to escape; and it holds no script.
 *
 * @internal
 */
export function badgeSvg(content: ShownStanding): string {
  const words = wordsOf(content);
  const { standing } = content;
  const labelWidth = textWidth(LABEL) + 2 * PADDING;
  const valueWidth = ICON + textWidth(words) + 3 * PADDING;
  const width = labelWidth + valueWidth;
  const iconAt = labelWidth + PADDING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="t">`,
    `<title id="t">${titleOf(content)}</title>`,
    `<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${labelWidth}" height="${HEIGHT}" fill="${LABEL_COLOUR}"/>`,
    `<rect x="${labelWidth}" width="${valueWidth}" height="${HEIGHT}" fill="${COLOURS[standing]}"/></g>`,
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">`,
    text(LABEL, PADDING),
    `<g transform="translate(${iconAt} 4) scale(0.5)">${ICONS[standing]}</g>`,
    text(words, iconAt + ICON + PADDING),
    '</g></svg>',
  ].join('');
}
