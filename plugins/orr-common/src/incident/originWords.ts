/** An incident as the origin of a question names it. @internal */
export interface OriginIncident {
  /** What people know it by. */
  title: string;
  /** YYYY-MM-DD. */
  day: string;
  /** An http or https address. */
  url: string;
}

/** As long as the title of a link may be in a checklist file. */
const TITLE_LENGTH = 200;

/**
 * The lines of a checklist file that make an incident the origin of a question. Titles come from other systems: they are
 * quoted, so that nothing in them is read as more than a title.
 *
 * @internal
 */
export function originWords({ title, day, url }: OriginIncident): string {
  const ending = `, ${day}`;
  const room = TITLE_LENGTH - ending.length;
  const short =
    title.length > room ? `${title.slice(0, room - 1).trimEnd()}…` : title;
  return [
    'origin: incident',
    'why:',
    '  links:',
    `    - title: ${JSON.stringify(short + ending)}`,
    `      url: ${JSON.stringify(url)}`,
  ].join('\n');
}
