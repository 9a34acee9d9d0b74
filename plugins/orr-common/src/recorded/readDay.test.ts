import fc from 'fast-check';
import { readDay } from './readDay';

describe('readDay', () => {
  it.each([
    ['2025-03-01', '2025-03-01'],
    [' 2025/3/1 ', '2025-03-01'],
    ['2025.03.01', '2025-03-01'],
    ['2025-03-01T09:30:00Z', '2025-03-01'],
    ['2025-03-01 09:30', '2025-03-01'],
    ['1.3.2025', '2025-03-01'],
    ['01. 03. 2025', '2025-03-01'],
    ['1 Mar 2025', '2025-03-01'],
    ['1-march-2025', '2025-03-01'],
    ['Mar 1, 2025', '2025-03-01'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each([
    '',
    'soon',
    '2025',
    '03/01/2025',
    '1/3/25',
    '2025-02-29',
    '2025-13-01',
    '32.1.2025',
    '1 Foo 2025',
    '45717',
  ])('tells nothing of %j', text => {
    expect(readDay(text)).toBeUndefined();
  });

  it('reads every day however it is written', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-01'),
          max: new Date('2199-12-31'),
          noInvalidDate: true,
        }),
        date => {
          const day = date.toISOString().slice(0, 10);
          const [y, m, d] = day.split('-');
          expect(readDay(`${Number(d)}.${Number(m)}.${y}`)).toBe(day);
          expect(readDay(`${y}/${m}/${d}`)).toBe(day);
        },
      ),
    );
  });
});
