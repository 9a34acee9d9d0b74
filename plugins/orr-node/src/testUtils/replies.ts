import { ServerResponse } from 'node:http';

/**
 * What a local server answers in place of what was asked for.
 *
 * @public
 */
export type Reply = (response: ServerResponse) => void;

/**
 * Words that must be met nowhere but between a server and its caller.
 *
 * @public
 */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

/** Answers with JSON. */
function json(
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
function refusal(status: number, headers: Record<string, string> = {}): Reply {
  return json(
    { status: 'error', errorType: 'x', error: UPSTREAM_WORDS },
    { status, headers },
  );
}

/** Answers with a page, as a proxy in between does. */
function page(status: number): Reply {
  return response => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(`<html>${UPSTREAM_WORDS}</html>`);
  };
}

/** Leads to another place. */
function redirect(location: string): Reply {
  return response => {
    response.writeHead(302, { location });
    response.end();
  };
}

/** Never answers. */
const silence: Reply = () => {};

/** Answers far too much. */
const flood: Reply = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`"${UPSTREAM_WORDS.repeat(10_000)}"`);
};

/**
 * Answers with which sources have to get along.
 *
 * @public
 */
export interface Replies {
  /** Answers with JSON. */
  json(
    body: unknown,
    options?: { status?: number; headers?: Record<string, string> },
  ): Reply;
  /** Refuses with a status, headers and words that are for nobody. */
  refusal(status: number, headers?: Record<string, string>): Reply;
  /** Answers with a page, as a proxy in between does. */
  page(status: number): Reply;
  /** Leads to another place. */
  redirect(location: string): Reply;
  /** Never answers. */
  silence: Reply;
  /** Answers far too much. */
  flood: Reply;
}

/**
 * One of each of {@link Replies}.
 *
 * @public
 */
export const replies: Replies = {
  json,
  refusal,
  page,
  redirect,
  silence,
  flood,
};
