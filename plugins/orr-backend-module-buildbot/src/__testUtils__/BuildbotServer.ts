import {
  LocalHttp,
  ReceivedRequest,
  replies,
  Reply,
} from 'backstage-plugin-orr-node/testUtils';
import { ServerResponse } from 'node:http';

/** A build as Buildbot 3.7 tells it, of which the portal reads some. */
export interface ServedBuild {
  buildid: number;
  builderid: number;
  number: number;
  started_at: number;
  complete: boolean;
  complete_at: number | null;
  results: number | null;
  state_string: string;
  properties: Record<string, [unknown, string]>;
}

/** Who may ask. */
export const USER = { name: 'portal', password: 'pass-nobody-may-see' };

const IDENTIFIER = /^[A-Za-z_-][.A-Za-z0-9_-]*$/;
const AUTHORISATION = `Basic ${Buffer.from(
  `${USER.name}:${USER.password}`,
).toString('base64')}`;

/** A master with what the portal asks it for: it filters, sorts and limits as Buildbot 3.7 was seen to do. */
export class BuildbotServer {
  readonly http = new LocalHttp((request, response) =>
    this.#answer(request, response),
  );
  /** Answered first, one each, in place of what the master would. */
  readonly replies: Reply[] = [];
  readonly #builders = new Map<string, ServedBuild[]>();

  reset(): void {
    this.replies.length = 0;
    this.http.requests.length = 0;
    this.#builders.clear();
  }

  /** The builds of a builder, which it has from now on. */
  builder(name: string): ServedBuild[] {
    const builds = this.#builders.get(name) ?? [];
    this.#builders.set(name, builds);
    return builds;
  }

  /** Begins a build, which goes on unless it has results. */
  run(
    builder: string,
    startedAt: Date,
    change: Partial<ServedBuild> & { texts?: Record<string, string> } = {},
  ): ServedBuild {
    const builds = this.builder(builder);
    const { texts = {}, ...rest } = change;
    const results = rest.results ?? null;
    const started = Math.floor(startedAt.getTime() / 1000);
    const number = (builds.at(-1)?.number ?? 0) + 1;
    const build: ServedBuild = {
      buildid: number + 100,
      builderid: this.#idOf(builder),
      number,
      started_at: started,
      complete: results !== null,
      complete_at: results === null ? null : started + 60,
      results,
      state_string: results === null ? 'building' : 'build successful',
      properties: {
        ...propertiesOf({ environment: 'production', ...texts }),
        owners: [[''], 'Build'],
      },
      ...rest,
    };
    builds.push(build);
    return build;
  }

  /** What it asked of this server, without what it comes to. */
  get asked(): string[] {
    return this.http.requests.map(({ path }) => path);
  }

  #idOf(builder: string): number {
    return [...this.#builders.keys()].indexOf(builder) + 1;
  }

  #answer(request: ReceivedRequest, response: ServerResponse): void {
    const reply = this.replies.shift() ?? this.#replyTo(request);
    reply(response);
  }

  #replyTo({ path, headers }: ReceivedRequest): Reply {
    if (headers.authorization !== AUTHORISATION) {
      return replies.refusal(401);
    }
    const { pathname, searchParams } = new URL(path, 'http://buildbot');
    const [api, version, kind, name, builds] = pathname
      .slice(1)
      .split('/')
      .map(decodeURIComponent);
    if (`${api}/${version}` !== 'api/v2') {
      return replies.refusal(404);
    }
    if (kind === 'masters' && !name) {
      return replies.json({ masters: [{ masterid: 1, active: true }] });
    }
    if (kind !== 'builders' || !IDENTIFIER.test(name)) {
      return replies.refusal(404);
    }
    const known = this.#builders.get(name);
    if (!builds) {
      const builderid = this.#idOf(name);
      return known
        ? replies.json({ builders: [{ builderid, name }] })
        : replies.refusal(404);
    }
    // A builder that there is not has no builds, and is no error.
    return replies.json({ builds: chosen(known ?? [], searchParams) });
  }
}

/** Properties of a build, as somebody gave them who forced it. */
function propertiesOf(texts: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]): [string, [string, string]] => [
      name,
      [text, 'Force Build Form'],
    ]),
  );
}

/** The properties come only where they are asked for. */
function shownOf(build: ServedBuild, query: URLSearchParams) {
  return query.get('property') === '*' ? build : { ...build, properties: {} };
}

function chosen(builds: readonly ServedBuild[], query: URLSearchParams) {
  const least = (name: string) => Number(query.get(`${name}__ge`) ?? -Infinity);
  const exact = query.getAll('number').map(Number);
  const fit = builds.filter(
    ({ number, started_at: startedAt }) =>
      number >= least('number') &&
      startedAt >= least('started_at') &&
      (exact.length === 0 || exact.includes(number)),
  );
  const sorted =
    query.get('order') === 'number'
      ? [...fit].sort((a, b) => a.number - b.number)
      : fit;
  return sorted
    .slice(0, Number(query.get('limit') ?? Infinity))
    .map(build => shownOf(build, query));
}
