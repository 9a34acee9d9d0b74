import { durationText } from './durationText';

describe('durationText', () => {
  it.each([
    [0, '0 min'],
    [0.5, '30 min'],
    [1, '1 h'],
    [5.25, '5.3 h'],
    [47, '47 h'],
    [48, '2 d'],
    [100, '4.2 d'],
  ])('says %s hours as %s', (hours, text) => {
    expect(durationText(hours)).toBe(text);
  });
});
