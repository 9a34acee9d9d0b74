import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { MigratedPostgres } from '../database/__testUtils__/MigratedPostgres';
import { applyMigrations } from '../database/migrations';

/** SQLite, and PostgreSQL where a server is given. @internal */
export function createTestDatabases() {
  const ids: TestDatabaseId[] = ['SQLITE_3'];
  const server =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  if (server) {
    ids.push('POSTGRES_18');
  }
  const databases = TestDatabases.create({ ids });
  const postgres = server ? new MigratedPostgres(server) : undefined;
  afterAll(() => postgres?.destroy());
  return {
    eachSupportedId: () => databases.eachSupportedId(),
    /** A new database with the current schema. */
    init: async (id: TestDatabaseId) =>
      id === 'POSTGRES_18' && postgres
        ? postgres.create()
        : applyMigrations(
            mockServices.database({ knex: await databases.init(id) }),
          ),
    /** A new database without tables. */
    initEmpty: (id: TestDatabaseId) => databases.init(id),
  };
}
