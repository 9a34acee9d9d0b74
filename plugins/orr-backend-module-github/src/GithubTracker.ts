import { Entity } from '@backstage/catalog-model';
import {
  IssueTracker,
  NewTicket,
  Ticket,
  TicketPlace,
  TicketStatus,
  TrackerError,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { githubEvents } from './githubEvents';
import {
  GithubIssue,
  GithubRepository,
  parseIssueUrl,
  parseSlug,
  toTicket,
} from './githubIssue';
import { GithubRest } from './GithubRest';

const SLUG_ANNOTATION = 'github.com/project-slug';
/** The clocks of two machines never agree. */
const CLOCK_MARGIN_MS = 5 * 60_000;
const PAGE_SIZE = 30;
const PAGES = 5;

const madeIssue = z.object({
  number: z.int().positive(),
  html_url: z.string(),
});
const listedIssues = z.array(madeIssue.extend({ body: z.string().nullish() }));
const issueStatus = z.object({
  state: z.enum(['open', 'closed']),
  closed_at: z.iso.datetime({ offset: true }).nullish(),
});

/** Out of sight of who reads the issue. */
function commentOf(marker: string): string {
  return `<!-- operational-readiness: ${marker} -->`;
}

/** The issues of one GitHub host. @internal */
export class GithubTracker implements IssueTracker {
  readonly id: string;
  readonly title: string;
  readonly events = githubEvents;
  readonly #host: string;
  readonly #rest: GithubRest;

  constructor(options: { host: string; title: string; rest: GithubRest }) {
    this.id = `github:${options.host}`;
    this.title = options.title;
    this.#host = options.host;
    this.#rest = options.rest;
  }

  places(entity: Entity): TicketPlace[] {
    const slug = entity.metadata.annotations?.[SLUG_ANNOTATION];
    const repository = slug === undefined ? undefined : parseSlug(slug);
    if (!repository) {
      return [];
    }
    const id = `${repository.owner}/${repository.name}`;
    return [{ id, title: id }];
  }

  recognise(url: string): Ticket | undefined {
    const issue = parseIssueUrl(url, this.#host);
    const { protocol } = issue ? new URL(url) : { protocol: '' };
    return issue && toTicket(issue, { protocol, host: this.#host });
  }

  async create(
    { placeId, title, body, marker }: NewTicket,
    { signal }: { signal?: AbortSignal },
  ): Promise<Ticket> {
    const repository = this.#repositoryOf(placeId);
    const { json } = await this.#rest.request({
      repository,
      method: 'POST',
      path: '/issues',
      body: { title, body: `${body}\n\n${commentOf(marker)}` },
      signal,
    });
    return this.#ticketOf(this.#read(madeIssue, json), repository);
  }

  async findMade(
    attempt: { placeId: string; marker: string; since: Date },
    { signal }: { signal?: AbortSignal },
  ): Promise<Ticket | undefined> {
    const repository = this.#repositoryOf(attempt.placeId);
    const since = new Date(attempt.since.getTime() - CLOCK_MARGIN_MS);
    for (let page = 1; page <= PAGES; page += 1) {
      const query = new URLSearchParams({
        state: 'all',
        sort: 'created',
        direction: 'desc',
        since: since.toISOString(),
        per_page: String(PAGE_SIZE),
        page: String(page),
      });
      const { json } = await this.#rest.request({
        repository,
        method: 'GET',
        path: `/issues?${query}`,
        signal,
      });
      const issues = this.#read(listedIssues, json);
      const made = issues.find(({ body }) =>
        body?.includes(commentOf(attempt.marker)),
      );
      if (made) {
        return this.#ticketOf(made, repository);
      }
      if (issues.length < PAGE_SIZE) {
        return undefined;
      }
    }
    return undefined;
  }

  async statusOf(
    url: string,
    { etag, signal }: { etag?: string; signal?: AbortSignal },
  ): Promise<TicketStatus> {
    const issue = parseIssueUrl(url, this.#host);
    if (!issue) {
      throw new TrackerError('notFound', `That is no issue of ${this.title}.`);
    }
    const answer = await this.#rest.request({
      repository: issue,
      method: 'GET',
      path: `/issues/${issue.number}`,
      etag,
      signal,
    });
    if (answer.json === undefined) {
      return { state: 'unchanged', etag: answer.etag ?? etag };
    }
    const { state, closed_at: closedAt } = this.#read(issueStatus, answer.json);
    return {
      state,
      ...(state === 'closed' &&
        closedAt && { closedAt: new Date(closedAt).toISOString() }),
      etag: answer.etag,
    };
  }

  #repositoryOf(placeId: string): GithubRepository {
    const repository = parseSlug(placeId);
    if (!repository) {
      throw new TrackerError(
        'notFound',
        `That is no repository of ${this.title}.`,
      );
    }
    return repository;
  }

  /** By the address that GitHub gives it, since a repository may go by another name by now. */
  #ticketOf(
    { number, html_url: url }: z.output<typeof madeIssue>,
    repository: GithubRepository,
  ): Ticket {
    const issue: GithubIssue = { ...repository, number: String(number) };
    return (
      this.recognise(url) ??
      toTicket(issue, { protocol: 'https:', host: this.#host })
    );
  }

  #read<T>(schema: z.ZodType<T>, json: unknown): T {
    const { data } = schema.safeParse(json);
    if (data === undefined) {
      throw new TrackerError(
        'unexpected',
        `${this.title} answered something else than an issue.`,
      );
    }
    return data;
  }
}
