import { SourceEnvironment, SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabApi, GitlabPatience } from './GitlabApi';
import { GitlabHosts } from './gitlabHosts';

const versionSchema = z.object({ version: z.string() });

/** The GitLabs that the portal has a token for, as what can be asked. @internal */
export class GitlabApis {
  readonly #apis: ReadonlyMap<string, GitlabApi>;

  constructor(
    { instances }: GitlabHosts,
    environment: SourceEnvironment,
    patience?: GitlabPatience,
  ) {
    this.#apis = new Map(
      instances.map(instance => [
        instance.id,
        new GitlabApi(instance, environment, patience),
      ]),
    );
  }

  /** A SourceError where there is no token for it. */
  of(instance: string): GitlabApi {
    const api = this.#apis.get(instance);
    if (!api) {
      throw new SourceError(
        'unauthorised',
        `This portal has no token for the GitLab at ${instance}.`,
        { operatorHint: `Give integrations.gitlab a token for ${instance}.` },
      );
    }
    return api;
  }

  /** Whether it can be reached and takes the token. */
  async probe(instance: string, signal: AbortSignal): Promise<void> {
    await this.of(instance).read('version', versionSchema, signal);
  }
}
