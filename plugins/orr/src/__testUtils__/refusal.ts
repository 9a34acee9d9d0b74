/** An error as the client makes it of a refused request. */
export function refusal(
  status: number,
  message: string,
  rest: Record<string, unknown> = {},
): Error {
  return Object.assign(new Error(`Request failed with ${status}`), {
    name: 'ResponseError',
    statusCode: status,
    body: {
      error: { name: 'Error', message, ...rest },
      response: { statusCode: status },
    },
  });
}

/** What a browser's fetch rejects with when nothing answers. */
export const unreachable = () => new TypeError('Failed to fetch');
