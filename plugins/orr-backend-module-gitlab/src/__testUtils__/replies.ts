import { ServerResponse } from 'node:http';

/** What is answered in place of what GitLab would. */
export type Reply = (response: ServerResponse) => void;

/** Words that must be met nowhere but between a server and its caller. */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

/** Answers with JSON. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Reply {
  return response => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

/** Refuses with a status, headers and words that are for nobody, in JSON. */
export function refusal(
  status: number,
  headers: Record<string, string> = {},
): Reply {
  return json(status, { message: UPSTREAM_WORDS }, headers);
}

/** Refuses in plain text, as GitLab does where there is too much to do. */
export function plainRefusal(
  status: number,
  headers: Record<string, string> = {},
): Reply {
  return response => {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers });
    response.end(UPSTREAM_WORDS);
  };
}

/** Answers with a page, as a proxy in between does. */
export function page(status: number): Reply {
  return response => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(`<html>${UPSTREAM_WORDS}</html>`);
  };
}

/** Points to another address. */
export function redirect(location: string): Reply {
  return response => {
    response.writeHead(302, { location });
    response.end();
  };
}

/** Ends in the middle of what it says. */
export const halfAnAnswer: Reply = response => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': '5000',
  });
  response.write('[{"id": 1, ');
  setImmediate(() => response.destroy());
};

/** Never answers. */
export const silence: Reply = () => {};
