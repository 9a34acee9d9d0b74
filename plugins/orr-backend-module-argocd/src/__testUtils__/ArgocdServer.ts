import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import {
  Application,
  IApplication,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';

/** What is answered in place of what Argo CD would. */
export type Reply = (response: ServerResponse) => void;

/** Words that must be met nowhere but between this server and its caller. */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

/** A secret value that somebody wrote into the values of a chart. */
export const SECRET_VALUE = 'value-nobody-may-see';

type Status = NonNullable<IApplication['status']>;

/** How an operation goes. */
export interface Sync {
  at: number;
  /** Of one source. */
  revision?: string;
  /** Of several. */
  revisions?: string[];
  phase?: 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
  dryRun?: boolean;
  resources?: { kind: string; name: string }[];
  by?: { username?: string; automated?: boolean };
}

const SECOND = 1000;
const toTime = (ms: number) =>
  new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/**
 * An application with the part of the controller that writes its status: an operation replaces the one before, and only a whole sync
 * that succeeded is added to the history, of which the last few are kept.
 */
export class ServedApplication {
  readonly namespace: string;
  project = 'default';
  labels: Record<string, string> = {};
  spec: IApplication['spec'];
  status: Status = {
    health: { status: 'Healthy' },
    sync: { status: 'Synced' },
  } as Status;

  constructor(
    readonly name: string,
    options: { namespace?: string; limit?: number; uid?: string } = {},
  ) {
    this.namespace = options.namespace ?? 'argocd';
    this.uid = options.uid ?? `uid-of-${name}`;
    this.spec = {
      project: this.project,
      destination: { name: 'live-eu', namespace: 'pay' },
      source: {
        repoURL: 'https://git.example.com/acme/config.git',
        path: 'pay',
        targetRevision: 'main',
        helm: { values: `password: ${SECRET_VALUE}` },
      },
      ...(options.limit !== undefined && {
        revisionHistoryLimit: options.limit,
      }),
    };
  }

  readonly uid: string;

  sync(given: Sync): void {
    const { at, revision, revisions, dryRun, resources, by } = given;
    const phase = given.phase ?? 'Succeeded';
    const hasEnded = phase !== 'Running' && phase !== 'Terminating';
    const startedAt = toTime(at);
    const finishedAt = toTime(at + 30 * SECOND);
    const source = structuredClone(this.spec.source!);
    this.status.operationState = {
      phase,
      startedAt,
      ...(hasEnded && { finishedAt, message: UPSTREAM_WORDS }),
      operation: {
        ...(by && { initiatedBy: by }),
        sync: {
          ...(revision && { revision }),
          ...(dryRun && { dryRun }),
          ...(resources && { resources }),
        },
      },
      syncResult: {
        revision: revision ?? '',
        ...(revisions && { revisions }),
        source,
        resources: [],
      },
    } as Status['operationState'];
    if (phase === 'Succeeded' && !dryRun && !resources) {
      this.#remember(given, { startedAt, finishedAt, source });
    }
  }

  #remember(
    { revision, revisions, by }: Sync,
    told: { startedAt: string; finishedAt: string; source: any },
  ): void {
    const history = this.status.history ?? [];
    const entry = {
      id: (history.at(-1)?.id ?? -1) + 1,
      deployStartedAt: told.startedAt,
      deployedAt: told.finishedAt,
      source: told.source,
      ...(revision && { revision }),
      ...(revisions && { revisions }),
      ...(by && { initiatedBy: by }),
    };
    const limit = this.spec.revisionHistoryLimit ?? 10;
    this.status.history = limit ? [...history, entry].slice(-limit) : [];
  }

  /** As Kubernetes takes it, by the published schema of Argo CD. */
  toJson(): IApplication {
    const application: IApplication = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: this.name,
        namespace: this.namespace,
        uid: this.uid,
        labels: this.labels,
      },
      spec: this.spec,
      status: this.status,
    };
    new Application(application).validate();
    return structuredClone(application);
  }
}

/** Applications of a local Argo CD, and every way in which it may fail. */
export class ArgocdServer {
  readonly applications: ServedApplication[] = [];
  readonly requests: { path: string; headers: IncomingMessage['headers'] }[] =
    [];
  /** Answers the next requests, one each. */
  readonly replies: Reply[] = [];
  readonly token = 'token-nobody-may-see';
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      try {
        this.#serve(request, response);
      } catch (error) {
        // A fixture that does not fit the schema fails the test that uses it.
        json(418, { message: String(error) })(response);
      }
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

  reset(): void {
    this.applications.length = 0;
    this.requests.length = 0;
    this.replies.length = 0;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  /** With a path, as behind a proxy. */
  get url(): string {
    return `http://${this.host}/argo`;
  }

  get paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  application(
    name: string,
    options?: ConstructorParameters<typeof ServedApplication>[1],
  ): ServedApplication {
    const application = new ServedApplication(name, options);
    this.applications.push(application);
    return application;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push({ path: request.url!, headers: request.headers });
    const reply = this.replies.shift();
    if (reply) {
      reply(response);
      return;
    }
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      json(401, { message: UPSTREAM_WORDS })(response);
      return;
    }
    const { pathname, searchParams } = new URL(request.url!, this.url);
    if (pathname === '/argo/api/v1/session/userinfo') {
      json(200, { loggedIn: true, username: 'portal' })(response);
    } else if (pathname === '/argo/api/v1/applications') {
      const items = this.#selected(searchParams).map(item => item.toJson());
      json(200, { metadata: {}, items: items.length ? items : null })(response);
    } else {
      const found = this.#named(pathname, searchParams);
      // Without a project, what is missing and what is forbidden look the same.
      json(
        found ? 200 : 403,
        found?.toJson() ?? { message: UPSTREAM_WORDS },
      )(response);
    }
  }

  #named(
    pathname: string,
    query: URLSearchParams,
  ): ServedApplication | undefined {
    const [, name] =
      /^\/argo\/api\/v1\/applications\/([^/]+)$/.exec(pathname) ?? [];
    const namespace = query.get('appNamespace') ?? 'argocd';
    return this.applications.find(
      item =>
        item.name === decodeURIComponent(name ?? '') &&
        item.namespace === namespace,
    );
  }

  #selected(query: URLSearchParams): ServedApplication[] {
    const wanted = query
      .get('selector')!
      .split(',')
      .map(item => item.split('='));
    const namespace = query.get('appNamespace');
    const project = query.get('projects');
    return this.applications.filter(
      item =>
        wanted.every(([key, value]) => item.labels[key] === value) &&
        (namespace === null || item.namespace === namespace) &&
        (project === null || item.project === project),
    );
  }
}

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

/** Answers with a page, as a proxy in between does. */
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
