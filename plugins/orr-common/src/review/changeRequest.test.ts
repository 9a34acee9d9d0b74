import { ChangeRequest, changeRequestState } from './changeRequest';

const asked: ChangeRequest = {
  id: 'r',
  questionId: 'rollback',
  text: 'How often?',
  answerRevision: 2,
};
const replied: ChangeRequest = {
  ...asked,
  reply: {
    text: 'Each week',
    repliedBy: 'user:default/ada',
    repliedAt: '2026-03-01T09:00:00.000Z',
  },
};

describe('changeRequestState', () => {
  it.each([
    ['open', asked, 2],
    ['open', { ...asked, answerRevision: 0 }, undefined],
    ['changed', asked, 3],
    ['changed', { ...asked, answerRevision: 0 }, 1],
    ['replied', replied, 2],
    // The answer as it is now says more than the reply to the earlier one.
    ['changed', replied, 3],
  ])('%s', (state, request, revision) => {
    expect(
      changeRequestState(
        request,
        revision === undefined ? undefined : { revision },
      ),
    ).toBe(state);
  });
});
