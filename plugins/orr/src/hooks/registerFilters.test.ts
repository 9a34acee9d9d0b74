import {
  isRegisterNarrowed,
  registerFiltersOf,
  registerParams,
  registerQuery,
} from './registerFilters';

const read = (kind: 'actions' | 'risks', search: string) =>
  registerFiltersOf(kind, new URLSearchParams(search));

describe('registerFilters', () => {
  it('shows what is open first, and says nothing of it in the URL', () => {
    const filters = read('actions', '');
    expect(filters).toMatchObject({ type: 'action', state: ['open'] });
    expect(registerParams('actions', filters).toString()).toBe('');
    expect(isRegisterNarrowed('actions', filters)).toBe(false);
    expect(read('risks', '')).toMatchObject({
      type: 'acceptance',
      state: ['approved'],
    });
  });

  it.each([
    'state=any',
    'state=open&state=done',
    'level=HIGH&checklist=launch&owner=group%3Adefault%2Fa&until=2026-06-30&scope=all',
  ])('keeps %s in the URL', search => {
    const filters = read('actions', search);
    expect(registerParams('actions', filters).toString()).toBe(search);
    expect(isRegisterNarrowed('actions', filters)).toBe(true);
  });

  it('leaves out what it does not know', () => {
    expect(
      read('risks', 'state=nonsense&level=x&until=tomorrow&type=action'),
    ).toEqual({
      type: 'acceptance',
      state: [],
      level: [],
      checklist: [],
      owner: [],
      everybody: false,
    });
  });

  it('asks for what is the viewer’s own unless told otherwise', () => {
    const own = ['user:default/ada', 'group:default/payments-team'];
    expect(registerQuery(read('actions', ''), own).owner).toEqual(own);
    expect(registerQuery(read('actions', 'scope=all'), own).owner).toEqual([]);
    expect(
      registerQuery(read('actions', 'owner=group:default/a'), own).owner,
    ).toEqual(['group:default/a']);
  });
});
