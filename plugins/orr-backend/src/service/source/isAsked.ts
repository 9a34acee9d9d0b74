import { Source } from 'backstage-plugin-orr-node';

/** Whether a source can be asked; else it tells by itself alone. @internal */
export function isAsked(source: Source): boolean {
  return 'read' in source || ('list' in source && source.list !== undefined);
}
