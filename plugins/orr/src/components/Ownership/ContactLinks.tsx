import MuiLink from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import {
  isSafeUrl,
  KnownFact,
  ownerContactsOf,
} from 'backstage-plugin-orr-common';
import { Entity } from '@backstage/catalog-model';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const MAIL = /^mailto:[^\s?<>"]+$/;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    overflowWrap: 'anywhere',
  },
}));

function Contact({ fact }: { fact: KnownFact }) {
  const { t } = useOrrTranslation();
  const topic = t(`known.topic.${fact.topic}`);
  const text = fact.title ?? fact.value ?? topic;
  const { href } = fact;
  if (href === undefined || !(isSafeUrl(href) || MAIL.test(href))) {
    return <span title={topic}>{text}</span>;
  }
  const elsewhere = isSafeUrl(href) && {
    target: '_blank',
    rel: 'noopener noreferrer',
  };
  return (
    <MuiLink href={href} title={topic} underline="always" {...elsewhere}>
      {text}
    </MuiLink>
  );
}

/** How owners are reached: mail, chat, who is on call. @internal */
export function ContactLinks(props: {
  owners: Entity[];
  /** Whose contacts they are, where they are not those of the owner. */
  label?: string;
}) {
  const { owners } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const contacts = owners.flatMap(owner => ownerContactsOf(owner));
  return contacts.length ? (
    <ul
      className={classes.root}
      aria-label={props.label ?? t('ownership.contact')}
    >
      {contacts.map(fact => (
        <li key={`${fact.topic} ${fact.href ?? fact.value}`}>
          <Contact fact={fact} />
        </li>
      ))}
    </ul>
  ) : null;
}
