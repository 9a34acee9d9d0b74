import { DecidingMode } from '../checklist/checklistDocument';
import { mayDecide } from './mayDecide';
import table from './tables/whoDecides.json';

const people: Record<
  string,
  { groups: string[]; drives?: boolean; owns?: boolean }
> = table.people;

describe('the table of who decides', () => {
  it('has every mode and person', () => {
    const keys = new Set(
      table.rows.map(row => `${row.mode} ${row.person} ${row.reviewerGroup}`),
    );
    expect(keys.size).toBe(3 * Object.keys(people).length + 1);
    expect(table.rows).toHaveLength(keys.size);
  });

  it.each(table.rows)('$mode, $person: $refusal', row => {
    const person = people[row.person];
    const answer = mayDecide({
      mode: row.mode as DecidingMode,
      deciderRef: 'user:default/ada',
      deciderGroupRefs: person.groups,
      owningGroupRefs: [
        'group:default/payments',
        ...(person.owns ? ['user:default/ada'] : []),
      ],
      driverRef: person.drives ? 'user:default/Ada' : 'user:default/ben',
      ...(row.reviewerGroup && { reviewerGroup: 'group:default/reliability' }),
    });
    expect(answer).toEqual(
      row.refusal === null
        ? { allowed: true }
        : { allowed: false, reason: row.refusal },
    );
  });
});

describe('a review of entities of several teams', () => {
  const request = {
    mode: 'self-certified' as const,
    deciderRef: 'user:default/ada',
    owningGroupRefs: ['group:default/payments', 'group:default/search'],
    ownersOfEach: [
      ['group:default/payments', 'group:default/search'],
      ['group:default/search'],
    ],
    driverRef: 'user:default/ada',
  };

  it.each([
    [['group:default/payments'], false],
    [['group:default/search'], true],
    [[], false],
  ])('is certified by who owns a part of each: %j %s', (groups, allowed) => {
    expect(mayDecide({ ...request, deciderGroupRefs: groups }).allowed).toBe(
      allowed,
    );
  });

  it('is decided independently by nobody of any owning group', () => {
    expect(
      mayDecide({
        ...request,
        mode: 'independent',
        reviewerGroup: 'group:default/reliability',
        deciderGroupRefs: ['group:default/reliability', 'group:default/search'],
      }),
    ).toEqual({ allowed: false, reason: 'inOwningGroup' });
  });
});
