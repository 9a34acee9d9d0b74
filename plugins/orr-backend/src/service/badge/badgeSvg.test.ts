import { STANDINGS } from 'backstage-plugin-orr-common';
import { badgeSvg } from './badgeSvg';
import { textWidth } from './textWidth';

function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part =>
      part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('badgeSvg', () => {
  const numberAt = (svg: string, pattern: RegExp) =>
    Number(pattern.exec(svg)![1]);

  it('says the standing to who sees it and to who hears it', () => {
    const svg = badgeSvg({ standing: 'ready', validUntil: '2027-03-02' });
    expect(svg).toContain(
      '<title id="t">Operational readiness: Ready, valid until 2 March 2027</title>',
    );
    expect(svg).toContain('role="img" aria-labelledby="t"');
    expect(svg).toContain('>Ready until 2027-03-02</text>');
  });

  it('says no day where there is none', () => {
    expect(badgeSvg({ standing: 'notReady' })).toContain(
      '<title id="t">Operational readiness: Not ready</title>',
    );
  });

  it.each(STANDINGS)('has an icon of its own for %s', standing => {
    const iconOf = (svg: string) => /scale\(0\.5\)">(.*?)<\/g>/.exec(svg)![1];
    const others = STANDINGS.filter(other => other !== standing);
    expect(
      others.map(other => iconOf(badgeSvg({ standing: other }))),
    ).not.toContain(iconOf(badgeSvg({ standing })));
  });

  it.each(STANDINGS)('can be read in the colour of %s', standing => {
    const fills = [
      ...badgeSvg({ standing }).matchAll(/fill="(#[0-9a-f]{6})"/g),
    ];
    expect(fills).toHaveLength(2);
    fills.forEach(([, fill]) =>
      expect(1.05 / (luminanceOf(fill) + 0.05)).toBeGreaterThanOrEqual(4.5),
    );
  });

  it('is as wide as its words', () => {
    const short = badgeSvg({ standing: 'ready' });
    const long = badgeSvg({
      standing: 'readyWithConditions',
      validUntil: '2027-03-02',
    });
    const widthOf = (svg: string) => numberAt(svg, /^<svg [^>]*?width="(\d+)"/);
    expect(widthOf(long) - widthOf(short)).toBe(
      textWidth('Ready with conditions until 2027-03-02') - textWidth('Ready'),
    );
  });

  it('holds nothing that runs or that is fetched', () => {
    STANDINGS.forEach(standing =>
      expect(badgeSvg({ standing })).not.toMatch(
        /<script|<foreignObject|href|on\w+=|url\((?!#r\))/,
      ),
    );
  });
});
