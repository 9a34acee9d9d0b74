import {
  AuthService,
  CacheService,
  DiscoveryService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { OrrConfig } from '../config';
import { Stores } from '../database/createStores';
import { SourceRegistry } from './source/SourceRegistry';
import { TrackerRegistry } from './ticket/TrackerRegistry';

/** What the services are put together from. @internal */
export interface ServicesOptions {
  auth: AuthService;
  cache: CacheService;
  catalog: CatalogService;
  clock: OrrClock;
  config: OrrConfig;
  discovery: DiscoveryService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  sources: SourceRegistry;
  stores: Stores;
  /** Milliseconds of some beginning, by which it is told what takes long; the process's own unless given. */
  stopwatch?: () => number;
  trackers: TrackerRegistry;
  userInfo: UserInfoService;
}
