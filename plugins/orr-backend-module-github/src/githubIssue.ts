import { Ticket } from 'backstage-plugin-orr-node';

/** A repository of a host. @internal */
export interface GithubRepository {
  owner: string;
  name: string;
}

/** An issue of a repository. @internal */
export interface GithubIssue extends GithubRepository {
  number: string;
}

const NAME = '[A-Za-z0-9_.-]{1,100}';
const SLUG = new RegExp(`^(?<owner>${NAME})/(?<name>${NAME})$`);
const PATH = new RegExp(
  `^/(?<owner>${NAME})/(?<name>${NAME})/issues/(?<number>[1-9][0-9]{0,9})/?$`,
);

/** Names that would lead elsewhere within a path. */
function isName(name: string): boolean {
  return name !== '.' && name !== '..';
}

/** Reads `owner/name`, as the annotation of an entity has it. @internal */
export function parseSlug(slug: string): GithubRepository | undefined {
  const { owner, name } = SLUG.exec(slug.trim())?.groups ?? {};
  return owner && isName(owner) && isName(name) ? { owner, name } : undefined;
}

/** Reads the address of an issue in the browser; undefined where it is none on this host. @internal */
export function parseIssueUrl(
  address: string,
  host: string,
): GithubIssue | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { protocol, host: at, pathname, username, password } = new URL(address);
  if (
    !['https:', 'http:'].includes(protocol) ||
    at !== host.toLocaleLowerCase('en-US') ||
    username ||
    password
  ) {
    return undefined;
  }
  const { owner, name, number } = PATH.exec(pathname)?.groups ?? {};
  return owner && isName(owner) && isName(name)
    ? { owner, name, number }
    : undefined;
}

/** An issue as a ticket; GitHub does not tell upper from lower case, so that the address is kept in lower case. @internal */
export function toTicket(
  { owner, name, number }: GithubIssue,
  { protocol, host }: { protocol: string; host: string },
): Ticket {
  const path = `${owner}/${name}/issues/${number}`.toLocaleLowerCase('en-US');
  return {
    url: `${protocol}//${host}/${path}`,
    key: `${owner}/${name}#${number}`,
  };
}
