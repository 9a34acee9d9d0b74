import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isSafeUrl } from 'backstage-plugin-orr-common';

/** Which checklists to read from outside of the portal. @internal */
export interface ChecklistOptions {
  /** Whether the checklists that come with the plugin are read. */
  shipped: boolean;
  /** The organisation's own files; a relative path starts at the working directory. */
  files: string[];
  /** Addresses that the URL reader of the backend may read. */
  urls: string[];
  /** Those of both that are offered as drafts, and not published. */
  offered: string[];
}

/** Reads `orr.shippedChecklists` and `orr.checklists`. @internal */
export function readChecklistOptions(config: Config): ChecklistOptions {
  const files: string[] = [];
  const urls: string[] = [];
  const offered: string[] = [];
  const entries = config.getOptionalConfigArray('orr.checklists') ?? [];
  entries.forEach((entry, index) => {
    const url = entry.getOptionalString('url');
    if (isOffered(entry, index)) {
      offered.push(url ?? entry.getString('file'));
    }
    if (url === undefined) {
      files.push(entry.getString('file'));
      return;
    }
    if (entry.has('file')) {
      throw new InputError(
        `orr.checklists[${index}]: names a file and a url; give each its own entry`,
      );
    }
    if (!isSafeUrl(url)) {
      throw new InputError(
        `orr.checklists[${index}].url: must be an http or https address without a password`,
      );
    }
    urls.push(url);
  });
  const [doubled] = [...files, ...urls].filter(
    (at, index, all) => all.indexOf(at) < index,
  );
  if (doubled !== undefined) {
    throw new InputError(`orr.checklists: ${doubled} is named twice`);
  }
  return {
    shipped: config.getOptionalBoolean('orr.shippedChecklists') ?? true,
    files,
    urls,
    offered,
  };
}

function isOffered(entry: Config, index: number): boolean {
  const publish = entry.getOptionalString('publish') ?? 'published';
  if (publish !== 'published' && publish !== 'draft') {
    throw new InputError(
      `orr.checklists[${index}].publish: must be published or draft`,
    );
  }
  return publish === 'draft';
}
