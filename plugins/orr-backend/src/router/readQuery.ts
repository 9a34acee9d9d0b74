import { Request } from 'express';

/**
 * The query parameters by name; those that were repeated as lists. Read from the address itself, since the parser of a
 * portal's HTTP server may turn names with brackets or long lists into other shapes.
 *
 * @internal
 */
export function readQuery(request: Request): Record<string, string | string[]> {
  const start = request.url.indexOf('?');
  const search = new URLSearchParams(start < 0 ? '' : request.url.slice(start));
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map(name => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
