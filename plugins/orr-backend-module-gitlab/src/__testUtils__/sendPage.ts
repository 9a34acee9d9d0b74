import { etagOf } from './etagOf';
import { ReceivedRequest } from './ReceivedRequest';
import { Reply } from './replies';

/** A page of a list by number, with all that GitLab says of it in headers. */
export function sendPage(
  items: object[],
  options: { url: URL; request: ReceivedRequest; without: string[] },
): Reply {
  const { url, request, without } = options;
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 20), 100);
  const page = Math.max(Number(url.searchParams.get('page') ?? 1), 1);
  const pages = Math.max(Math.ceil(items.length / size), 1);
  const shown = items.slice((page - 1) * size, page * size);
  const hasNext = page < pages;
  const hasPrevious = page > 1 && page <= pages + 1;
  const linkTo = (to: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    target.searchParams.set('per_page', String(size));
    return `<${target.href}>; rel="${rel}"`;
  };
  const headers: Record<string, string> = {
    etag: etagOf(shown),
    'x-page': String(page),
    'x-per-page': String(size),
    'x-next-page': hasNext ? String(page + 1) : '',
    'x-prev-page': hasPrevious ? String(page - 1) : '',
    'x-total': String(items.length),
    'x-total-pages': String(pages),
    link: [
      ...(hasPrevious ? [linkTo(page - 1, 'prev')] : []),
      ...(hasNext ? [linkTo(page + 1, 'next')] : []),
      linkTo(1, 'first'),
      linkTo(pages, 'last'),
    ].join(', '),
  };
  without.forEach(name => delete headers[name]);
  return response => {
    const isKnown = request.headers['if-none-match'] === headers.etag;
    response.writeHead(isKnown ? 304 : 200, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(isKnown ? undefined : JSON.stringify(shown));
  };
}
