import { fillTicketTemplate } from './fillTicketTemplate';
import { TICKET_LIMITS } from './findingTicket';
import { ticketDraft } from './ticketDraft';

const GAP = {
  action: {
    text: 'Write the *runbook*\nand use it',
    level: 'HIGH' as const,
    until: '2026-05-31',
  },
  entityTitle: 'Check_out',
  entityRef: 'component:default/checkout',
  checklistTitle: 'Launch',
  questionTitle: 'Is there\na <runbook>?',
  link: 'https://portal.example/catalog/default/component/checkout',
};

describe('ticketDraft', () => {
  it('says what is to be done, which gap that closes and where it is', () => {
    expect(ticketDraft(GAP)).toEqual({
      title: 'Check_out: Write the *runbook*',
      body: `Write the *runbook*
and use it

- Entity: Check\\_out (\`component:default/checkout\`)
- Question: Is there a \\<runbook\\>?
- Checklist: Launch
- Risk: high
- Due: 2026-05-31

The gap in the portal: <https://portal.example/catalog/default/component/checkout>`,
    });
    const { until: _, ...backlog } = GAP.action;
    expect(ticketDraft({ ...GAP, action: backlog }).body).not.toContain('Due');
  });

  it('keeps the title to its length', () => {
    const text = '🦉'.repeat(500);
    const { title } = ticketDraft({ ...GAP, action: { ...GAP.action, text } });
    expect([...title]).toHaveLength(TICKET_LIMITS.title);
    expect(title.endsWith('🦉…')).toBe(true);
  });
});

describe('fillTicketTemplate', () => {
  const TEMPLATE = 'https://board.example/new?t={{title}}&b={{body}}';

  it('encodes what it fills in', () => {
    expect(
      fillTicketTemplate(TEMPLATE, {
        title: 'a&b=$& #1',
        body: 'x\n{{title}}',
      }),
    ).toBe(
      'https://board.example/new?t=a%26b%3D%24%26%20%231&b=x%0A%7B%7Btitle%7D%7D',
    );
  });

  it('cuts a body that is too long, and half characters', () => {
    const url = fillTicketTemplate(TEMPLATE, {
      title: 'a\uD83E',
      body: '🦉'.repeat(5_000),
    });
    expect(url.length).toBeLessThanOrEqual(7_500);
    const filled = new URL(url).searchParams;
    expect(filled.get('t')).toBe('a');
    expect(filled.get('b')).toMatch(/^(🦉)+$/u);
  });
});
