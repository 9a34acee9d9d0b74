import {
  DeployRule,
  RequestBudget,
  SourceDeployment,
  SourceError,
} from 'backstage-plugin-orr-node';
import { GithubRepository } from '../githubIssue';
import { GithubApi } from './GithubApi';
import { GithubCursor } from './githubCursor';

/** Pages move on while they are read, and may then hold what was told; never that many of them. */
const MOST_STALE_PAGES = 3;

/** No request is left. What is done so far is kept. @internal */
export class BudgetUsedUp extends Error {}

/** What is asked for. @internal */
export interface ListingOptions {
  api: GithubApi;
  repository: GithubRepository;
  signal: AbortSignal;
  budget: RequestBudget;
  now: Date;
  since: Date;
  cursor: unknown;
  unfinished: string[];
  rules: readonly DeployRule[];
}

/** What the steps of a listing share. @internal */
export interface Listing extends Omit<ListingOptions, 'cursor' | 'since'> {
  cursor: GithubCursor;
  /** What was found and is not yet told. */
  records: SourceDeployment[];
  /** Ids that were told in this run. */
  told: Set<string>;
  /** Before each request: throws where none is left. */
  take(): void;
  /** Pages in a row that held nothing that was not told before. */
  stalePages: number;
}

/** A SourceError where page after page holds nothing new: the host leads round. @internal */
export function notePageOf(listing: Listing, isNew: boolean): void {
  listing.stalePages = isNew ? 0 : listing.stalePages + 1;
  if (listing.stalePages >= MOST_STALE_PAGES) {
    throw new SourceError(
      'bad-response',
      `${listing.api.title} leads from one page to the next without an end.`,
    );
  }
}
