import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { etagOf } from './etagOf';
import { changedDeployment, madeDeployment } from './gitlabDeployments';
import { Deployment, Environment, Issue, Project } from './gitlabModel';
import { listDeployments } from './listDeployments';
import { listIssues } from './listIssues';
import { ReceivedRequest } from './ReceivedRequest';
import { json, Reply } from './replies';
import { sendPage } from './sendPage';

export const TOKEN = 'glpat-token-nobody-may-see';

const PROJECT =
  /^\/api\/v4\/projects\/([^/]+)(?:\/(deployments|environments|issues|repository\/compare)(?:\/(\d+))?)?$/;

/**
 * A GitLab with projects, their environments and their deployments, which behaves as its documentation says: `python3-gitlab` and
 * `@gitbeaker/rest` find their way in it.
 */
export class GitlabServer {
  readonly projects: Project[] = [];
  readonly requests: ReceivedRequest[] = [];
  /** Answers the next requests, one each, in place of GitLab. */
  readonly replies: (Reply | undefined)[] = [];
  /** Called once the answer of a request has been sent. */
  afterAnswer: (request: ReceivedRequest) => void = () => {};
  /** Told with every answer. */
  headers: Record<string, string> = {};
  /** Headers about pages that are left out, as on long lists or behind a proxy. */
  withoutHeaders: string[] = [];
  /** What time it is there. */
  now = new Date('2026-03-01T08:00:00.000Z');
  #server: Server | undefined;
  #ids = 4000;

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

  /** As it is when nobody has used it. */
  reset(): void {
    this.projects.length = 0;
    this.requests.length = 0;
    this.replies.length = 0;
    this.afterAnswer = () => {};
    this.headers = {};
    this.withoutHeaders = [];
    this.now = new Date('2026-03-01T08:00:00.000Z');
  }

  get host(): string {
    return `127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  get baseUrl(): string {
    return `http://${this.host}`;
  }

  get apiBaseUrl(): string {
    return `${this.baseUrl}/api/v4`;
  }

  /** The paths of what was asked for, below the API. */
  get asked(): string[] {
    return this.requests.map(({ path }) => path.replace('/api/v4/', ''));
  }

  addProject(path: string): Project {
    const project: Project = {
      id: this.#nextId(),
      path_with_namespace: path,
      web_url: `${this.baseUrl}/${path}`,
      environments: [],
      deployments: [],
      issues: [],
      commitsBetween: () => undefined,
    };
    this.projects.push(project);
    return project;
  }

  addEnvironment(
    project: Project,
    name: string,
    tier?: Environment['tier'],
  ): Environment {
    const environment = {
      id: this.#nextId(),
      name,
      slug: name.replace(/\W/g, '-'),
      external_url: `https://${name.replace(/\W/g, '-')}.example.com`,
      state: 'available',
      ...(tier && { tier }),
    };
    project.environments.push(environment);
    return environment;
  }

  /** A deployment of a project as it is made at that time; it changes what is given over what it would be. */
  deploy(
    project: Project,
    environment: Environment,
    own: Partial<Deployment> = {},
  ): Deployment {
    const deployment = madeDeployment({
      id: this.#nextId(),
      project,
      environment,
      at: this.now,
      own,
    });
    project.deployments.push(deployment);
    return deployment;
  }

  /** An issue of a project as it is opened at that time. */
  open(project: Project, own: Partial<Issue> = {}): Issue {
    const iid = project.issues.length + 1;
    const issue = {
      id: this.#nextId(),
      iid,
      title: `Issue ${iid}`,
      state: 'opened',
      issue_type: 'issue',
      severity: 'UNKNOWN',
      labels: [],
      confidential: false,
      created_at: this.now.toISOString(),
      updated_at: this.now.toISOString(),
      closed_at: null,
      web_url: `${project.web_url}/-/issues/${iid}`,
      ...own,
    };
    project.issues.push(issue);
    return issue;
  }

  #nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const received = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
    };
    this.requests.push(received);
    Object.entries(this.headers).forEach(([name, value]) =>
      response.setHeader(name, value),
    );
    response.on('finish', () => this.afterAnswer(received));
    const reply =
      this.replies.shift() ??
      this.#answerTo(received, Buffer.concat(chunks).toString('utf8'));
    reply(response);
  }

  #answerTo(request: ReceivedRequest, body: string): Reply {
    const { headers } = request;
    const token =
      headers['private-token'] ??
      headers.authorization?.replace(/^Bearer /, '');
    if (token !== TOKEN) {
      return json(401, { message: '401 Unauthorized' });
    }
    const url = new URL(request.path, this.baseUrl);
    if (url.pathname === '/api/v4/version') {
      return json(200, { version: '17.9.0', revision: 'a1b2c3d' });
    }
    const [, name, part, id] = PROJECT.exec(url.pathname) ?? [];
    const project = this.projects.find(
      ({ id: own, path_with_namespace: path }) =>
        [String(own), path.toLowerCase()].includes(
          decodeURIComponent(name ?? '').toLowerCase(),
        ),
    );
    if (!project) {
      return json(404, { message: '404 Project Not Found' });
    }
    if (request.method !== 'GET') {
      return this.#write(request.method, project, { id, body });
    }
    if (!part) {
      const { commitsBetween: _, ...shown } = project;
      return this.#ifChanged(request, shown);
    }
    if (part === 'repository/compare') {
      return comparisonOf(project, url.searchParams);
    }
    if (id) {
      const found = project[part as 'deployments' | 'environments'].find(
        item => item.id === Number(id),
      );
      return found
        ? this.#ifChanged(request, found)
        : json(404, { message: '404 Not found' });
    }
    const list = listOf(project, part, url.searchParams);
    return 'refusal' in list
      ? list.refusal
      : sendPage(list, { url, request, without: this.withoutHeaders });
  }

  #write(
    method: string,
    project: Project,
    { id, body }: { id: string | undefined; body: string },
  ): Reply {
    const wanted = JSON.parse(body);
    if (method === 'POST' && !id) {
      const environment =
        project.environments.find(({ name }) => name === wanted.environment) ??
        this.addEnvironment(project, wanted.environment, 'other');
      const { ref, sha, status } = wanted;
      const own = { ref, sha, status, deployable: null };
      return json(201, this.deploy(project, environment, own));
    }
    const deployment = project.deployments.find(item => item.id === Number(id));
    if (method !== 'PUT' || !deployment) {
      return json(404, { message: '404 Not found' });
    }
    if (deployment.deployable) {
      return json(403, { message: '403 Forbidden' });
    }
    changedDeployment(deployment, this.now, { status: wanted.status });
    return json(200, deployment);
  }

  #ifChanged({ headers }: ReceivedRequest, found: object): Reply {
    const etag = etagOf(found);
    return headers['if-none-match'] === etag
      ? response => {
          response.writeHead(304, { etag });
          response.end();
        }
      : json(200, found, { etag });
  }
}

function comparisonOf(project: Project, query: URLSearchParams): Reply {
  const [from, to] = ['from', 'to'].map(name => query.get(name));
  if (!from || !to) {
    return json(400, { error: 'from is missing, to is missing' });
  }
  const commits = project.commitsBetween(from, to);
  return commits
    ? json(200, {
        commit: commits.at(-1) ?? null,
        commits: commits.map(item => ({
          ...item,
          short_id: item.id.slice(0, 11),
          title: 'A change',
          committed_date: '2026-02-28T00:00:00.000+00:00',
          created_at: '2026-02-28T00:00:00.000+00:00',
        })),
        diffs: [],
        compare_timeout: false,
        compare_same_ref: commits.length === 0,
      })
    : json(404, { message: '404 Ref Not Found' });
}

function listOf(project: Project, part: string, query: URLSearchParams) {
  switch (part) {
    case 'deployments':
      return listDeployments(project.deployments, query);
    case 'issues':
      return listIssues(project.issues, query);
    default:
      return project.environments;
  }
}
