import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { fillTicketTemplate } from 'backstage-plugin-orr-common';

/** A tracker that a person uses by an address in which title and text are filled in. @internal */
export interface TicketTemplate {
  id: string;
  title: string;
  /** With `{{title}}` and `{{body}}`. */
  url: string;
  /** How the addresses of its tickets begin. */
  recognises?: string;
}

/** How tickets are made and followed. @internal */
export interface TicketOptions {
  templates: TicketTemplate[];
  /** How often an open ticket is looked at. */
  pollMinutes: number;
}

const DAY_MINUTES = 24 * 60;

function isWebAddress(url: string): boolean {
  return (
    URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
  );
}

/** What is filled in must not change where an address leads. */
function originWith(url: string, title: string): string {
  const filled = fillTicketTemplate(url, { title, body: title });
  return isWebAddress(filled) ? new URL(filled).origin : '';
}

function readTemplate(config: Config, index: number): TicketTemplate {
  const key = `orr.trackers.templates[${index}]`;
  const template = {
    id: config.getString('id'),
    title: config.getString('title'),
    url: config.getString('url'),
    recognises: config.getOptionalString('recognises'),
  };
  const origin = originWith(template.url, 'one');
  if (!origin || origin !== originWith(template.url, 'two')) {
    throw new InputError(
      `${key}.url: must be an http or https address with {{title}} and {{body}} behind its host`,
    );
  }
  if (template.recognises && !isWebAddress(template.recognises)) {
    throw new InputError(`${key}.recognises: must be an http or https address`);
  }
  // Without a slash, a host that only begins alike would be recognised too.
  if (template.recognises && new URL(template.recognises).pathname === '/') {
    template.recognises = new URL(template.recognises).href;
  }
  return template;
}

/** Reads `orr.trackers`. @internal */
export function readTicketOptions(config: Config): TicketOptions {
  const templates = (
    config.getOptionalConfigArray('orr.trackers.templates') ?? []
  ).map(readTemplate);
  const ids = templates.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new InputError(`orr.trackers.templates: ${twice} is there twice`);
  }
  const pollMinutes =
    config.getOptionalNumber('orr.trackers.pollMinutes') ?? 15;
  if (
    !Number.isInteger(pollMinutes) ||
    pollMinutes < 1 ||
    pollMinutes > DAY_MINUTES
  ) {
    throw new InputError(
      `orr.trackers.pollMinutes: ${pollMinutes} is not a whole number of minutes from 1 to ${DAY_MINUTES}`,
    );
  }
  return { templates, pollMinutes };
}
