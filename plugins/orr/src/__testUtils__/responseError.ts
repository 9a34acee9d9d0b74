import { ResponseError } from '@backstage/errors';

/** An answer of the backend that refuses. @internal */
export function responseError(
  status: number,
  message: string,
  error: object = {},
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message, ...error },
        response: { statusCode: status },
      }),
      {
        status,
        headers: { 'content-type': 'application/json' },
      },
    ),
  );
}
