import { parse } from 'yaml';
import { originWords } from 'backstage-plugin-orr-common';

describe('originWords', () => {
  it.each([
    'Checkout answered too slowly',
    'a: "b" # c\n- d: {e}',
    '*anchor & %tag | > \\ \u2028',
    'x'.repeat(500),
  ])('are read from a file as what they are: %s', title => {
    const words = originWords({
      title,
      day: '2026-06-10',
      url: 'https://incidents.example.org/42?a=b#c: d',
    });
    const { origin, why } = parse(words) as any;
    expect(origin).toBe('incident');
    expect(why.links).toEqual([
      {
        title: expect.any(String),
        url: 'https://incidents.example.org/42?a=b#c: d',
      },
    ]);
    const [{ title: read }] = why.links;
    expect(read.length).toBeLessThanOrEqual(200);
    expect(read.endsWith(', 2026-06-10')).toBe(true);
    expect(read.startsWith(title.slice(0, 150))).toBe(true);
  });
});
