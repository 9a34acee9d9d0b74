import { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import MuiLink from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { NamedRole, ROLE_ANNOTATIONS } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ContactLinks } from './ContactLinks';
import { EntryLines } from './EntryLines';
import { refOf } from './refOf';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
}));

/** Who has a role by the entry of an entity, and how they are reached. @internal */
export function RoleHolder(props: {
  named: NamedRole;
  /** The people and groups that the catalog holds; absent while, or where, they could not be looked up. */
  holders?: Entity[];
}) {
  const { named, holders } = props;
  const { t } = useOrrTranslation();
  if ('problem' in named) {
    return <>{t('ownership.role.unreadable', { written: named.written })}</>;
  }
  if ('href' in named) {
    return (
      <MuiLink
        href={named.href}
        title={named.href}
        underline="always"
        target="_blank"
        rel="noopener noreferrer"
      >
        {t('ownership.role.rota', { host: new URL(named.href).host })}
      </MuiLink>
    );
  }
  const holder = holders?.find(entity => refOf(entity) === named.ref);
  if (holders && !holder) {
    // A link would lead nowhere.
    return <>{t('ownership.role.notFound', { ref: named.ref })}</>;
  }
  return (
    <>
      <EntityRefLink entityRef={named.ref} />
      {holder && (
        <ContactLinks
          owners={[holder]}
          label={t('ownership.role.contact', {
            role: t(`ownership.role.${named.role}`),
          })}
        />
      )}
    </>
  );
}

/** What of the roles that an entry names cannot be read, and the lines that would mend it. @internal */
export function RoleProblems({ roles }: { roles: NamedRole[] }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {roles.map(
        named =>
          'problem' in named && (
            <div key={named.role} className={classes.root}>
              <Typography variant="body2">
                {t(`ownership.role.problem.${named.problem}`, {
                  annotation: ROLE_ANNOTATIONS[named.role],
                  kinds: t(`ownership.role.kinds.${named.role}`),
                })}
              </Typography>
              <EntryLines mend={named.mend} />
            </div>
          ),
      )}
    </>
  );
}
