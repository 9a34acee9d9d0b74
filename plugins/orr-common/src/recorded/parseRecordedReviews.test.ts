import fc from 'fast-check';
import { parseRecordedReviews } from './parseRecordedReviews';
import { RECORDED_REVIEW_LIMITS } from './recordedReview';
import { recordedReviewTemplate } from './recordedReviewTemplate';

const HEADERS = 'Entity,Date,Outcome,Link,Valid until,Checklist';
const parse = (text: string, today = '2026-03-02') =>
  parseRecordedReviews(text, { today });
const parseRows = (...rows: string[]) => parse([HEADERS, ...rows].join('\n'));

describe('parseRecordedReviews', () => {
  it('reads its own template', () => {
    const { rows, problems } = parse(recordedReviewTemplate());
    expect(problems).toEqual([]);
    expect(rows.map(({ row, claim }) => [row, claim])).toEqual([
      [
        2,
        {
          entityRef: 'component:default/checkout',
          reviewedOn: '2025-03-31',
          outcome: 'go',
          url: 'https://wiki.example.org/reviews/checkout',
          validUntil: '2026-03-31',
          checklist: 'Launch checklist of 2024',
        },
      ],
      [
        3,
        {
          entityRef: 'api:default/payments',
          reviewedOn: '2025-06-02',
          outcome: 'conditionalGo',
        },
      ],
      [
        4,
        {
          entityRef: 'component:default/search',
          reviewedOn: '2024-11-18',
          outcome: 'noGo',
        },
      ],
    ]);
  });

  it('takes headers in the words of people, in any order, behind a title, parted by semicolons', () => {
    const { rows, problems } = parse(
      'Reviews of last year;;;\r\nRESULT;Expires on;service;Review date;Room\r\nApproved;31.12.2026;"Shop/Checkout";1.3.2025;B12\r\n',
    );
    expect(problems).toEqual([
      {
        severity: 'warning',
        row: 2,
        column: 'Room',
        message: 'Nobody knows this column, so it is left out',
      },
    ]);
    expect(rows).toEqual([
      {
        row: 3,
        entity: 'Shop/Checkout',
        claim: {
          entityRef: 'component:shop/checkout',
          reviewedOn: '2025-03-01',
          outcome: 'go',
          validUntil: '2026-12-31',
        },
      },
    ]);
  });

  it.each([
    [',2025-01-01,go', 'Entity', /which entity/],
    ['a b,2025-01-01,go', 'Entity', /no name of an entity/],
    [`${'a'.repeat(64)},2025-01-01,go`, 'Entity', /no name of an entity/],
    ['"=HYPERLINK(""x"")",2025-01-01,go', 'Entity', /no name of an entity/],
    ['a,,go', 'Date', /has no date/],
    ['a,03/04/2025,go', 'Date', /cannot be read as a day/],
    ['a,1969-12-31,go', 'Date', /cannot be read as a day/],
    ['a,2026-03-03,go', 'Date', /still to come/],
    ['a,2025-01-01,', 'Outcome', /has no outcome/],
    ['a,2025-01-01,maybe', 'Outcome', /none of go, conditional go, no-go/],
    ['a,2025-01-01,go,javascript:alert(1)', 'Link', /no address/],
    ['a,2025-01-01,go,wiki/page', 'Link', /no address/],
    ['a,2025-01-01,go,https://me:secret@example.org', 'Link', /no address/],
    [`a,2025-01-01,go,https://a.org/${'a'.repeat(2_000)}`, 'Link', /no addr/],
    ['a,2025-01-01,go,,2024-12-31', 'Valid until', /before the review/],
    ['a,2025-01-01,go,,soon', 'Valid until', /cannot be read as a day/],
    [`a,2025-01-01,go,,,${'x'.repeat(201)}`, 'Checklist', /Longer than 200/],
    ['caf\uFFFD,2025-01-01,go', 'Entity', /save the file as UTF-8/],
    ['a,2025-01-01,go,,,x,y', undefined, /More cells than headers/],
  ])('says what is wrong with %j', (row, column, message) => {
    const { rows, problems } = parseRows('fine,2025-01-01,go', row);
    expect(problems[0]).toEqual({
      severity: 'error',
      row: 3,
      ...(column && { column }),
      message: expect.stringMatching(message),
    });
    expect(rows[0].claim).toBeDefined();
    expect(rows[1].claim).toBeUndefined();
  });

  it.each([
    ['go', 'go'],
    ['Ready', 'go'],
    ['Conditional Go', 'conditionalGo'],
    ['conditionally approved', 'conditionalGo'],
    ['NO-GO', 'noGo'],
    ['Not ready', 'noGo'],
    ['rejected', 'noGo'],
  ])('takes %j as an outcome', (word, outcome) => {
    expect(parseRows(`a,2025-01-01,${word}`).rows[0].claim).toMatchObject({
      outcome,
    });
  });

  it('takes a formula in words as the text that it is, and says so', () => {
    const { rows, problems } = parseRows("a,2025-01-01,go,,,'=cmd|calc");
    expect(rows[0].claim).toMatchObject({ checklist: '=cmd|calc' });
    expect(problems).toEqual([
      {
        severity: 'warning',
        row: 2,
        column: 'Checklist',
        message: 'It reads like a formula, and is taken as text',
      },
    ]);
  });

  it('keeps line breaks and quotation marks in cells, and counts rows as spreadsheets do', () => {
    const { rows } = parseRows(
      'a,2025-01-01,go,,,"two ""quoted""\nlines"',
      '',
      'b,2025-01-01,go',
    );
    expect(rows.map(({ row, claim }) => [row, claim?.checklist])).toEqual([
      [2, 'two "quoted"\nlines'],
      [4, undefined],
    ]);
  });

  it('refuses the same review twice, whatever is written of it, and takes two by different checklists', () => {
    const { problems } = parseRows(
      'a,2025-01-01,go,,,Launch',
      'Component:Default/A,1.1.2025,no-go,,,launch',
      'a,2025-01-01,go,,,Security',
      'a,2025-01-02,go,,,Launch',
    );
    expect(problems).toEqual([
      {
        severity: 'error',
        row: 3,
        column: 'Entity',
        message: 'Row 2 is about the same review',
      },
    ]);
  });

  it.each([
    ['', /No column is called Entity/],
    ['Name,Date\na,b', /No column is called Entity/],
    ['Entity,Link\na,b', /No column is called Date and Outcome/],
    [HEADERS, /there is no row/],
    [`${HEADERS}\n"a,2025-01-01,go`, /opened and not closed/],
    [`${HEADERS}\n${'a'.repeat(RECORDED_REVIEW_LIMITS.bytes)}`, /500 kB/],
    [`${HEADERS}${'\na,2025-01-01,go'.repeat(2_001)}`, /More than 2000 rows/],
    [`${HEADERS}${',x'.repeat(200)}\na,2025-01-01,go`, /More than 200 columns/],
  ])('refuses a table as a whole (%#)', (text, message) => {
    expect(parse(text)).toEqual({
      rows: [],
      problems: [
        {
          severity: 'error',
          row: expect.any(Number),
          message: expect.stringMatching(message),
        },
      ],
    });
  });

  it('never throws, and gives no claim of a row with an error', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'go', '2025-01-01', '"', '=1', 'https://a.org'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 })), table => {
        const { rows, problems } = parseRows(
          ...table.map(cells => cells.join(',')),
        );
        const wrong = problems
          .filter(({ severity }) => severity === 'error')
          .map(({ row }) => row);
        rows
          .filter(({ claim }) => !claim)
          .forEach(({ row }) => expect(wrong).toContain(row));
      }),
    );
  });
});
