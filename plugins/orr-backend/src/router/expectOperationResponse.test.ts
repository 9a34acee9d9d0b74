import { expectOperationResponse } from './__testUtils__/expectOperationResponse';
import { exampleAnswer } from './__testUtils__/exampleObjects';

describe('expectOperationResponse', () => {
  const check = (status: number, body: unknown) => () =>
    expectOperationResponse('saveAnswer', { status, body });

  it('lets through what was promised', () => {
    expect(check(200, exampleAnswer)).not.toThrow();
  });

  it.each([
    ['a missing field', { ...exampleAnswer, revision: undefined }],
    [
      'a field that is not in the contract',
      { ...exampleAnswer, internalId: 7 },
    ],
    ['a value of another type', { ...exampleAnswer, answeredAt: 'yesterday' }],
  ])('refuses %s', (_, body) => {
    expect(check(200, body)).toThrow(
      'The response 200 of saveAnswer is not what was promised',
    );
  });

  it('refuses a status that was not promised', () => {
    expect(check(204, undefined)).toThrow(
      'knows no response 204 of saveAnswer',
    );
  });
});
