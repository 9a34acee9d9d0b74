import { randomUUID } from 'node:crypto';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { componentOf } from '../../__testUtils__/catalogEntities';
import { createPolicy } from '../../__testUtils__/createPolicy';
import {
  CHECKOUT,
  createTestPortal,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
