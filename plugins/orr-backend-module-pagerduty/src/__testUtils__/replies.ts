import { ServerResponse } from 'node:http';

/** What is answered in place of what was asked for. */
export type Reply = (response: ServerResponse) => void;

/** Words that must be met nowhere but between a server and its caller. */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

/** Answers with JSON. */
export function json(
  body: unknown,
  { status = 200, headers = {} as Record<string, string> } = {},
): Reply {
  return response => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

/** Refuses with a status, headers and words that are for nobody. */
export function refusal(
  status: number,
  headers: Record<string, string> = {},
): Reply {
  return json(
    { status: 'error', errorType: 'x', error: UPSTREAM_WORDS },
    { status, headers },
  );
}

/** Answers with a page, as a proxy in between does. */
export function page(status: number): Reply {
  return response => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(`<html>${UPSTREAM_WORDS}</html>`);
  };
}

/** Leads to another place. */
export function redirect(location: string): Reply {
  return response => {
    response.writeHead(302, { location });
    response.end();
  };
}

/** Never answers. */
export const silence: Reply = () => {};

/** Answers far too much. */
export const flood: Reply = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`"${UPSTREAM_WORDS.repeat(10_000)}"`);
};
