import MuiLink from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { isSafeUrl, KnownFact } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

const SHOWN_ENTITIES = 8;
const MAIL = /^mailto:[^\s?<>"]+$/;

function Entities({ entities }: Required<Pick<KnownFact, 'entities'>>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const more = entities.length - SHOWN_ENTITIES;
  return (
    <ul className={classes.list}>
      {entities.slice(0, SHOWN_ENTITIES).map(({ entityRef, ownerRefs }) => (
        <Typography component="li" variant="body2" key={entityRef}>
          <EntityRefLink entityRef={entityRef} underline="always" />
          {ownerRefs.length > 0 && (
            <>
              , {t('known.owners')}{' '}
              <EntityRefLinks
                entityRefs={ownerRefs}
                defaultKind="group"
                underline="always"
              />
            </>
          )}
        </Typography>
      ))}
      {more > 0 && (
        <Typography component="li" variant="body2">
          {t('known.more', { count: more })}
        </Typography>
      )}
    </ul>
  );
}

function Value({ fact }: { fact: KnownFact }) {
  const { t } = useOrrTranslation();
  const { href, portalPath, title, value } = fact;
  const text = title ?? value;
  if (href && isSafeUrl(href)) {
    return (
      <MuiLink
        href={href}
        underline="always"
        target="_blank"
        rel="noopener noreferrer"
      >
        {text ?? href}
      </MuiLink>
    );
  }
  if (href && MAIL.test(href)) {
    return (
      <MuiLink href={href} underline="always">
        {text ?? href.slice('mailto:'.length)}
      </MuiLink>
    );
  }
  return portalPath && !text ? (
    <Link to={portalPath} underline="always">
      {t(`known.topic.${fact.topic}`)}
    </Link>
  ) : (
    <>{text}</>
  );
}

/** One thing the catalog knows: what it is about, and where it leads. @internal */
export function FactLine({ fact }: { fact: KnownFact }) {
  const { t } = useOrrTranslation();
  const { entities } = fact;
  if (entities?.length === 1 && fact.topic === 'owner') {
    return (
      <Typography variant="body2" component="div">
        {t('known.topic.owner')}:{' '}
        <EntityRefLink
          entityRef={entities[0].entityRef}
          defaultKind="group"
          underline="always"
        />
      </Typography>
    );
  }
  return (
    <Typography variant="body2" component="div">
      {t(`known.topic.${fact.topic}`)}
      {entities ? <Entities entities={entities} /> : ': '}
      {!entities && <Value fact={fact} />}
    </Typography>
  );
}
