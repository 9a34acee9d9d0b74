import {
  SourceEnvironment,
  SourceError,
  SourceHttp,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { BUILD_TREE, JenkinsBuild, jenkinsBuildSchema } from './jenkinsBuild';
import { pathOfJob } from './jenkinsJobs';
import { JenkinsInstance } from './readJenkinsConfig';

/** So many builds are asked for at once; Jenkins reads each of them from its disk. @internal */
export const PAGE = 50;

const jobSchema = z.object({
  nextBuildNumber: z.int().positive().nullish(),
  allBuilds: z.array(jenkinsBuildSchema).max(PAGE).nullish(),
});

/** Some of the builds of a job, the newest first. @internal */
export interface BuildPage {
  builds: JenkinsBuild[];
  /** Null where Jenkins does not say it. */
  nextBuildNumber: number | null;
}

/** What is otherwise the same for all requests, for tests to shorten. @internal */
export interface JenkinsTiming {
  timeoutMs?: number;
  pauseMs?: number;
  maxBytes?: number;
}

/** Asks one Jenkins about jobs and their builds. @internal */
export class JenkinsApi {
  readonly title: string;
  readonly host: string;
  readonly #http: SourceHttp;

  constructor(options: {
    instance: JenkinsInstance;
    environment: SourceEnvironment;
    timing?: JenkinsTiming;
  }) {
    const { instance, environment, timing } = options;
    this.host = new URL(instance.baseUrl).host;
    this.title = `Jenkins at ${this.host}`;
    this.#http = new SourceHttp({
      title: this.title,
      baseUrl: instance.baseUrl,
      headers: async () => this.#headersOf(instance),
      gate: environment.hosts.of(this.host),
      clock: environment.clock,
      ...timing,
    });
  }

  /** Builds of a job, counted from its newest one. */
  async builds(
    job: string,
    from: number,
    signal: AbortSignal,
  ): Promise<BuildPage> {
    const { nextBuildNumber, allBuilds } = await this.#ask(
      `${pathOfJob(job)}/api/json`,
      `nextBuildNumber,allBuilds[${BUILD_TREE}]{${from},${from + PAGE}}`,
      jobSchema,
      signal,
    );
    if (!allBuilds) {
      throw new SourceError(
        'bad-response',
        `\`${job}\` in ${this.title} is no job with builds.`,
        {
          operatorHint:
            'A folder or a multibranch project has no builds of its own: the annotation has to name one of its jobs, such as `folder/job/main`.',
        },
      );
    }
    return { builds: allBuilds, nextBuildNumber: nextBuildNumber ?? null };
  }

  async build(
    job: string,
    number: number,
    signal: AbortSignal,
  ): Promise<JenkinsBuild> {
    const path = `${pathOfJob(job)}/${number}/api/json`;
    return this.#ask(path, BUILD_TREE, jenkinsBuildSchema, signal);
  }

  /** Whether there is such a job. */
  async requireJob(job: string, signal: AbortSignal): Promise<void> {
    await this.#ask(`${pathOfJob(job)}/api/json`, 'name', z.object({}), signal);
  }

  /** Who the credentials belong to, which nobody is told without them. */
  async requireUser(signal: AbortSignal): Promise<void> {
    await this.#ask(
      'me/api/json',
      'id',
      z.object({ id: z.string().min(1) }),
      signal,
    );
  }

  async #ask<T>(
    path: string,
    tree: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { json } = await this.#http.request({
      path: `${path}?tree=${encodeURIComponent(tree)}`,
      signal,
    });
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      throw new SourceError(
        'bad-response',
        `${this.title} answered something else than it should.`,
      );
    }
    return parsed.data;
  }

  #headersOf({
    username,
    apiKey,
    extraRequestHeaders,
  }: JenkinsInstance): Record<string, string> {
    if (!username || !apiKey) {
      throw new SourceError(
        'unauthorised',
        `There are no credentials for ${this.title}.`,
        { operatorHint: 'Set `username` and `apiKey` of this Jenkins.' },
      );
    }
    const basic = Buffer.from(`${username}:${apiKey}`).toString('base64');
    return { ...extraRequestHeaders, authorization: `Basic ${basic}` };
  }
}
