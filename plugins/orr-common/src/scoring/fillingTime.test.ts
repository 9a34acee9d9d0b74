import { fillingTimeOf } from './fillingTime';

const on = (day: number, time: string) => `2026-03-0${day}T${time}:00.000Z`;

describe('fillingTimeOf', () => {
  it.each([
    [
      'one sitting',
      on(2, '09:00'),
      [on(2, '09:10'), on(2, '09:30')],
      on(2, '09:42'),
      42,
      1,
    ],
    [
      'two days',
      on(2, '09:00'),
      [on(2, '09:20'), on(3, '10:00'), on(3, '10:20')],
      on(3, '10:22'),
      42,
      2,
    ],
    [
      'saves in any order',
      on(2, '09:00'),
      [on(2, '09:30'), on(2, '09:10')],
      on(2, '09:42'),
      42,
      1,
    ],
    [
      'half an hour between',
      on(2, '09:00'),
      [on(2, '09:30')],
      on(2, '09:30'),
      30,
      1,
    ],
    ['more between', on(2, '09:00'), [on(2, '09:31')], on(2, '09:32'), 1, 1],
    [
      'a day that ends in between by the local clock',
      on(2, '22:50'),
      [on(2, '22:55'), on(2, '23:05')],
      on(2, '23:10'),
      20,
      2,
    ],
    ['nothing saved', on(2, '09:00'), [], on(2, '09:05'), 5, 1],
    ['no time at all', on(2, '09:00'), [on(2, '09:00')], on(2, '09:00'), 1, 1],
  ])('of %s', (_, startedAt, savedAt, submittedAt, minutes, days) => {
    expect(
      fillingTimeOf({
        startedAt,
        savedAt,
        submittedAt,
        timeZone: 'Europe/Berlin',
      }),
    ).toEqual({ minutes, days });
  });
});
