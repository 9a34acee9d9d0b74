import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { MigratedPostgres } from '../database/__testUtils__/MigratedPostgres';
import { MigratedSqlite } from '../database/__testUtils__/MigratedSqlite';

/** SQLite, and PostgreSQL where a server is given. @internal */
export function createTestDatabases() {
  const ids: TestDatabaseId[] = ['SQLITE_3'];
  const server =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  if (server) {
    ids.push('POSTGRES_18');
  }
  const databases = TestDatabases.create({ ids });
  const sqlite = new MigratedSqlite();
  const postgres = server ? new MigratedPostgres(server) : undefined;
  afterAll(() => Promise.all([sqlite.destroy(), postgres?.destroy()]));
  return {
    eachSupportedId: () => databases.eachSupportedId(),
    /** A new database with the current schema. */
    init: (id: TestDatabaseId) =>
      id === 'POSTGRES_18' && postgres ? postgres.create() : sqlite.create(),
    /** A new database without tables. */
    initEmpty: (id: TestDatabaseId) => databases.init(id),
  };
}
