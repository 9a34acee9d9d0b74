import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { treeOf } from './treeOf';

/** A build as Jenkins has it. */
export interface ServedBuild {
  _class: string;
  number: number;
  url: string;
  result: string | null;
  building: boolean;
  timestamp: number;
  duration: number;
  actions: object[];
}

/** What is answered in place of what Jenkins would. */
export type Reply = (response: ServerResponse) => void;

/** Words that must be met nowhere but between this server and its caller. */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

/** `builds` holds so many at most; `allBuilds` holds all, and is there only where a tree asks for it. */
const BUILDS_CAP = 100;

/** A job of a local Jenkins. */
export class ServedJob {
  /** The newest first. */
  builds: ServedBuild[] = [];
  nextBuildNumber = 1;

  constructor(readonly url: string, readonly name: string) {}

  /** Starts a build, which goes on unless a result is given. */
  run(
    timestamp: number,
    change: Partial<ServedBuild> & { sha?: string } = {},
  ): ServedBuild {
    const { sha, ...rest } = change;
    const number = this.nextBuildNumber;
    const result = rest.result ?? null;
    const build: ServedBuild = {
      _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
      number,
      url: `${this.url}${number}/`,
      result,
      building: result === null,
      timestamp,
      duration: result === null ? 0 : 60_000,
      actions: [{}, ...(sha ? [checkout(sha)] : [])],
      ...rest,
    };
    this.nextBuildNumber += 1;
    this.builds.unshift(build);
    return build;
  }

  delete(...numbers: number[]): void {
    this.builds = this.builds.filter(({ number }) => !numbers.includes(number));
  }

  /** What the API has of it, without `allBuilds`. */
  toJson() {
    const summary = (build?: ServedBuild) =>
      build ? { number: build.number, url: build.url } : null;
    return {
      _class: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
      name: this.name,
      url: this.url,
      nextBuildNumber: this.nextBuildNumber,
      builds: this.builds.slice(0, BUILDS_CAP),
      firstBuild: summary(this.builds.at(-1)),
      lastBuild: summary(this.builds.at(0)),
    };
  }
}

/** What the Git plugin adds to a build. */
export function checkout(sha: string, branch = 'refs/remotes/origin/main') {
  return {
    _class: 'hudson.plugins.git.util.BuildData',
    lastBuiltRevision: {
      SHA1: sha,
      branch: [{ SHA1: sha, name: branch }],
    },
  };
}

/** What a build with parameters has. */
export function parameters(values: Record<string, unknown>) {
  return {
    _class: 'hudson.model.ParametersAction',
    parameters: Object.entries(values).map(([name, value]) => ({
      name,
      value,
    })),
  };
}

/** What says who started a build. */
export function cause(name: string, userId?: string | null) {
  return {
    _class: 'hudson.model.CauseAction',
    causes: [
      {
        _class: name,
        shortDescription: UPSTREAM_WORDS,
        ...(userId === undefined ? {} : { userId }),
      },
    ],
  };
}

/** Jobs and builds of a local Jenkins, with the shape of its remote API, and every way in which it may fail. */
export class JenkinsServer {
  readonly jobs = new Map<string, ServedJob>();
  readonly folders = new Set<string>();
  readonly requests: { path: string; headers: IncomingMessage['headers'] }[] =
    [];
  /** Answers the next requests, one each; absent ones are answered as ever. */
  readonly replies: (Reply | undefined)[] = [];
  /** Done before the answer to the next request, and to none after. */
  before: (() => void) | undefined;
  /** Whoever may read. */
  user = { name: 'portal', token: 'token-nobody-may-see' };
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) =>
      this.#serve(request, response),
    );
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

  reset(): void {
    this.jobs.clear();
    this.folders.clear();
    this.requests.length = 0;
    this.replies.length = 0;
    this.before = undefined;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  /** With a path, as behind a proxy. */
  get baseUrl(): string {
    return `http://${this.host}/ci`;
  }

  get paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  job(fullName: string): ServedJob {
    const path = fullName
      .split('/')
      .map(name => `job/${encodeURIComponent(name)}`)
      .join('/');
    const job = new ServedJob(
      `${this.baseUrl}/${path}/`,
      fullName.split('/').at(-1)!,
    );
    this.jobs.set(fullName, job);
    return job;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push({ path: request.url!, headers: request.headers });
    this.before?.();
    this.before = undefined;
    const reply = this.replies.shift();
    if (reply) {
      reply(response);
      return;
    }
    const { name, token } = this.user;
    const basic = Buffer.from(`${name}:${token}`).toString('base64');
    if (request.headers.authorization !== `Basic ${basic}`) {
      page(401)(response);
      return;
    }
    const { pathname, searchParams } = new URL(request.url!, this.baseUrl);
    const document = this.#documentAt(pathname);
    const tree = searchParams.get('tree');
    if (!document) {
      page(404)(response);
    } else {
      const { allBuilds: _, ...plain } = document as Record<string, unknown>;
      json(200, tree === null ? plain : treeOf(document, tree))(response);
    }
  }

  #documentAt(pathname: string): object | undefined {
    if (pathname === '/ci/me/api/json') {
      return { _class: 'hudson.model.User', id: this.user.name };
    }
    const [, path, number] =
      /^\/ci\/((?:job\/[^/]+\/)+)(?:(\d+)\/)?api\/json$/.exec(pathname) ?? [];
    const name = path
      ?.split('/')
      .filter((_, index) => index % 2 === 1)
      .map(decodeURIComponent)
      .join('/');
    const job = this.jobs.get(name);
    if (number) {
      return job?.builds.find(build => build.number === Number(number));
    }
    if (this.folders.has(name)) {
      return { _class: 'com.cloudbees.hudson.plugins.folder.Folder', name };
    }
    return job && { ...job.toJson(), allBuilds: job.builds };
  }
}

/** Answers with JSON. */
export function json(status: number, body: unknown): Reply {
  return response => {
    response.writeHead(status, {
      'content-type': 'application/json;charset=utf-8',
    });
    response.end(JSON.stringify(body));
  };
}

/** Answers with a page, as Jenkins does where it refuses, and a proxy in between. */
export function page(
  status: number,
  headers: Record<string, string> = {},
): Reply {
  return response => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(`<html>${UPSTREAM_WORDS}</html>`);
  };
}

/** Never answers. */
export const silence: Reply = () => {};
