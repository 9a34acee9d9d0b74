import { Config } from '@backstage/config';

/** Which checklist files to read. @internal */
export interface ChecklistOptions {
  /** Whether the checklists that come with the plugin are read. */
  shipped: boolean;
  /** The organisation's own files; a relative path starts at the working directory. */
  files: string[];
}

/** Reads `orr.shippedChecklists` and `orr.checklists`. @internal */
export function readChecklistOptions(config: Config): ChecklistOptions {
  return {
    shipped: config.getOptionalBoolean('orr.shippedChecklists') ?? true,
    files: (config.getOptionalConfigArray('orr.checklists') ?? []).map(entry =>
      entry.getString('file'),
    ),
  };
}
