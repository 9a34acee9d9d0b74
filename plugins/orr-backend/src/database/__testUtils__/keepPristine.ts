import { Knex } from 'knex';

const STATEMENTS = [
  'CREATE SCHEMA pristine',
  'CREATE SCHEMA pristine_rows',
  'CREATE TABLE pristine.schema_change (command text)',
  `CREATE TABLE pristine.sequence AS
     SELECT format('%I.%I', schemaname, sequencename) AS name, start_value, last_value FROM pg_sequences`,
  `DO $$
   DECLARE name text; filled boolean;
   BEGIN
     FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
       EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
       IF filled THEN
         EXECUTE format('CREATE TABLE pristine_rows.%I AS TABLE public.%I', name, name);
       END IF;
     END LOOP;
   END $$`,
  // Without its guards, which are there to be in the way.
  `CREATE FUNCTION pristine.restore() RETURNS boolean AS $$
   DECLARE name text;
   BEGIN
     IF EXISTS (SELECT FROM pristine.schema_change) THEN
       RETURN false;
     END IF;
     PERFORM set_config('session_replication_role', 'replica', true);
     FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
       EXECUTE format('DELETE FROM public.%I', name);
     END LOOP;
     FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'pristine_rows' LOOP
       EXECUTE format('INSERT INTO public.%I SELECT * FROM pristine_rows.%I', name, name);
     END LOOP;
     PERFORM setval(s.name::regclass, coalesce(s.last_value, s.start_value), s.last_value IS NOT NULL)
       FROM pristine.sequence s;
     RETURN true;
   END $$ LANGUAGE plpgsql`,
  `CREATE FUNCTION pristine.note_schema_change() RETURNS event_trigger AS $$
   BEGIN
     INSERT INTO pristine.schema_change VALUES (tg_tag);
   END $$ LANGUAGE plpgsql`,
  'CREATE EVENT TRIGGER pristine_schema ON ddl_command_end EXECUTE FUNCTION pristine.note_schema_change()',
];

/** Where many rows were, the room that they took. */
const SWOLLEN = `
  SELECT format('%I', relname) AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 262144`;

/** Lets a PostgreSQL database, and each copy of it, be made again what it is now. @internal */
export async function keepPristine(knex: Knex): Promise<void> {
  for (const statement of STATEMENTS) {
    await knex.raw(statement);
  }
}

/**
 * Makes a database what it was when it was kept: the same rows, the same next numbers. Not where its schema is another
 * now; who asks is told.
 *
 * @internal
 */
export async function restorePristine(knex: Knex): Promise<boolean> {
  const { rows } = await knex.raw('SELECT pristine.restore() AS restored');
  if (!rows[0].restored) {
    return false;
  }
  const swollen = await knex.raw(SWOLLEN);
  if (swollen.rows.length > 0) {
    const names = swollen.rows.map(({ name }: { name: string }) => name);
    await knex.raw(`VACUUM ${names.join(', ')}`);
  }
  return true;
}
