import { AuditorService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import {
  CHECKLIST,
  createTestPortal,
} from '../../../../__testUtils__/createTestPortal';
import { ChecklistWatch } from '../ChecklistWatch';
import { LocationReader } from '../LocationReader';

type TestPortal = Awaited<ReturnType<typeof createTestPortal>>;

/** What is watched, and how. */
export interface Watched {
  files?: string[];
  urls?: string[];
  /** Whether what stands there is offered as a draft instead of published. */
  isOffered?: boolean;
  reader?: LocationReader;
  auditor?: AuditorService;
}

/** The checklist that stands at the places of these tests. */
export function documentOf(
  change: Partial<ChecklistDocument> = {},
): ChecklistDocument {
  return {
    ...CHECKLIST,
    id: 'data',
    title: 'Data',
    ...change,
  } as ChecklistDocument;
}

/** A replica that watches these places, as the backend begins it. */
export async function beginWatch(
  portal: TestPortal,
  {
    files = [],
    urls = [],
    isOffered = false,
    reader = new LocationReader({ urlReader: mockServices.urlReader.mock() }),
    auditor = mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
  }: Watched,
): Promise<ChecklistWatch> {
  const watch = new ChecklistWatch({
    ...portal.services,
    ...portal.stores,
    auditor,
    logger: portal.logger,
    locations: {
      shipped: false,
      files,
      urls,
      offered: isOffered ? [...files, ...urls] : [],
    },
    reader,
  });
  await watch.begin(portal.clock.now());
  return watch;
}
