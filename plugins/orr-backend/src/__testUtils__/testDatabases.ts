import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { applyMigrations } from '../database/migrations';

/** SQLite, and PostgreSQL where a server is given. @internal */
export function createTestDatabases() {
  const ids: TestDatabaseId[] = ['SQLITE_3'];
  if (process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING) {
    ids.push('POSTGRES_18');
  }
  const databases = TestDatabases.create({ ids });
  return {
    eachSupportedId: () => databases.eachSupportedId(),
    /** A new database with the current schema. */
    init: async (id: TestDatabaseId) =>
      applyMigrations(
        mockServices.database({ knex: await databases.init(id) }),
      ),
    /** A new database without tables. */
    initEmpty: (id: TestDatabaseId) => databases.init(id),
  };
}
