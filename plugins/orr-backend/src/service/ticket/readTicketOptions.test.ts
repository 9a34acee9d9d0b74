import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readTicketOptions } from './readTicketOptions';

const read = (trackers: JsonObject) =>
  readTicketOptions(mockServices.rootConfig({ data: { orr: { trackers } } }));
const BOARD = {
  id: 'board',
  title: 'Board',
  url: 'https://board.example/new?t={{title}}&b={{body}}',
};

describe('readTicketOptions', () => {
  it('needs nothing', () => {
    expect(read({})).toEqual({ templates: [], pollMinutes: 15 });
  });

  it('reads what is given', () => {
    const recognises = 'https://board.example';
    expect(
      read({ templates: [{ ...BOARD, recognises }], pollMinutes: 5 }),
    ).toEqual({
      templates: [{ ...BOARD, recognises: 'https://board.example/' }],
      pollMinutes: 5,
    });
  });

  it.each<[JsonObject, string]>([
    [{ templates: [{ ...BOARD, url: 'data:,{{title}}' }] }, '[0].url'],
    [{ templates: [{ ...BOARD, url: 'https://{{title}}/' }] }, '[0].url'],
    [
      { templates: [{ ...BOARD, url: 'https://a.example{{title}}' }] },
      '[0].url',
    ],
    [{ templates: [{ ...BOARD, url: 'new?t={{title}}' }] }, '[0].url'],
    [{ templates: [{ ...BOARD, recognises: 'ftp://a' }] }, '[0].recognises'],
    [{ templates: [BOARD, BOARD] }, 'board is there twice'],
    [{ pollMinutes: 0 }, 'pollMinutes'],
    [{ pollMinutes: 1.5 }, 'pollMinutes'],
    [{ pollMinutes: 1_441 }, 'pollMinutes'],
  ])('refuses %j', (trackers, message) => {
    expect(() => read(trackers)).toThrow(message);
  });
});
