import {
  isSourceError,
  SourceCallOptions,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { GitlabApi } from './GitlabApi';

/** So many that are not among the first are asked for one by one. */
const SINGLY = 3;
/** Of a project with very many review apps not all are looked through. */
const MOST_PAGES = 10;

const TIERS = [
  'production',
  'staging',
  'testing',
  'development',
  'other',
] as const;

const environmentSchema = z.object({
  id: z.number().int().positive(),
  // GitLab before 13.10 has none, and one that is not known says nothing.
  tier: z.enum(TIERS).optional().catch(undefined),
});

type Environment = z.infer<typeof environmentSchema>;

/** What the environments of a project are for, asked once in a run and only as far as they are met. @internal */
export class GitlabTiers {
  readonly #known = new Map<number, Environment['tier']>();
  readonly #api: GitlabApi;
  readonly #path: string;
  readonly #options: SourceCallOptions;
  #pages = 0;
  #hasMore = true;

  /** The path is that of the environments in the API. */
  constructor(api: GitlabApi, path: string, options: SourceCallOptions) {
    this.#api = api;
    this.#path = path;
    this.#options = options;
  }

  /** What was learnt of it, if anything. */
  of(id: number): SourceDeployment['tier'] {
    return this.#known.get(id);
  }

  /**
   * Learns what can be learnt of the named ones. False where the budget does not suffice for the first look: nothing can be said
   * of any then.
   */
  async learn(ids: number[]): Promise<boolean> {
    const { budget } = this.#options;
    const missing = () => ids.filter(id => !this.#known.has(id));
    while (this.#hasMore && missing().length > 0) {
      const isSingly = this.#pages > 0 && missing().length <= SINGLY;
      if (!isSingly && this.#pages === MOST_PAGES) {
        break;
      }
      if (!budget.take()) {
        return this.#pages > 0;
      }
      await this.#unlessRefused(
        isSingly ? this.#readOne(missing()[0]) : this.#readPage(),
      );
    }
    return true;
  }

  async #readPage(): Promise<void> {
    this.#pages += 1;
    const { items, hasNext } = await this.#api.readPage(
      this.#path,
      { page: String(this.#pages) },
      {
        schema: environmentSchema,
        signal: this.#options.signal,
        isRemembered: true,
      },
    );
    items.forEach(({ id, tier }) => this.#known.set(id, tier));
    this.#hasMore = hasNext;
  }

  async #readOne(id: number): Promise<void> {
    this.#known.set(id, undefined);
    const { tier } = await this.#api.read(
      `${this.#path}/${id}`,
      environmentSchema,
      this.#options.signal,
    );
    this.#known.set(id, tier);
  }

  /** A project may show its deployments to the portal and not its environments: the rules of the portal say what these are for then. */
  async #unlessRefused(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const isRefused =
        isSourceError(error) &&
        ['forbidden', 'not-found'].includes(error.problem);
      if (!isRefused) {
        throw error;
      }
      this.#hasMore = this.#known.size > 0;
    }
  }
}
