import { TicketDraft } from './ticketDraft';

/** Longer addresses are cut or refused on their way. */
const LONGEST_URL = 7_500;

function filled(template: string, { title, body }: TicketDraft): string {
  return template
    .replaceAll('{{title}}', () => encodeURIComponent(title))
    .replaceAll('{{body}}', () => encodeURIComponent(body));
}

/** Half a character, which a cut may leave, cannot be encoded. */
function cut(text: string, length: number): string {
  return [...text.slice(0, length)]
    .filter(character => !/^[\uD800-\uDFFF]$/.test(character))
    .join('');
}

/**
 * The address at which a tracker lets a person make a ticket. What is put in is encoded, so that it cannot lead
 * elsewhere; a body that would make it too long is cut.
 *
 * @public
 */
export function fillTicketTemplate(
  template: string,
  draft: TicketDraft,
): string {
  let body = cut(draft.body, draft.body.length);
  const title = cut(draft.title, draft.title.length);
  let url = filled(template, { title, body });
  while (url.length > LONGEST_URL && body) {
    body = cut(body, Math.floor(body.length * 0.9));
    url = filled(template, { title, body });
  }
  return url;
}
