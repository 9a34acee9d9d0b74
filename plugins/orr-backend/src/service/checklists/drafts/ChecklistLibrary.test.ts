import { checkDraft } from 'backstage-plugin-orr-common';
import { CHECKLIST } from '../../../__testUtils__/createTestPortal';
import { ChecklistLibrary } from './ChecklistLibrary';

describe('ChecklistLibrary', () => {
  it('offers every question of the bank, by the title of its group', async () => {
    const { items } = await new ChecklistLibrary().list();
    expect(items).toHaveLength(71);
    expect(items).toContainEqual({
      group: 'Priorities',
      question: expect.objectContaining({ id: 'customer-needs' }),
    });
    expect(new Set(items.map(({ group }) => group)).size).toBe(12);
  });

  it('offers whole checklists to begin with, by their files', async () => {
    const library = new ChecklistLibrary();
    const { checklists } = await library.list();
    expect(
      checklists.map(({ name, questionCount }) => [name, questionCount]),
    ).toEqual([
      ['service-launch-readiness', expect.any(Number)],
      ['change-readiness', expect.any(Number)],
      ['yearly-review', 12],
    ]);
    expect(await library.checklist('yearly-review')).toMatchObject({
      title: 'Yearly review',
    });
    expect(await library.checklist('toString')).toBeUndefined();
  });

  it('offers questions that go into any checklist as they are', async () => {
    const { items } = await new ChecklistLibrary().list();
    const errors = items.flatMap(
      ({ question }) =>
        checkDraft({
          ...CHECKLIST,
          kinds: question.profiles,
          sections: [{ id: 'picked', title: 'Picked', questions: [question] }],
        }).problems,
    );
    expect(errors).toEqual([]);
  });
});
