import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { components, operations } from '@octokit/openapi-types';

type IssueMade =
  operations['issues/create']['responses'][201]['content']['application/json'];
type IssueRead =
  operations['issues/get']['responses'][200]['content']['application/json'];
type IssueWanted = NonNullable<
  operations['issues/create']['requestBody']
>['content']['application/json'];
/** The parts of GitHub's published description of an issue that are read or that tell issues apart. */
type Issue = Pick<
  components['schemas']['issue'] & IssueMade & IssueRead,
  'number' | 'html_url' | 'title' | 'body' | 'state' | 'closed_at'
>;

/** What GitHub says in the body of a failure. */
type BasicError = components['schemas']['basic-error'];

/** A request as it came in. */
export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body?: IssueWanted;
}

/** What is answered in place of what GitHub would. */
export type Reply = (response: ServerResponse) => void;

/** Words that must be met nowhere but between this server and its caller. */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

const notFound: BasicError = { message: UPSTREAM_WORDS };

/** Issues of a local GitHub, by its published REST description, and every way in which it may fail. */
export class GithubServer {
  readonly issues: (Issue & { repository: string })[] = [];
  readonly requests: ReceivedRequest[] = [];
  /** Answers the next requests, one each. */
  readonly replies: Reply[] = [];
  /** Whether an answer is lost after the issue was made. */
  losesAnswers = false;
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(error => response.destroy(error));
    });
    await new Promise<void>(resolve => {
      this.#server!.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    const server = this.#server!;
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }

  get host(): string {
    return `127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  get apiBaseUrl(): string {
    return `http://${this.host}/api/v3`;
  }

  urlOf(repository: string, number: number): string {
    return `http://${this.host}/${repository}/issues/${number}`;
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const received = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      ...(text && { body: JSON.parse(text) as IssueWanted }),
    };
    this.requests.push(received);
    const reply = this.replies.shift();
    if (reply) {
      reply(response);
      return;
    }
    this.#answer(received, response);
  }

  #answer(request: ReceivedRequest, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.path, this.apiBaseUrl);
    const [, repository, number] =
      /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/issues(?:\/(\d+))?$/.exec(pathname) ??
      [];
    const own = this.issues.filter(issue => issue.repository === repository);
    if (!repository) {
      json(404, notFound)(response);
    } else if (request.method === 'POST') {
      const issue = this.#make(repository, request.body!);
      if (this.losesAnswers) {
        response.destroy();
      } else {
        json(201, issue)(response);
      }
    } else if (number) {
      const issue = own.find(item => item.number === Number(number));
      json(
        issue ? 200 : 404,
        issue ?? notFound,
        issue && etagOf(issue, request),
      )(response);
    } else {
      const size = Number(searchParams.get('per_page'));
      const from = (Number(searchParams.get('page')) - 1) * size;
      json(200, [...own].reverse().slice(from, from + size))(response);
    }
  }

  #make(repository: string, { title, body }: IssueWanted): Issue {
    const number =
      this.issues.filter(issue => issue.repository === repository).length + 1;
    const issue = {
      repository,
      number,
      html_url: this.urlOf(repository, number),
      title: String(title),
      body,
      state: 'open',
      closed_at: null,
    };
    this.issues.push(issue);
    return issue;
  }
}

function etagOf(issue: Issue, { headers }: ReceivedRequest) {
  const etag = `W/"${issue.number}-${issue.state}"`;
  return { etag, isKnown: headers['if-none-match'] === etag };
}

/** Answers with JSON, as GitHub does. */
export function json(
  status: number,
  body: unknown,
  known?: { etag: string; isKnown: boolean },
): Reply {
  return response => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      ...(known && { etag: known.etag }),
    };
    response.writeHead(known?.isKnown ? 304 : status, headers);
    response.end(known?.isKnown ? undefined : JSON.stringify(body));
  };
}

/** Refuses with a status, headers and words that are for nobody. */
export function refusal(
  status: number,
  headers: Record<string, string> = {},
): Reply {
  return response => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(notFound));
  };
}

/** Answers with a page, as a proxy in between does. */
export function page(status: number): Reply {
  return response => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(`<html>${UPSTREAM_WORDS}</html>`);
  };
}

/** Never answers. */
export const silence: Reply = () => {};
